import type { GraphDefinition } from "../model/graph.js";
import type { Role } from "../model/manifest.js";
import { jaccard } from "../model/sketch.js";
import type { ClassIndex } from "./class-index.js";
import { commonInheritance } from "./common-inheritance.js";
import { reaches, sharedBehaviour } from "./shared-behaviour.js";

/** From this Jaccard similarity on, two texts are copies. */
export const COPY_SIMILARITY = 0.9;

/**
 * The classes outside tests that share much behaviour with one class, or its text. Only classes that have at least one of its members
 * are looked at, so the cost follows the number of those and not the size of the repository.
 */
export function findSimilar(
  index: ClassIndex,
  reference: GraphDefinition,
  threshold: Role["lookAlike"],
): readonly GraphDefinition[] {
  const bits = new Map<GraphDefinition, number>();
  for (const key of index.keys(reference)) {
    const weight = index.weight(reference.language, key);
    for (const definition of index.having(reference.language, key)) {
      bits.set(definition, (bits.get(definition) ?? 0) + weight);
    }
  }
  bits.delete(reference);
  return [...bits]
    .filter(([definition, shared]) => {
      if (similarity(definition, reference) >= COPY_SIMILARITY) return true;
      if (shared < threshold.bits) return false;
      const behaviour = sharedBehaviour(index, definition, reference, commonInheritance(index, definition, reference));
      return reaches(behaviour, threshold) && behaviour.members.length >= threshold.members;
    })
    .map(([definition]) => definition);
}

/** How similar two texts are, 0 to 1; 0 where one of them is too small to tell. */
export function similarity(left: GraphDefinition, right: GraphDefinition): number {
  const [a, b] = [left.facts, right.facts];
  // Sets that share nine tenths are of nearly one size, so most pairs need no comparison, and less of their facts.
  if (Math.min(a.tokens, b.tokens) < Math.max(a.tokens, b.tokens) * 0.8) return 0;
  return a.sketch === null || b.sketch === null ? 0 : jaccard(a.sketch, b.sketch);
}
