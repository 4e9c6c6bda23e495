import { hashText } from "../model/hash.js";

/** A value that is made of literals, on its way to the notation of `Definition.value`, which is the same for all languages. */
export type LiteralValue =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "string"; readonly text: string }
  /** Already in its notation. */
  | { readonly kind: "written"; readonly text: string };

/** Values longer than this are cut. */
const LONGEST = 200;

/** How much of a value is looked at: larger tables are data, and longer chains of operators no arithmetic that a person wrote. */
export interface Effort {
  nodes: number;
  readonly depth: number;
}

export function fullEffort(): Effort {
  return { nodes: 2_000, depth: 50 };
}

/** A number that a number can hold; null for what is too large, divided by nothing, or none at all. */
export function numberValue(number: number): LiteralValue | null {
  // `-0` is written like `0`.
  return Number.isFinite(number) ? { kind: "number", number: number + 0 } : null;
}

export function arrayValue(items: readonly LiteralValue[]): LiteralValue {
  return { kind: "written", text: `[${items.map(written).join(",")}]` };
}

/** Of two entries of one name the later one counts, as in both languages. */
export function objectValue(entries: readonly (readonly [name: string, value: LiteralValue])[]): LiteralValue {
  const byName = new Map(entries.map(([name, value]) => [JSON.stringify(name), written(value)]));
  return {
    kind: "written",
    text: `{${[...byName]
      .map(([name, value]) => `${name}:${value}`)
      .sort()
      .join(",")}}`,
  };
}

/** Two strings with a plus between them; null for everything else. */
export function joined(a: LiteralValue, b: LiteralValue): LiteralValue | null {
  return a.kind === "string" && b.kind === "string" ? { kind: "string", text: a.text + b.text } : null;
}

/** The notation of a value, cut where it is too long, in such a way that two values that differ still do. */
export function notation(value: LiteralValue | null): string | null {
  if (value === null) return null;
  const text = written(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…${hashText(text)}`;
}

function written(value: LiteralValue): string {
  if (value.kind === "number") return String(value.number);
  return value.kind === "string" ? JSON.stringify(value.text) : value.text;
}
