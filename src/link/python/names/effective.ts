import type { Resolution } from "../../../model/resolution.js";
import { compareSpans, type Span } from "../../../model/span.js";
import { importOf, type Bound, type Namespace } from "./namespace.js";

/**
 * The bindings of one name in the order in which they are to be asked, given in source order. The last unconditional one overwrites what is
 * above it. Conditional ones below it come first, since they are there to take its place: what a `try` binds before what its `except` does.
 * What only functions bind, or only type checkers read, is asked when nothing else is there.
 */
export function inOrderOfEffect(module: Namespace, bounds: readonly Bound[]): readonly Bound[] {
  if (bounds.length < 2) return bounds;
  const last = bounds.findLastIndex(({ binding }) => !binding.conditional);
  return bounds
    .slice(Math.max(last, 0))
    .map((bound) => ({ bound, rank: rankOf(module, bound) }))
    .sort((a, b) => a.rank - b.rank || a.bound.index - b.bound.index)
    .map(({ bound }) => bound);
}

/** The first of several meanings that is something; else what at least may be something. */
export function firstThatExists(meanings: Iterable<Resolution>): Resolution | null {
  let best: Resolution | null = null;
  for (const meaning of meanings) {
    if (meaning.status !== "unknown" && meaning.status !== "unresolved") return meaning;
    if (best === null || (best.status === "unresolved" && meaning.status === "unknown")) best = meaning;
  }
  return best;
}

/** The position in the order of bindings at a place in the text: what is bound there or further down is not in effect. */
export function positionAt({ facts }: Namespace, place: Span): number {
  const index = facts.bindings.findIndex(({ span }) => compareSpans(span, place) >= 0);
  return index === -1 ? Number.POSITIVE_INFINITY : index;
}

const REPLACES = 0;
const UNCONDITIONAL = 1;
const IN_FUNCTION = 2;
const TYPE_ONLY = 3;

function rankOf(module: Namespace, { binding }: Bound): number {
  if (!binding.conditional) return UNCONDITIONAL;
  const found = importOf(module, binding);
  if (found?.name.typeOnly === true) return TYPE_ONLY;
  const isLate = found === null ? isInDefinition(module, binding.span) : found.fact.deferred;
  return isLate ? IN_FUNCTION : REPLACES;
}

/** A name of the module that is bound inside of a function or class is bound by `global`, when that runs. */
function isInDefinition({ facts }: Namespace, span: Span): boolean {
  return facts.definitions.some(
    ({ kind, body, span: own }) =>
      (kind === "function" || kind === "class") &&
      compareSpans(own, span) !== 0 &&
      comparePlaces(body[0], body[1], span[0], span[1]) <= 0 &&
      comparePlaces(span[2], span[3], body[2], body[3]) <= 0,
  );
}

function comparePlaces(line: number, column: number, otherLine: number, otherColumn: number): number {
  return line - otherLine || column - otherColumn;
}
