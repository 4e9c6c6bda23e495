import type { KeyPath } from "./key-path.js";
import type { Located, LocatedEntry, LocatedMap } from "./located.js";
import type { NoteMistake } from "./manifest-error.js";
import { MOST_LEVELS } from "./nesting.js";

/** Notes keys that stand twice or that no mapping may have, and gives the tree without them: it is safe to be made an object. */
export function checkKeys(node: Located, path: KeyPath, note: NoteMistake): Located {
  if (node.kind === "scalar") return node;
  if (path.length > MOST_LEVELS) {
    note(node.place, path.slice(0, 1), "is nested deeper than any manifest needs");
    return { kind: "scalar", value: null, place: node.place };
  }
  if (node.kind === "list") {
    return { ...node, items: node.items.map((item, index) => checkKeys(item, [...path, index], note)) };
  }
  return checkMap(node, path, note);
}

/** In JavaScript these reach the prototype of an object. */
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

function checkMap(map: LocatedMap, path: KeyPath, note: NoteMistake): LocatedMap {
  const kept = new Map<string, LocatedEntry>();
  for (const entry of map.entries) {
    const at = [...path, entry.key];
    const earlier = kept.get(entry.key);
    if (FORBIDDEN.has(entry.key)) {
      note(entry.keyPlace, at, `${JSON.stringify(entry.key)} is not allowed as a key`);
    } else if (earlier !== undefined) {
      const [line] = earlier.keyPlace.span;
      note(entry.keyPlace, at, `duplicate key ${JSON.stringify(entry.key)}, it is already there in line ${line}`);
    } else {
      kept.set(entry.key, { ...entry, value: checkKeys(entry.value, at, note) });
    }
  }
  return { ...map, entries: [...kept.values()] };
}
