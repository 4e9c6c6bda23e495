import type { Value } from "./value.js";
import { list, text } from "./values.js";

/** What a loop over a value sees, as far as it is known: the items of a list, the keys of a record. Null for everything else. */
export function itemsOf(value: Value): readonly Value[] | null {
  switch (value.kind) {
    case "list":
      return value.items;
    case "record":
      return [...value.entries.keys()].filter(isKnownKey).map(text);
    case "literal":
      return value.value === null ? [] : null;
    default:
      return null;
  }
}

/** Keys that are not known are kept under names that no key has. */
export function isKnownKey(key: string): boolean {
  return !key.startsWith("\0");
}

/** The keys and values of a record as lists of two. */
export function pairsOf(value: Extract<Value, { kind: "record" }>): readonly Value[] {
  return [...value.entries].map(([key, item]) => list([isKnownKey(key) ? text(key) : UNKNOWN_KEY, item]));
}

const UNKNOWN_KEY: Value = { kind: "text", parts: [] };

/** A key of a record as it is kept: strings as they are, numbers as text. */
export function keyText(key: Value): string | null {
  if (key.kind === "string") return key.value;
  if (key.kind === "literal") return String(key.value);
  if (key.kind === "class" || key.kind === "function") return key.symbol;
  return key.kind === "external" ? key.name : null;
}
