import type { Binding, BindingTarget, Dialect } from "../../model/facts.js";
import { Kind } from "./node-kinds.js";
import { dottedPath } from "./names.js";
import type { BindingItem } from "./scope.js";
import { kindOf, spanOf, type SyntaxTree } from "./syntax-tree.js";

/**
 * The bindings of a module in source order; all that a name is bound to, since each may be what somebody imports at its time.
 * What `del` takes away again stays: a module that imports in the middle of this one may have seen it.
 */
export function bindingsOf(tree: SyntaxTree, items: readonly BindingItem[], dialect: Dialect): readonly Binding[] {
  return items.flatMap((item) => {
    const target = targetOf(tree, item);
    if (target === null) return [];
    // `X: int` binds nothing by itself: if `X` is there at all, something out of sight has set it. In a stub it says that it is there.
    const conditional = item.conditional || (item.how === "declared" && dialect !== "pyi");
    return [{ name: item.name, span: spanOf(tree, item.nameNode), target, conditional }];
  });
}

function targetOf(tree: SyntaxTree, item: BindingItem): BindingTarget | null {
  if (item.ref !== null) return { kind: "import", ...item.ref };
  if (item.definition === null) return null;
  const path = aliasedPath(tree, item);
  return path === null
    ? { kind: "definition", definition: item.definition }
    : { kind: "alias", path, definition: item.definition };
}

/** `X = Y` and `X = mod.Y`; in a function, the names on the right may be the function's own. */
function aliasedPath(tree: SyntaxTree, { how, value, node, isElsewhere }: BindingItem): readonly string[] | null {
  if (how !== "value" || value === null || isElsewhere || kindOf(tree, node) !== Kind.assignment) return null;
  return dottedPath(tree, value);
}
