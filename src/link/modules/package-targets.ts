/**
 * Every path that an entry of a package.json's `exports` or `imports` may mean under these conditions, in the order in which the compiler
 * tries them: a target whose file is missing gives way to the next condition that holds (compiler/moduleNameResolver.ts,
 * `loadModuleFromExportsOrImports`; the keys by Node's PACKAGE_IMPORTS_EXPORTS_RESOLVE).
 *
 * @param entry `.`, `./sub/path` or `#name`
 */
export function packageTargets(field: unknown, entry: string, conditions: ReadonlySet<string>): readonly string[] {
  const map = entryMap(field);
  const found =
    Object.hasOwn(map, entry) && !entry.includes("*") ? { target: map[entry], star: "" } : byPattern(map, entry);
  return found === null ? [] : targets(found.target, found.star, conditions);
}

/** `exports` may be the target of the package itself: text, a list, or conditions. */
function entryMap(field: unknown): Readonly<Record<string, unknown>> {
  if (typeof field === "object" && field !== null && !Array.isArray(field)) {
    const map = field as Readonly<Record<string, unknown>>;
    if (Object.keys(map).every((key) => key.startsWith(".") || key.startsWith("#"))) return map;
  }
  return { ".": field };
}

interface Matched {
  readonly target: unknown;
  readonly star: string;
}

/** The pattern with the longest text before its star wins. A key that ends in a slash is an old form of `/*`. */
function byPattern(map: Readonly<Record<string, unknown>>, entry: string): Matched | null {
  let best: Matched | null = null;
  let longest = -1;
  for (const [key, target] of Object.entries(map)) {
    const at = key.endsWith("/") ? key.length : key.indexOf("*");
    if (at === -1 || at <= longest) continue;
    const after = key.slice(at + 1);
    const fits =
      entry.length > at + after.length - (after === "" ? 0 : 1) &&
      entry.startsWith(key.slice(0, at)) &&
      entry.endsWith(after);
    if (!fits) continue;
    longest = at;
    const star = entry.slice(at, entry.length - after.length);
    best = key.endsWith("/") && typeof target === "string" ? { target: `${target}*`, star } : { target, star };
  }
  return best;
}

function targets(target: unknown, star: string, conditions: ReadonlySet<string>): readonly string[] {
  if (typeof target === "string") return [target.replaceAll("*", () => star)];
  if (Array.isArray(target)) return target.flatMap((item) => targets(item, star, conditions));
  if (typeof target !== "object" || target === null) return [];
  return Object.entries(target)
    .filter(
      ([condition]) => condition === "default" || conditions.has(condition) || isTypesOfVersion(condition, conditions),
    )
    .flatMap(([, item]) => targets(item, star, conditions));
}

/** `types@>=5.0`: which version will read it nobody says, so the range is taken to hold. */
function isTypesOfVersion(condition: string, conditions: ReadonlySet<string>): boolean {
  return condition.startsWith("types@") && conditions.has("types");
}
