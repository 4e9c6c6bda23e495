import type { Definition } from "../../model/facts.js";
import { literalValue } from "./literal-value.js";
import type { BindingItem, Scope } from "./scope.js";
import type { SyntaxTree } from "./syntax-tree.js";

/** What happens to names of a module after they are first bound. */
export interface ReboundNames {
  /** Names that functions bind anew with `global`. */
  readonly variables: ReadonlySet<string>;
  /** Definitions whose value is added to: `X += 1`. */
  readonly augmented: ReadonlySet<string | null>;
}

export function reboundNames({ items }: Scope): ReboundNames {
  return {
    variables: new Set(items.filter((item) => item.isElsewhere).map(({ name }) => name)),
    augmented: new Set(items.filter(({ how }) => how === "augmented").map(({ definition }) => definition)),
  };
}

export function constantFacts(
  tree: SyntaxTree,
  { variables, augmented }: ReboundNames,
  { name, how, value, definition }: BindingItem,
): Pick<Definition, "value" | "variable"> {
  return {
    value: value === null || augmented.has(definition) ? null : literalValue(tree, value),
    variable: how === "declared" || variables.has(name),
  };
}
