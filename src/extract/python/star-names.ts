import { Field, Kind } from "./node-kinds.js";
import { literalText, unwrap } from "./names.js";
import type { Survey } from "./survey.js";
import { childAt, childrenOf, firstChild, kindOf, textOf, type Node, type SyntaxTree } from "./syntax-tree.js";

/** What `__all__` says in the end; `computed` when it is made of anything but literals. */
export function starNamesOf(found: Survey): readonly string[] | "computed" | null {
  const { tree } = found;
  let names: readonly string[] | null = null;
  for (const change of changesOf(found)) {
    const given = change.value === null ? null : literalNames(tree, change.value);
    if (given === null) return "computed";
    names = change.adds ? [...(names ?? []), ...given] : given;
  }
  return names === null ? null : [...new Set(names)];
}

interface Change {
  readonly node: Node;
  /** A list of names, or one name; null where it cannot be followed. */
  readonly value: Node | null;
  readonly adds: boolean;
}

function changesOf({ tree, module, calls }: Survey): readonly Change[] {
  const assigned = module.items.flatMap((item): Change[] => {
    if (item.name !== "__all__" || item.how === "declared") return [];
    const isAdded = item.how === "augmented";
    const value = isAdded ? childAt(tree, item.node, Field.right) : item.value;
    return [{ node: item.node, value, adds: isAdded }];
  });
  const called = calls.flatMap(({ node, scope }): Change[] => {
    const method = scope.kind === "module" ? /^__all__\s*\.\s*(\w+)$/.exec(calleeText(tree, node))?.[1] : undefined;
    if (method === undefined || READING.has(method)) return [];
    const list = childAt(tree, node, Field.arguments);
    const adds = method === "extend" || method === "append";
    return [{ node, value: adds && list !== null ? firstChild(tree, list) : null, adds }];
  });
  return [...assigned, ...called].sort((a, b) => a.node - b.node);
}

const READING: ReadonlySet<string> = new Set(["index", "count", "copy"]);

function calleeText(tree: SyntaxTree, call: Node): string {
  const callee = childAt(tree, call, Field.function);
  return callee === null || kindOf(tree, callee) !== Kind.attribute ? "" : textOf(tree, callee);
}

/** The names in a list of literals, in lists that are added up, or in one literal. */
function literalNames(tree: SyntaxTree, value: Node): readonly string[] | null {
  const names: string[] = [];
  const open = [value];
  for (let popped = open.pop(); popped !== undefined; popped = open.pop()) {
    const next = unwrap(tree, popped);
    const kind = kindOf(tree, next);
    if (kind === Kind.list || kind === Kind.tuple || kind === Kind.set || kind === Kind.expression_list) {
      open.push(...childrenOf(tree, next).toReversed());
    } else if (kind === Kind.binary_operator && isSum(tree, next)) {
      open.push(...childrenOf(tree, next).toReversed());
    } else if (kind === Kind.list_splat) {
      open.push(...childrenOf(tree, next));
    } else {
      const literal = literalText(tree, next);
      if (literal === null) return null;
      names.push(literal.text);
    }
  }
  return names;
}

function isSum(tree: SyntaxTree, node: Node): boolean {
  const [left, right] = childrenOf(tree, node);
  return (
    left !== undefined && right !== undefined && tree.text.slice(tree.ends[left], tree.starts[right]).includes("+")
  );
}
