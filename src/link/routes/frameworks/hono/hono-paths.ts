import { escapeRegex } from "../../escape-regex.js";
import type { PathText } from "../../framework.js";
import type { PathPattern, PathSegment } from "../../path-pattern.js";
import { GAP, joinedBy } from "../../path-text.js";

/** Hono's way to put paths behind one another: `/` behind something is nothing. */
export const joinPaths: (prefix: PathText, path: PathText) => PathText = joinedBy((prefix, path) => {
  if (path.startsWith(GAP) && prefix !== "") return prefix + path;
  const base = prefix === "" ? "/" : prefix;
  const start = base.startsWith("/") || base.startsWith(GAP) ? base : `/${base}`;
  if (path === "/") return start;
  return `${start}${start.endsWith("/") ? "" : "/"}${path.startsWith("/") ? path.slice(1) : path}`;
});

/** What a path of Hono matches. `lax`: a slash at the end makes no difference. */
export function honoPatterns(path: string, slashes: "strict" | "lax"): readonly PathPattern[] {
  return withoutOptional(path).flatMap((written) => patternsOf(written, slashes));
}

/** `/:type?` with and without it: only where the whole path ends with one, any of the segments may be optional. */
function withoutOptional(path: string): readonly string[] {
  if (!path.endsWith("?") || !path.includes(":")) return [path];
  const found = new Set<string>();
  let before = "";
  for (const segment of path.split("/")) {
    if (segment === "") continue;
    if (!segment.includes(":") || !segment.endsWith("?")) {
      before += `/${segment}`;
      continue;
    }
    found.add(found.size === 0 && before === "" ? "/" : before);
    before += `/${segment.slice(0, -1)}`;
    found.add(before);
  }
  return [...found];
}

function patternsOf(path: string, slashes: "strict" | "lax"): readonly PathPattern[] {
  if (path === "*" || path === "/*") return [{ segments: [REST], trailingSlash: "no", caseSensitive: true }];
  const written = splitPath(path);
  const endsWithSlash = written.length > 0 && written.at(-1) === "";
  const all = endsWithSlash ? written.slice(0, -1) : written;
  const isRest = all.at(-1) === "*" && !endsWithSlash;
  const segments = (isRest ? all.slice(0, -1) : all).map((segment, index) =>
    segmentOf(segment, index === all.length - 1),
  );
  const trailingSlash = slashes === "lax" ? "either" : endsWithSlash && segments.length > 0 ? "yes" : "no";
  const pattern = { segments, trailingSlash, caseSensitive: true } as const;
  // `/files/*` is `/files`, too.
  return isRest ? [pattern, { ...pattern, segments: [...segments, REST], trailingSlash: "no" }] : [pattern];
}

const REST: PathSegment = { kind: "rest", mayBeEmpty: true };

/** Between slashes that are not inside of an expression. */
function splitPath(path: string): readonly string[] {
  const segments: string[] = [];
  let depth = 0;
  for (const character of path) {
    if (character === "{") depth++;
    if (character === "}") depth--;
    if (character === "/" && depth <= 0) segments.push("");
    else segments.push((segments.pop() ?? "") + character);
  }
  return segments;
}

function segmentOf(segment: string, isLast: boolean): PathSegment {
  if (segment === "*") return { kind: "parameter", constraint: null };
  const parameter = /^:[^{}]+(?:\{(.+)\})?$/.exec(segment);
  if (parameter !== null) {
    const [, source = null] = parameter;
    if (source === null || staysWithin(source)) return { kind: "parameter", constraint: source };
    return { kind: "regex", source: `\\/(?:${source})` };
  }
  if (isLast && segment.endsWith("*")) return { kind: "regex", source: `\\/${escapeRegex(segment.slice(0, -1))}[^]*` };
  return { kind: "text", text: segment };
}

/** Whether an expression surely matches no slash. */
function staysWithin(source: string): boolean {
  return !/[./]|\[\^|\\[DWS]/.test(source.replaceAll(/\\[.\-_]/g, ""));
}
