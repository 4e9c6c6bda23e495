import { ts } from "ts-morph";
import { moduleScope, scopeWithin, type Scope } from "./scope.js";

/** Called for every node in source order, with the scope around it and the scope of what stands inside it. */
export type Visit = (node: ts.Node, around: Scope, within: Scope) => void;

/**
 * Visits every node of a file and sets its parent. Works with a stack of its own, since a long chain of calls or operators is a deep tree.
 * Returns the scope of the module.
 */
export function walk(root: ts.SourceFile, visit: Visit): Scope {
  const top = moduleScope();
  const nodes: ts.Node[] = [];
  const scopes: Scope[] = [];
  let parent: ts.Node = root;
  let scope = top;
  const push = (child: ts.Node): void => {
    setParent(child, parent);
    nodes.push(child);
    scopes.push(scope);
  };
  const pushChildren = (): void => {
    const first = nodes.length;
    ts.forEachChild(parent, push);
    reverseFrom(nodes, first);
  };
  pushChildren();
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const around = scopes.pop() ?? top;
    scope = scopeWithin(node, around);
    visit(node, around, scope);
    parent = node;
    pushChildren();
  }
  return top;
}

/** Parents are read-only to the public types because the parser sets them, which it is told not to (see `parse`). */
function setParent(node: ts.Node, parent: ts.Node): void {
  (node as { parent: ts.Node }).parent = parent;
}

/** Children are pushed in source order and must be popped in source order. Their scopes are all the same. */
function reverseFrom(nodes: ts.Node[], first: number): void {
  for (let low = first, high = nodes.length - 1; low < high; low++, high--) {
    const swapped = nodes[low];
    const other = nodes[high];
    if (swapped === undefined || other === undefined) return;
    nodes[low] = other;
    nodes[high] = swapped;
  }
}
