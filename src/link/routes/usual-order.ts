import type { PathPattern, PathSegment } from "./path-pattern.js";
import type { Patterns } from "./pattern-relation.js";
import type { PatternRelations } from "./relate-patterns.js";

/**
 * Whether it surprises nobody that the first of two routes answers what both match: read from the left, where the two differ for the first time,
 * it says more. `/static/{*}` has what is below `/static`, whatever `/{}/login` matches beside it.
 */
export function isUsualOrder(relations: PatternRelations, first: Patterns, second: Patterns): boolean {
  return first.every((one) =>
    second.every((other) => {
      const { relation } = relations.relate([one], [other]);
      if (relation === "overlapping") return saysMore(one, other);
      return relation === "narrower" || relation === "apart";
    }),
  );
}

function saysMore({ segments: first }: PathPattern, { segments: second }: PathPattern): boolean {
  const most = Math.max(first.length, second.length);
  for (let index = 0; index < most; index++) {
    const [one, other] = [rankOf(first[index]), rankOf(second[index])];
    if (one !== other) return one < other;
  }
  return false;
}

function rankOf(segment: PathSegment | undefined): number {
  if (segment === undefined) return RANKS.length;
  if (segment.kind === "parameter")
    return segment.constraint === null ? RANKS.indexOf("parameter") : RANKS.indexOf("mixed");
  return RANKS.indexOf(segment.kind);
}

/** What says more comes first. A parameter with a constraint says as much as one beside text. */
const RANKS: readonly PathSegment["kind"][] = ["text", "mixed", "parameter", "rest", "regex"];
