import { assertNever } from "../../model/assert-never.js";
import type { PathPattern, PathSegment } from "./path-pattern.js";
import { ANY_CHARACTER, inBothCases, NOT_SLASH, single } from "./regular/char-set.js";
import { parseRegex } from "./regular/parse-regex.js";
import { regexTerm } from "./regular/regex-term.js";
import type { Term, Terms } from "./regular/terms.js";

/** The paths that a pattern matches, as a term; null when one of its regular expressions cannot be looked into. */
export function patternTerm(terms: Terms, pattern: PathPattern): Term | null {
  if (pattern.segments.length === 0) return terms.text("/");
  const parts: Term[] = [];
  for (const segment of pattern.segments) {
    const term = segmentTerm(terms, segment, pattern.caseSensitive);
    if (term === null) return null;
    if (segment.kind !== "regex") parts.push(terms.text("/"));
    parts.push(term);
  }
  const slash = terms.text("/");
  if (pattern.trailingSlash === "either" && isEmptyAtEnd(pattern) && pattern.segments.length > 1) {
    const characters = terms.characters(NOT_SLASH);
    const some = terms.sequence(characters, terms.repeat(characters));
    return terms.sequence(...parts.slice(0, -1), terms.either(some, terms.sequence(terms.repeat(characters), slash)));
  }
  if (pattern.trailingSlash === "yes") parts.push(slash);
  if (pattern.trailingSlash === "either") parts.push(terms.either(slash, terms.empty));
  return terms.sequence(...parts);
}

/** Whether the last segment is a parameter that may be empty. */
function isEmptyAtEnd({ segments }: PathPattern): boolean {
  const last = segments.at(-1);
  return last?.kind === "parameter" && last.mayBeEmpty === true;
}

function segmentTerm(terms: Terms, segment: PathSegment, caseSensitive: boolean): Term | null {
  const segmentCharacters = terms.characters(NOT_SLASH);
  const anything = terms.anything;
  switch (segment.kind) {
    case "text":
      return caseSensitive && segment.anyCase !== true ? terms.text(segment.text) : textInAnyCase(terms, segment.text);
    case "parameter":
      if (segment.constraint !== null)
        return withinSegment(terms, sourceTerm(terms, segment.constraint, caseSensitive));
      return segment.mayBeEmpty === true
        ? terms.repeat(segmentCharacters)
        : terms.sequence(segmentCharacters, terms.repeat(segmentCharacters));
    case "mixed":
      return withinSegment(terms, sourceTerm(terms, segment.source, caseSensitive));
    case "rest":
      return segment.mayBeEmpty ? anything : terms.sequence(terms.characters(ANY_CHARACTER), anything);
    case "regex":
      return sourceTerm(terms, segment.source, caseSensitive);
    default:
      return assertNever(segment);
  }
}

function withinSegment(terms: Terms, term: Term | null): Term | null {
  return term === null ? null : terms.both(term, terms.repeat(terms.characters(NOT_SLASH)));
}

function sourceTerm(terms: Terms, source: string, caseSensitive: boolean): Term | null {
  const node = parseRegex(source, caseSensitive ? "kept" : "ignored");
  return node === null ? null : regexTerm(terms, node);
}

function textInAnyCase(terms: Terms, text: string): Term {
  return terms.sequence(...Array.from(text, (character) => terms.characters(inBothCases(single(character)))));
}
