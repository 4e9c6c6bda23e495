import { assertNever } from "../../model/assert-never.js";
import type { PathPattern, PathSegment } from "./path-pattern.js";
import type { PatternRelation, Patterns } from "./pattern-relation.js";

/**
 * The relation of two routes whose patterns have nothing but texts, parameters without constraints and a rest at the end, which nearly
 * all have: segment by segment, in a fraction of the time. Null for others.
 */
export function relateSimple(a: Patterns, b: Patterns): PatternRelation | null {
  const [first, ...moreOfA] = a;
  const [second, ...moreOfB] = b;
  if (first === undefined || second === undefined || moreOfA.length > 0 || moreOfB.length > 0) return null;
  if (!isSimple(first) || !isSimple(second) || first.caseSensitive !== second.caseSensitive) return null;
  return compare(first, second);
}

const APART: PatternRelation = { relation: "apart", example: null };

function isSimple({ segments, trailingSlash }: PathPattern): boolean {
  return segments.every((segment, index) => {
    switch (segment.kind) {
      case "text":
        return segment.text !== "" && !segment.text.includes("/") && segment.anyCase !== true;
      case "parameter":
        return segment.constraint === null;
      case "rest":
        return index === segments.length - 1 && trailingSlash !== "yes";
      case "mixed":
      case "regex":
        return false;
      default:
        return assertNever(segment);
    }
  });
}

function compare(a: PathPattern, b: PathPattern): PatternRelation | null {
  const parts: PatternRelation["relation"][] = [];
  const example: string[] = [];
  const most = Math.max(a.segments.length, b.segments.length);
  for (let index = 0; index < most; index++) {
    const [one, other] = [a.segments[index], b.segments[index]];
    if (one === undefined || other === undefined)
      return one === undefined ? endedEarly(a, b, index) : endedEarly(b, a, index);
    if (isOnlyHereEmpty(one, other) || isOnlyHereEmpty(other, one)) return null;
    const relation = compareSegments(one, other, a.caseSensitive);
    if (relation === "apart") return APART;
    parts.push(relation);
    if (one.kind !== "rest" && other.kind !== "rest") {
      example.push(exampleOf(one, other));
      continue;
    }
    // Everything behind the start of a rest belongs to it.
    const longer = one.kind === "rest" ? b : a;
    example.push(...longer.segments.slice(index).map((segment) => exampleOf(segment, segment)));
    return { relation: combined(parts), example: pathOf(example, longer.trailingSlash === "yes") };
  }
  if (most === 0) return { relation: "same", example: "/" };
  const slash = compareSlashes(a.trailingSlash, b.trailingSlash);
  if (slash === "apart") return APART;
  // Where only one of them takes a slash away first, an empty segment in front of it is not the same in both.
  if (slash !== "same" && [a, b].some(({ segments }) => isMaybeEmpty(segments.at(-1)))) return null;
  const endsWithSlash = a.trailingSlash === "yes" || b.trailingSlash === "yes";
  return { relation: combined([...parts, slash]), example: pathOf(example, endsWithSlash) };
}

/**
 * One has no segment where the other has one. A slash at the end of the shorter may still be where an empty rest begins, or an empty parameter
 * is.
 */
function endedEarly(shorter: PathPattern, longer: PathPattern, index: number): PatternRelation | null {
  const next = longer.segments[index];
  const hasSlash = shorter.segments.length === 0 || shorter.trailingSlash !== "no";
  const isEmpty =
    next?.kind === "rest"
      ? next.mayBeEmpty
      : isMaybeEmpty(next) && index === longer.segments.length - 1 && (index === 0 || longer.trailingSlash === "no");
  return isEmpty && hasSlash ? null : APART;
}

function isMaybeEmpty(segment: PathSegment | undefined): boolean {
  return segment?.kind === "parameter" && segment.mayBeEmpty === true;
}

/** Whether a parameter may be empty where the other segment, which is wider otherwise, may not. */
function isOnlyHereEmpty(segment: PathSegment, other: PathSegment): boolean {
  return isMaybeEmpty(segment) && other.kind === "rest" && !other.mayBeEmpty;
}

function compareSegments(a: PathSegment, b: PathSegment, caseSensitive: boolean): PatternRelation["relation"] {
  if (a.kind === "rest" && b.kind === "rest") {
    if (a.mayBeEmpty === b.mayBeEmpty) return "same";
    return a.mayBeEmpty ? "wider" : "narrower";
  }
  if (a.kind === "text" && b.kind === "text") {
    const isSame = caseSensitive ? a.text === b.text : a.text.toLowerCase() === b.text.toLowerCase();
    return isSame ? "same" : "apart";
  }
  if (a.kind === b.kind) {
    if (isMaybeEmpty(a) === isMaybeEmpty(b)) return "same";
    return isMaybeEmpty(a) ? "wider" : "narrower";
  }
  return WIDTH.indexOf(a.kind) > WIDTH.indexOf(b.kind) ? "wider" : "narrower";
}

/** Of what a simple pattern is made of, each matches all that the one before it does. */
const WIDTH: readonly PathSegment["kind"][] = ["text", "parameter", "rest"];

function compareSlashes(a: PathPattern["trailingSlash"], b: PathPattern["trailingSlash"]): PatternRelation["relation"] {
  if (a === b) return "same";
  if (a === "either") return "wider";
  return b === "either" ? "narrower" : "apart";
}

function combined(parts: readonly PatternRelation["relation"][]): PatternRelation["relation"] {
  const isWider = parts.includes("wider");
  const isNarrower = parts.includes("narrower");
  if (isWider) return isNarrower ? "overlapping" : "wider";
  return isNarrower ? "narrower" : "same";
}

function exampleOf(a: PathSegment, b: PathSegment): string {
  if (a.kind === "text") return a.text;
  return b.kind === "text" ? b.text : "1";
}

function pathOf(segments: readonly string[], endsWithSlash: boolean): string {
  return `/${segments.join("/")}${endsWithSlash ? "/" : ""}`;
}
