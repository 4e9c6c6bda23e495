import type { PathPattern, PathSegment } from "../../../src/link/routes/path-pattern.js";

/**
 * Reads a pattern from a text: `{}` is a parameter, `{\d+}` one with a constraint, `{*}` the rest, `{*?}` a rest that may be empty, a segment
 * with braces and more is mixed, and `{/…}` is a regular expression over the whole that is left. A slash at the end is one that has to be there,
 * `/?` one that may. `(?i)` in front ignores case.
 */
export function pattern(text: string): PathPattern {
  const path = text.replace(/^\(\?i\)/, "").replace(/^\/\??$/, "");
  const inner = path.replace(/\/\??$/, "");
  const ending = path.slice(inner.length);
  return {
    segments: inner === "" ? [] : pieces(inner).map(segment),
    trailingSlash: ending === "/" ? "yes" : ending === "" ? "no" : "either",
    caseSensitive: !text.startsWith("(?i)"),
  };
}

/** Splits at slashes outside of braces; `{/` starts a piece of its own. */
function pieces(path: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  for (const [index, character] of Array.from(path).entries()) {
    const startsRegex = depth === 0 && character === "{" && path[index + 1] === "/";
    if (depth === 0 && (character === "/" || startsRegex)) found.push(startsRegex ? "{" : "");
    else found[found.length - 1] += character;
    if (character === "{") depth++;
    if (character === "}") depth--;
  }
  return found;
}

function segment(text: string): PathSegment {
  if (text === "{}") return { kind: "parameter", constraint: null };
  if (text === "{*}" || text === "{*?}") return { kind: "rest", mayBeEmpty: text === "{*?}" };
  if (text.startsWith("{/")) return { kind: "regex", source: text.slice(1, -1) };
  if (/^\{.+\}$/.test(text)) return { kind: "parameter", constraint: text.slice(1, -1) };
  if (!text.includes("{")) return { kind: "text", text };
  const source = text.replaceAll(/\{([^}]*)\}|[.*+?^$()|[\]\\]/g, (part, inner: string | undefined) =>
    inner === undefined ? `\\${part}` : `(${inner === "" ? "[^/]+" : inner})`,
  );
  return { kind: "mixed", source };
}
