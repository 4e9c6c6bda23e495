import { assertNever } from "../../model/assert-never.js";
import type { PathSegment } from "./path-pattern.js";
import type { Patterns } from "./pattern-relation.js";
import { regexTemplate } from "./regular/regex-template.js";

/**
 * The path of a route with every parameter as `{}` and every rest as `{*}`: `/users/{}`, `/files/{*}`. Of several patterns the longest,
 * which has all optional parts; where both ways of ending are taken, without the slash. Empty without any pattern.
 */
export function templateOf(patterns: Patterns): string {
  const [first, ...others] = patterns;
  if (first === undefined) return "";
  const longest = others.reduce((most, one) => (one.segments.length > most.segments.length ? one : most), first);
  if (longest.segments.length === 0) return "/";
  return longest.segments.map(segmentText).join("") + (longest.trailingSlash === "yes" ? "/" : "");
}

function segmentText(segment: PathSegment): string {
  switch (segment.kind) {
    case "text":
      return `/${segment.text}`;
    case "parameter":
      return "/{}";
    case "mixed":
      return `/${regexTemplate(segment.source) ?? "{}"}`;
    case "rest":
      return "/{*}";
    case "regex":
      return regexTemplate(segment.source) ?? "/{*}";
    default:
      return assertNever(segment);
  }
}
