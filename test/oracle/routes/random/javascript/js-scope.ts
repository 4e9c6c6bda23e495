import type { MountItem, Statement } from "../program.js";
import type { Texts } from "../texts.js";
import type { JsFile } from "./js-file.js";
import type { HandlerPlace, JsHandlers } from "./js-handlers.js";
import type { ModuleSyntax } from "./module-syntax.js";

/** Where statements are written. */
export interface JsScope extends HandlerPlace {
  /** The expression of what is registered on. */
  readonly receiver: string;
  /** The expression of the text that the unit is given; null where it is given none. */
  readonly argument: string | null;
  /** Whether there is somebody to wait for promises. */
  readonly canAwait: boolean;
}

/** How a unit is put under another. */
export type JsChild =
  /** Something that is mounted with a prefix. */
  | { readonly kind: "mounted"; readonly expression: (argument: string) => string }
  /** A function that is registered, and gets an instance and options. */
  | {
      readonly kind: "plugin";
      readonly expression: (argument: string) => string;
      /** The expression of the module that it is the whole of; null of all others. */
      readonly module: string | null;
      /** Whether the options say what it is given. */
      readonly hasOption: boolean;
      /** Whether it gets an instance of its own, which has the prefix. */
      readonly isEncapsulated: boolean;
    }
  /** A function that registers on what it is given. */
  | { readonly kind: "registrar"; readonly call: (receiver: string, argument: string) => string };

export interface JsTools {
  readonly modules: ModuleSyntax;
  readonly texts: Texts<JsFile>;
  readonly handlers: JsHandlers;
  /** A unit as a file sees it. */
  readonly child: (index: number, scope: JsScope) => JsChild;
}

export type WriteStatement = (tools: JsTools, statement: Statement, scope: JsScope) => readonly string[];

export function argumentOf({ texts }: JsTools, { argument }: MountItem, scope: JsScope): string {
  return texts.expression(texts.prefix(argument), argument, scope);
}

export function prefixOf({ texts }: JsTools, { prefix }: MountItem, scope: JsScope): string {
  return texts.expression(texts.prefix(prefix), prefix, scope);
}

/** A call with each of what it is given in a line of its own, so that each function has a place of its own. */
export function callLines(head: string, given: readonly string[]): readonly string[] {
  return [`${head}(`, ...given.map((text) => `  ${text},`), ");"];
}

/** Rows of something that is gone through, one a line. */
export function rowLines(before: string, rows: readonly string[], after: string): readonly string[] {
  return [before, ...rows.map((row) => `  ${row},`), after];
}
