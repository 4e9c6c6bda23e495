import { bestCharacter } from "./char-set.js";
import type { Term, Terms } from "./terms.js";

/**
 * One of the shortest texts that a term matches, the one that reads best; null when it matches none, and `"gaveUp"` when more than
 * `most` different terms were derived without an answer.
 */
export function shortestText(terms: Terms, term: Term, most = MOST_STATES): Found {
  const seen = new Set([term]);
  let front: readonly Reached[] = [{ term, text: "" }];
  while (front.length > 0) {
    const done = front.find((reached) => reached.term.isNullable);
    if (done !== undefined) return { text: done.text };
    const next: Reached[] = [];
    for (const { term: from, text } of front) {
      const steps = terms.classes(from).map(bestCharacter);
      for (const { character } of steps.sort((a, b) => a.rank - b.rank)) {
        const to = terms.derive(from, character.codePointAt(0) ?? 0);
        if (to === terms.nothing || seen.has(to)) continue;
        seen.add(to);
        next.push({ term: to, text: text + character });
      }
    }
    if (seen.size > most) return "gaveUp";
    front = next;
  }
  return null;
}

export type Found = { readonly text: string } | null | "gaveUp";

interface Reached {
  readonly term: Term;
  readonly text: string;
}

/** Paths are some tens of characters long, and two patterns are rarely at more than a few of each other's places at once. */
const MOST_STATES = 3000;
