import type { PatternRelation, Patterns } from "./pattern-relation.js";
import { patternTerm } from "./pattern-term.js";
import { shortestText } from "./regular/shortest-text.js";
import { type Term, Terms } from "./regular/terms.js";
import { relateSimple } from "./relate-simple.js";

/** How two routes' paths relate. Exact, save for expressions that are no regular language or are very large. */
export function relatePatterns(a: Patterns, b: Patterns): PatternRelation {
  return new PatternRelations().relate(a, b);
}

/** Answers questions about patterns, and remembers what it worked out for the next ones. */
export class PatternRelations {
  readonly #terms = new Terms();
  readonly #known = new Map<Patterns, Term | null>();

  /** See {@link relatePatterns}. */
  relate(a: Patterns, b: Patterns): PatternRelation {
    if (a.length === 0 || b.length === 0) return UNKNOWN;
    return relateSimple(a, b) ?? this.#relateTerms(this.#termOf(a), this.#termOf(b));
  }

  /** Whether what they match can be said at all: their expressions can be looked into. */
  canRelate(patterns: Patterns): boolean {
    const expressions = patterns.some(({ segments }) =>
      segments.some((segment) =>
        segment.kind === "parameter"
          ? segment.constraint !== null
          : segment.kind === "mixed" || segment.kind === "regex",
      ),
    );
    return patterns.length > 0 && (!expressions || this.#termOf(patterns) !== null);
  }

  /** A path that all of `matched` match and none of `missed` does; null when there is none or none is known. */
  example(matched: readonly Patterns[], missed: readonly Patterns[]): string | null {
    const wanted = matched.map((patterns) => this.#termOf(patterns));
    const others = missed.map((patterns) => this.#termOf(patterns));
    const terms = [...wanted, ...others.map((term) => (term === null ? null : this.#terms.not(term)))];
    const known = terms.filter((term) => term !== null);
    if (known.length < terms.length) return null;
    const found = shortestText(this.#terms, this.#terms.both(...known));
    return found === null || found === "gaveUp" ? null : found.text;
  }

  /** Whether a route matches a path; null when that cannot be decided. */
  matches(patterns: Patterns, path: string): boolean | null {
    const term = this.#termOf(patterns);
    return term === null ? null : this.#terms.matches(term, path);
  }

  #relateTerms(a: Term | null, b: Term | null): PatternRelation {
    if (a === null || b === null) return UNKNOWN;
    const terms = this.#terms;
    const both = shortestText(terms, terms.both(a, b));
    if (both === "gaveUp") return UNKNOWN;
    if (both === null) return { relation: "apart", example: null };
    const example = both.text;
    if (a === b) return { relation: "same", example };
    const onlyA = shortestText(terms, terms.both(a, terms.not(b)));
    const onlyB = shortestText(terms, terms.both(b, terms.not(a)));
    if (onlyA === "gaveUp" || onlyB === "gaveUp") return { relation: "unknown", example };
    if (onlyA === null) return { relation: onlyB === null ? "same" : "narrower", example };
    return { relation: onlyB === null ? "wider" : "overlapping", example };
  }

  #termOf(patterns: Patterns): Term | null {
    const known = this.#known.get(patterns);
    if (known !== undefined) return known;
    const each = patterns.map((pattern) => patternTerm(this.#terms, pattern));
    const all = each.filter((term) => term !== null);
    const term = all.length < each.length ? null : this.#terms.either(...all);
    this.#known.set(patterns, term);
    return term;
  }
}

const UNKNOWN: PatternRelation = { relation: "unknown", example: null };
