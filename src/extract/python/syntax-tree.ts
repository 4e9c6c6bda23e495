import type { Span } from "../../model/span.js";
import type { LineIndex } from "../line-index.js";
import { Kind } from "./node-kinds.js";

/** A node of a {@link SyntaxTree}: its place in the order in which a reader meets the nodes, parents before their children. */
export type Node = number;

/** The whole text. */
export const ROOT: Node = 0;

/**
 * A syntax tree as plain columns of numbers, one entry a node, in the order of the text. The parser's own nodes live in the memory of a
 * WebAssembly module, where each question about one of them costs a call; here it is a look into an array, and nothing has to be freed.
 */
export interface SyntaxTree {
  readonly text: string;
  readonly lines: LineIndex;
  /** How many nodes there are. */
  readonly size: number;
  /** {@link Kind} of each node. */
  readonly kinds: Uint8Array;
  /** {@link Field} of each node in its parent. */
  readonly fields: Uint8Array;
  /** Offsets in UTF-16 units. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The first node behind this one that is no descendant of it. */
  readonly afters: Uint32Array;
  /** -1 for the root. */
  readonly parents: Int32Array;
  /** What the parser first could not make sense of. */
  readonly error: TreeError | null;
}

export interface TreeError {
  readonly start: number;
  readonly end: number;
  /** What is missing there; null where something is there that does not belong. */
  readonly missing: string | null;
}

export function kindOf(tree: SyntaxTree, node: Node): number {
  return tree.kinds[node] ?? Kind.other;
}

export function startOf(tree: SyntaxTree, node: Node): number {
  return tree.starts[node] ?? 0;
}

export function endOf(tree: SyntaxTree, node: Node): number {
  return tree.ends[node] ?? 0;
}

export function afterOf(tree: SyntaxTree, node: Node): Node {
  return tree.afters[node] ?? tree.size;
}

/** The node around this one; the root is around itself. */
export function parentOf(tree: SyntaxTree, node: Node): Node {
  const parent = tree.parents[node] ?? ROOT;
  return parent < 0 ? ROOT : parent;
}

export function fieldOf(tree: SyntaxTree, node: Node): number {
  return tree.fields[node] ?? 0;
}

export function textOf(tree: SyntaxTree, node: Node): string {
  return tree.text.slice(tree.starts[node], tree.ends[node]);
}

export function spanOf(tree: SyntaxTree, node: Node): Span {
  return tree.lines.span(startOf(tree, node), endOf(tree, node));
}

/** The children without comments, in source order. */
export function childrenOf(tree: SyntaxTree, node: Node): readonly Node[] {
  const children: Node[] = [];
  const end = afterOf(tree, node);
  for (let child = node + 1; child < end; child = afterOf(tree, child)) {
    const kind = kindOf(tree, child);
    if (kind !== Kind.comment && kind !== Kind.line_continuation) children.push(child);
  }
  return children;
}

/** The first child that has this field. */
export function childAt(tree: SyntaxTree, node: Node, field: number): Node | null {
  const end = afterOf(tree, node);
  for (let child = node + 1; child < end; child = afterOf(tree, child)) {
    if (tree.fields[child] === field) return child;
  }
  return null;
}

/** Every child that has this field. */
export function childrenAt(tree: SyntaxTree, node: Node, field: number): readonly Node[] {
  return childrenOf(tree, node).filter((child) => tree.fields[child] === field);
}

/** The first child of this kind. */
export function childOfKind(tree: SyntaxTree, node: Node, kind: number): Node | null {
  const end = afterOf(tree, node);
  for (let child = node + 1; child < end; child = afterOf(tree, child)) {
    if (tree.kinds[child] === kind) return child;
  }
  return null;
}

/** The first child that is no comment. */
export function firstChild(tree: SyntaxTree, node: Node): Node | null {
  const end = afterOf(tree, node);
  for (let child = node + 1; child < end; child = afterOf(tree, child)) {
    const kind = kindOf(tree, child);
    if (kind !== Kind.comment && kind !== Kind.line_continuation) return child;
  }
  return null;
}
