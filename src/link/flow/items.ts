import type { RecordValue, Value } from "./value.js";
import { list, text } from "./values.js";

/** What a loop over a value sees, as far as it is known: the items of a list, the keys of a record. Null for everything else. */
export function itemsOf(value: Value): readonly Value[] | null {
  switch (value.kind) {
    case "list":
      return value.items;
    case "record":
      return [...value.entries.keys()].flatMap((key) => keyOf(value, key) ?? []);
    case "literal":
      return value.value === null ? [] : null;
    default:
      return null;
  }
}

/** Keeps an entry under its key. A key that is not known may be any, and is kept under a name that no key has, as one is that is no text. */
export function setEntry(record: RecordValue, key: Value | null, value: Value): void {
  const known = key === null ? null : keyText(key);
  const name = known ?? `\0${record.entries.size}`;
  if (key !== null && IDENTITIES.has(key.kind)) record.keys.set(name, key);
  else if (known === null) record.open = true;
  record.entries.set(name, value);
}

/**
 * Puts the entries of one record into another. Those whose keys are not known stay beside the ones that are there, unless it is the same
 * that is there: what is put together of its own parts again and again would double each time.
 */
export function addEntries(to: RecordValue, from: RecordValue): void {
  let there: ReadonlySet<Value> | null = null;
  for (const [name, value] of from.entries) {
    if (!name.startsWith("\0")) {
      to.entries.set(name, value);
      continue;
    }
    const key = from.keys.get(name) ?? null;
    if (key === null) there ??= withoutKeys(to);
    if (key !== null || there?.has(value) !== true) setEntry(to, key, value);
  }
}

/** The entries that may have any key. */
function withoutKeys({ entries, keys }: RecordValue): ReadonlySet<Value> {
  return new Set([...entries].flatMap(([name, value]) => (name.startsWith("\0") && !keys.has(name) ? [value] : [])));
}

const IDENTITIES: ReadonlySet<Value["kind"]> = new Set(["host", "instance", "function", "class", "list", "record"]);

/** The key that an entry is kept under a name for; null when it is not known. */
function keyOf({ keys }: RecordValue, name: string): Value | null {
  return keys.get(name) ?? (name.startsWith("\0") ? null : text(name));
}

/** The keys and values of a record. */
export function entriesOf(value: RecordValue): readonly (readonly [Value, Value])[] {
  return [...value.entries].map(([key, item]) => [keyOf(value, key) ?? UNKNOWN_KEY, item]);
}

/** The same, as lists of two. */
export function pairsOf(value: RecordValue): readonly Value[] {
  return entriesOf(value).map((pair) => list(pair));
}

const UNKNOWN_KEY: Value = { kind: "text", parts: [] };

/** What a member is kept under whose name is the symbol that everybody has by a name: `plugin[Symbol.for("skip-override")]`. */
export function symbolKey(name: string): string {
  return `@@${name}`;
}

/** A key of a record as it is kept: strings as they are, numbers as text. */
export function keyText(key: Value): string | null {
  if (key.kind === "string") return key.value;
  if (key.kind === "literal") return String(key.value);
  if (key.kind === "class" || key.kind === "function") return key.symbol;
  return key.kind === "external" ? key.name : null;
}
