import type { Place } from "../model/span.js";
import type { KeyPath } from "./key-path.js";

/** A value of a manifest together with where it is written: what every data format is read into. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

interface LocatedScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly place: Place;
}

interface LocatedList {
  readonly kind: "list";
  readonly items: readonly Located[];
  readonly place: Place;
}

export interface LocatedMap {
  readonly kind: "map";
  readonly entries: readonly LocatedEntry[];
  readonly place: Place;
}

export interface LocatedEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Located;
}

/** The entry of a mapping; null when the node is no mapping or has no such key. */
export function entryOf(node: Located | null, key: string): LocatedEntry | null {
  if (node?.kind !== "map") return null;
  return node.entries.find((entry) => entry.key === key) ?? null;
}

/** The value under a key; null when there is none. */
export function valueOf(node: Located | null, key: string): Located | null {
  return entryOf(node, key)?.value ?? null;
}

/** The entries of a mapping, none for anything else. */
export function entriesOf(node: Located | null): readonly LocatedEntry[] {
  return node?.kind === "map" ? node.entries : [];
}

/** The items of a list, a single value as a list of one, none for nothing. */
export function itemsOf(node: Located | null): readonly Located[] {
  if (node === null) return [];
  return node.kind === "list" ? node.items : [node];
}

/** The text of a node; null when it is no text. */
export function textOf(node: Located | null): string | null {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : null;
}

/** The node at the end of a path; null where the path leads nowhere. */
export function nodeAt(root: Located, path: KeyPath): Located | null {
  let node: Located | null = root;
  for (const key of path) {
    if (typeof key === "string") node = valueOf(node, key);
    else node = node?.kind === "list" ? (node.items[key] ?? null) : null;
  }
  return node;
}

/** Where to point for something that belongs to a path but is not written: the key that leads there, else the value around it. */
export function nearestPlace(root: Located, path: KeyPath): Place {
  for (let length = path.length; length > 0; length--) {
    const parent = nodeAt(root, path.slice(0, length - 1));
    const key = path[length - 1];
    const entry = typeof key === "string" ? entryOf(parent, key) : null;
    if (entry !== null) return entry.keyPlace;
    const item = typeof key === "number" ? nodeAt(root, path.slice(0, length)) : null;
    if (item !== null) return item.place;
  }
  return {
    file: root.place.file,
    span: [root.place.span[0], root.place.span[1], root.place.span[0], root.place.span[1]],
  };
}

/** The bare value. Keys that could reach a prototype must have been removed (see `checkKeys`). */
export function plainValue(node: Located): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plainValue);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]));
}
