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
    if (one === undefined || other === undefined) return endedEarly(one === undefined ? a : b, one ?? other);
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
  const endsWithSlash = a.trailingSlash === "yes" || b.trailingSlash === "yes";
  return { relation: combined([...parts, slash]), example: pathOf(example, endsWithSlash) };
}

/** One has no segment where the other has one. A slash at the end of the shorter may still be where an empty rest begins. */
function endedEarly(shorter: PathPattern, longer: PathSegment | undefined): PatternRelation | null {
  const hasSlash = shorter.segments.length === 0 || shorter.trailingSlash !== "no";
  return longer?.kind === "rest" && longer.mayBeEmpty && hasSlash ? null : APART;
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
  if (a.kind === b.kind) return "same";
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
