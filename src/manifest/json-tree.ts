import { parse, type MemberNode, type ValueNode } from "@humanwhocodes/momoa";
import { assertNever } from "../model/assert-never.js";
import type { Place } from "../model/span.js";
import type { Located } from "./located.js";
import type { NoteMistake } from "./manifest-error.js";
import type { PlaceAt } from "./positions.js";

/** `jsonc` has comments and trailing commas. */
export type JsonMode = "json" | "jsonc";

/** Reads JSON into a located tree. Null when there is none: the mistakes say why, or it is empty. */
export function jsonTree(text: string, mode: JsonMode, placeAt: PlaceAt, note: NoteMistake): Located | null {
  if (mode === "jsonc" && text.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, "").trim() === "") return null;
  try {
    const { body } = parse(text, { mode, ranges: true, allowTrailingCommas: mode === "jsonc" });
    return convert(body, placeAt);
  } catch (error) {
    if (!hasOffset(error)) throw error;
    note(placeAt(error.offset, error.offset), [], describe(error.message, text, error.offset, mode));
    return null;
  }
}

function convert(node: ValueNode, placeAt: PlaceAt): Located {
  const place = placeAt(...(node.range ?? [0, 0]));
  switch (node.type) {
    case "Object":
      return { kind: "map", entries: node.members.map((member) => convertMember(member, placeAt)), place };
    case "Array":
      return { kind: "list", items: node.elements.map(({ value }) => convert(value, placeAt)), place };
    case "String":
    case "Number":
    case "Boolean":
      return { kind: "scalar", value: node.value, place };
    // The last two are JSON5, which neither mode reads.
    case "Null":
    case "NaN":
    case "Infinity":
      return { kind: "scalar", value: null, place };
    default:
      return assertNever(node);
  }
}

function convertMember(member: MemberNode, placeAt: PlaceAt): { key: string; keyPlace: Place; value: Located } {
  const { name } = member;
  const key = name.type === "String" ? name.value : name.name;
  return { key, keyPlace: placeAt(...(name.range ?? [0, 0])), value: convert(member.value, placeAt) };
}

function hasOffset(error: unknown): error is Error & { readonly offset: number } {
  return error instanceof Error && "offset" in error && typeof error.offset === "number";
}

const TOKENS: Readonly<Record<string, string>> = {
  Colon: '":"',
  Comma: '","',
  LBrace: '"{"',
  RBrace: '"}"',
  LBracket: '"["',
  RBracket: '"]"',
};

/** The parser's words, without the position that stands before them anyway, and with what a person would want to know. */
function describe(message: string, text: string, offset: number, mode: JsonMode): string {
  const plain = message
    .replace(/ \(\d+:\d+\)$/, "")
    .replace(/token (\w+) found/, (_, token: string) => `token ${TOKENS[token] ?? token} found`)
    .replace(/ found\.$/, "");
  // The parser blames the last token when nothing comes after it.
  if (/^[{[,:]\s*$/.test(text.slice(offset)))
    return "Unexpected end of the file: a value or a closing bracket is missing";
  if (/^[\w'$]/.test(text.slice(offset))) return `${plain}: keys and texts stand in double quotes`;
  if (mode === "jsonc") return plain;
  if (/^\/[/*]/.test(text.slice(offset))) return `${plain}: only .jsonc files have comments`;
  if (/^[}\]]/.test(text.slice(offset)) && /,\s*$/.test(text.slice(0, offset))) {
    return `${plain}: only .jsonc files have trailing commas`;
  }
  return plain;
}
