import type { FactProblem } from "../../model/facts.js";
import type { Scan } from "./scan.js";
import { findSyntaxError } from "./syntax-errors.js";
import type { SyntaxTree } from "./syntax-tree.js";

/**
 * The first thing in a text that is no Python 3, if there is one. What the parser calls an error comes last: it only knows that it could not
 * go on, while the other two know what is wrong.
 */
export function problemsOf(tree: SyntaxTree, { problem, lineEnds }: Scan): readonly FactProblem[] {
  const known = [problem, findSyntaxError(tree, problem?.breaksLines === true ? [] : lineEnds)].filter(
    (it) => it !== null,
  );
  const [first] = known.sort((a, b) => a.start - b.start);
  if (first !== undefined) return [problemAt(tree, first)];
  const { error } = tree;
  if (error === null) return [];
  const message = error.missing === null ? "Invalid syntax" : `Expected ${error.missing}`;
  return [problemAt(tree, { start: error.start, end: error.end, message })];
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** A problem is shown on one line. */
function problemAt({ text, lines }: SyntaxTree, { start, end, message }: Place): FactProblem {
  const lineEnd = text.indexOf("\n", start);
  return { kind: "syntax", span: lines.span(start, lineEnd === -1 ? end : Math.min(end, lineEnd)), message };
}
