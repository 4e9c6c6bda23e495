import type { FlowExpression, FlowStatement } from "../../../model/flow.js";
import type { Survey } from "../survey.js";
import type { Node, SyntaxTree } from "../syntax-tree.js";

/** What reads one file's flow: expressions and statements hold one another, so each is read by what the reader has for it. */
export interface FlowReader {
  readonly tree: SyntaxTree;
  readonly found: Survey;
  /** The numbers of the imports that a statement or call makes. */
  readonly importsAt: ReadonlyMap<Node, readonly number[]>;
  /** What is nested too deeply is an `other` of nothing. */
  readonly expression: (node: Node) => FlowExpression;
  /** The statements in a block, module or clause; an `other` alone for those that are nested too deeply. */
  readonly statements: (block: Node) => readonly FlowStatement[];
  /** Reads what stands in a block; null, and nothing is read, where that is nested too deeply. */
  readonly inBlock: <Result>(read: () => Result) => Result | null;
}
