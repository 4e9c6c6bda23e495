import { createHash } from "node:crypto";
import { compareStrings } from "../model/order.js";
import type { Violation } from "../model/rule.js";
import { compareSpans } from "../model/span.js";

/**
 * The identity of each violation, in the order given: the first 32 hexadecimal digits of SHA-256 over the JSON text
 * of `[rule, kind, ...identity]`. Violations of one identity are told apart by their order in the code, so that inserting
 * unrelated ones, or moving lines, changes nothing.
 */
export function fingerprintsOf(violations: readonly Violation[]): readonly string[] {
  const alike = new Map<string, Violation[]>();
  for (const violation of violations) {
    const key = identityOf(violation);
    const list = alike.get(key);
    if (list === undefined) alike.set(key, [violation]);
    else list.push(violation);
  }
  const found = new Map<Violation, string>();
  for (const [key, list] of alike) {
    for (const [ordinal, violation] of list.sort(byPlace).entries()) {
      // Wrapped in one more list, an ordinal cannot be mistaken for a part of the identity.
      found.set(violation, digest(ordinal === 0 ? key : JSON.stringify([key, ordinal])));
    }
  }
  return violations.map((violation) => found.get(violation) ?? digest(identityOf(violation)));
}

function identityOf({ rule, kind, identity }: Violation): string {
  return JSON.stringify([rule, kind, ...identity]);
}

function byPlace(a: Violation, b: Violation): number {
  return (
    compareStrings(a.place.file, b.place.file) ||
    compareSpans(a.place.span, b.place.span) ||
    compareStrings(JSON.stringify(a.data), JSON.stringify(b.data))
  );
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
