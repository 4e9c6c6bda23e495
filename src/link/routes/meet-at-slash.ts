import type { PathPattern } from "./path-pattern.js";
import type { Patterns } from "./pattern-relation.js";

/**
 * Whether two have nothing in common but a path that nobody means: of `/files`, which also takes `/files/`, and `/files/*` that is the slash.
 * At the root there is no other path, so that `/` and `/*` do meet.
 */
export function meetAtSlash(a: Patterns, b: Patterns): boolean {
  const [one, ...others] = a;
  const [two, ...more] = b;
  if (one === undefined || two === undefined || others.length + more.length > 0) return false;
  return isAbove(one, two) || isAbove(two, one);
}

function isAbove(above: PathPattern, { segments }: PathPattern): boolean {
  const last = segments.at(-1);
  const isBelow = above.segments.length > 0 && above.segments.length === segments.length - 1;
  if (last?.kind !== "rest" || !last.mayBeEmpty || !isBelow || above.trailingSlash !== "either") return false;
  return [...above.segments, ...segments.slice(0, -1)].every(({ kind }) => kind !== "rest" && kind !== "regex");
}
