import type { ts } from "ts-morph";
import type { FlowExpression, FlowFunction, FlowPattern, FlowStatement } from "../../../model/flow.js";
import type { Span } from "../../../model/span.js";
import type { ImportTable } from "../import-table.js";
import type { SourceText } from "../source-text.js";
import type { ExportedNames } from "./exported-names.js";
import type { Mentions } from "./mentions.js";

/** What flow facts are read from. */
export interface FlowSource {
  readonly source: SourceText;
  readonly imports: ImportTable;
  readonly exported: ExportedNames;
  readonly mentions: Mentions;
}

/**
 * Reads each kind of node. Statements hold expressions, expressions functions, and functions statements, so the readers of one kind reach
 * the others through this.
 */
export interface FlowReader extends FlowSource {
  readonly statements: (nodes: readonly ts.Node[]) => readonly FlowStatement[];
  /** A single statement, or what stands in a block. */
  readonly block: (node: ts.Node | undefined) => readonly FlowStatement[];
  /** An expression that stands for what it does, not for its value. */
  readonly effects: (node: ts.Expression) => readonly FlowStatement[];
  /** `name`: what a function or class without a name of its own is called for where it stands. */
  readonly expression: (node: ts.Expression, name?: string | null) => FlowExpression;
  readonly function: (node: FunctionNode, name: string | null) => FlowFunction;
  /** A pattern of a declaration. */
  readonly bound: (node: ts.BindingName) => FlowPattern;
  /** What stands on the left of an assignment. */
  readonly assigned: (node: ts.Expression) => FlowPattern;
  readonly span: (node: ts.Node) => Span;
  /** How many readers are at work inside of one another, and how many functions of the code. */
  readonly depth: { nodes: number; functions: number };
}

export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration;

/** How deep expressions and statements may stand inside of one another: deeper ones are `other`, so that nobody's stack overflows. */
export const MAX_DEPTH = 600;
