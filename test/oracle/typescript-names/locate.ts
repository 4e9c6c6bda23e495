import type { ts } from "ts-morph";
import type { Span } from "../../../src/model/span.js";

/** The offset of a line and column, where lines end at LF alone, as facts count them. */
export function offsetOf(source: ts.SourceFile, [line, column]: Span): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = source.text.indexOf("\n", start) + 1;
  return start + column - 1;
}

/** The deepest node whose text, comments aside, starts at an offset or, for the inside of a string, holds it. */
export function nodeAt(compiler: typeof ts, source: ts.SourceFile, offset: number): ts.Node {
  let node: ts.Node = source;
  for (;;) {
    const child: ts.Node | undefined = compiler.forEachChild(node, (item) =>
      item.getStart(source) <= offset && offset < item.end ? item : undefined,
    );
    if (child === undefined) return node;
    node = child;
  }
}

/** `path:line` for a report. */
export function lineOf(path: string, span: Span): string {
  return `${path}:${span[0]}`;
}
