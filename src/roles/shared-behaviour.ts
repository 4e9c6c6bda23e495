import type { GraphDefinition } from "../model/graph.js";
import { compareStrings } from "../model/order.js";
import type { SharedBehaviour } from "../model/role-report.js";
import type { ClassIndex } from "./class-index.js";

/**
 * How much behaviour two classes of one language share, as evidence in bits:
 *
 *     bits        = sum of log2(4096 / df) over the public member names that both have
 *     containment = that sum / the smaller of the two sums over all names of either side
 *
 * where df is the number of classes of that language outside tests that declare the name, or its number in the shipped table of common
 * names if that is larger, rounded up to a power of two. Names are compared without case and underscores, inherited ones included.
 *
 * Bits alone favour large classes, containment alone calls every class of two methods a part of a large one. The fixed 4096, the table
 * and the rounding keep a score still while unrelated classes come and go. This is the inverse document frequency of K. Spärck Jones,
 * "A statistical interpretation of term specificity" (1972), with a fixed collection size. df counts who declares a name, not who inherits it:
 * otherwise each subclass of the canonical class would weaken the evidence against its rivals. Keys in `leftOut` count for neither: what both have from one base.
 */
export function sharedBehaviour(
  index: ClassIndex,
  left: GraphDefinition,
  right: GraphDefinition,
  leftOut: ReadonlySet<string> = new Set(),
): SharedBehaviour {
  const [mine, theirs] = [index.members(left), index.members(right)];
  const weights = new Map<string, number>();
  for (const [key, member] of theirs) {
    if (mine.has(key) && !leftOut.has(key)) weights.set(member.name, index.weight(right.language, key));
  }
  const bits = sum(weights.values());
  const smaller = Math.min(behaviourWeight(index, left, leftOut), behaviourWeight(index, right, leftOut));
  return {
    with: right.symbol,
    bits,
    containment: smaller === 0 ? 0 : Math.floor((bits * 100) / smaller) / 100,
    members: [...weights].sort((a, b) => b[1] - a[1] || compareStrings(a[0], b[0])).map(([name]) => name),
  };
}

/** The bits of {@link sharedBehaviour} alone: of most pairs they are all that has to be known. */
export function sharedBits(index: ClassIndex, left: GraphDefinition, right: GraphDefinition): number {
  const [mine, theirs] = [index.keys(left), index.keys(right)];
  const [fewer, more] = mine.size < theirs.size ? [mine, theirs] : [theirs, mine];
  let bits = 0;
  for (const key of fewer) if (more.has(key)) bits += index.weight(right.language, key);
  return bits;
}

/** The weight of all public members of a class, in bits. */
function behaviourWeight(index: ClassIndex, definition: GraphDefinition, leftOut: ReadonlySet<string>): number {
  const keys = [...index.keys(definition)].filter((key) => !leftOut.has(key));
  return sum(keys.map((key) => index.weight(definition.language, key)));
}

/** log2(4096 / df) with df rounded up to a power of two; never negative. */
export function memberWeight(df: number): number {
  return Math.max(0, 12 - Math.ceil(Math.log2(Math.max(1, df))));
}

/** Whether shared behaviour reaches a threshold. */
export function reaches(
  shared: SharedBehaviour,
  threshold: { readonly bits: number; readonly containment: number },
): boolean {
  return shared.bits >= threshold.bits && shared.containment >= threshold.containment;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
