import type { GraphDefinition } from "../model/graph.js";
import type { ClassIndex } from "./class-index.js";
import { ownPublicMembers } from "./public-members.js";

/** The members that both have because of what stands above both: a base, a mixin, an interface. */
export function commonInheritance(
  index: ClassIndex,
  left: GraphDefinition,
  right: GraphDefinition,
): ReadonlySet<string> {
  const above = new Set(index.lineage.ancestors(left, "any"));
  const common = index.lineage.ancestors(right, "any").filter((ancestor) => above.has(ancestor));
  return new Set(common.flatMap((ancestor) => [...index.keys(ancestor)]));
}

/** Those of them that not both write anew: there is one of each, however many inherit it. */
export function inheritedAlike(index: ClassIndex, left: GraphDefinition, right: GraphDefinition): ReadonlySet<string> {
  const common = commonInheritance(index, left, right);
  if (common.size === 0) return common;
  const [mine, theirs] = [left, right].map((one) => ownPublicMembers(one.facts));
  return new Set([...common].filter((key) => mine?.has(key) !== true || theirs?.has(key) !== true));
}
