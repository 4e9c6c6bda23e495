import type { ImportedName, Scope, Value } from "./value.js";

/** What a name of a scope stands for. */
export type Bound = Value | ImportedName;

type OfScope = Pick<Scope, "className" | "outerNames">;

/** The scope of a module (without parent), a function, a class body, or of something smaller. */
export function newScope(file: string, parent: Scope | null, { className, outerNames }: Partial<OfScope> = {}): Scope {
  return { file, parent, names: new Map<string, Bound>(), className, outerNames, changes: null };
}

/** Binds a name. What it stood for before the alternative that is running is remembered. */
export function bindName(scope: Scope, name: string, value: Bound): void {
  const { names, changes } = scope;
  if (changes !== null && !changes.has(name)) changes.set(name, names.get(name));
  names.set(name, value);
}
