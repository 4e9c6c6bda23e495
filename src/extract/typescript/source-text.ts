import type { ts } from "ts-morph";
import type { Span } from "../../model/span.js";
import type { LineIndex } from "../line-index.js";

/** One text, its syntax tree and its lines: what every pass needs to say where something stands. */
export interface SourceText {
  readonly text: string;
  readonly root: ts.SourceFile;
  readonly lines: LineIndex;
}

/** Where a node stands, without the comments and white space before it. */
export function spanOf({ root, lines }: SourceText, node: ts.Node): Span {
  return lines.span(node.getStart(root), node.end);
}

/** What stands between the quotes of a literal, so that a fix may put another specifier there. */
export function spanInside({ root, lines }: SourceText, literal: ts.StringLiteralLike): Span {
  const start = literal.getStart(root) + 1;
  return lines.span(start, Math.max(start, literal.end - 1));
}

/** Where a keyword or mark that has no node of its own first stands inside a node. */
export function spanOfText(source: SourceText, node: ts.Node, wanted: string): Span {
  const start = source.text.indexOf(wanted, node.getStart(source.root));
  return start === -1 || start >= node.end ? spanOf(source, node) : source.lines.span(start, start + wanted.length);
}
