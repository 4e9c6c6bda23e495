import type { Scope } from "./scope.js";

/** What is known of the place where a node stands. */
export interface Context {
  readonly scope: Scope;
  /** Inside a function: run late or never. */
  readonly deferred: boolean;
  /** Inside `if`, `try`, `with`, a loop or a `case`: run on some path only. */
  readonly conditional: boolean;
  /** Where the program catches the failure of an import. */
  readonly tried: boolean;
  /** Where the program has asked for the version of the interpreter, the platform, or whether a module is there. */
  readonly asked: boolean;
  /** Inside `if TYPE_CHECKING`: read by type checkers alone. */
  readonly typeOnly: boolean;
}

/** Whether the program expects that an import in this place may fail, or never runs it. */
export function mayFail({ tried, asked, typeOnly }: Context): boolean {
  return tried || asked || typeOnly;
}

/** The place inside a function or lambda. What was caught where it is defined is not caught where it is called. */
export function insideFunction(around: Context, scope: Scope): Context {
  return { ...around, scope, deferred: true, tried: false };
}
