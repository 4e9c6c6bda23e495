import type { KeyPath } from "./key-path.js";
import { type Located, type LocatedEntry, type LocatedMap, entryOf } from "./located.js";

/**
 * What two manifests say together: mappings key by key, the listed lists joined, and for everything else what the second one says.
 * Every node keeps the place where it was written.
 */
export function mergeManifests(base: Located, over: Located): Located {
  return mergeAt(base, over, []);
}

/** Lists of separate statements. Other lists are one statement, like the kinds of a role, and the extending file replaces them. */
const JOINED = new Set([
  "source.include",
  "source.exclude",
  "source.tests",
  "source.roots.python",
  "roles.*.variants",
  "routes.owners",
  "routes.mounts",
  "routes.hosts",
  "routes.wrappers",
  "imports",
  "access",
  "constants",
  "overrides",
]);

function mergeAt(base: Located, over: Located, path: KeyPath): Located {
  if (base.kind === "map" && over.kind === "map") return mergeMaps(base, over, path);
  if (base.kind === "list" && over.kind === "list" && JOINED.has(patternOf(path))) {
    return { ...over, items: [...base.items, ...over.items] };
  }
  return over;
}

function mergeMaps(base: LocatedMap, over: LocatedMap, path: KeyPath): LocatedMap {
  const entries = base.entries.map((entry): LocatedEntry => {
    const stronger = entryOf(over, entry.key);
    return stronger === null
      ? entry
      : { ...stronger, value: mergeAt(entry.value, stronger.value, [...path, entry.key]) };
  });
  return { ...over, entries: [...entries, ...over.entries.filter(({ key }) => entryOf(base, key) === null)] };
}

function patternOf(path: KeyPath): string {
  return path.map((key, index) => (index === 1 && path[0] === "roles" ? "*" : key)).join(".");
}
