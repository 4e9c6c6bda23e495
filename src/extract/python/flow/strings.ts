import type { FlowExpression } from "../../../model/flow.js";
import { Kind } from "../node-kinds.js";
import { childrenOf, endOf, firstChild, kindOf, spanOf, textOf, type Node } from "../syntax-tree.js";
import type { FlowReader } from "./flow-reader.js";
import { otherOf } from "./values.js";

/** A string, an f-string, or several in a row, as one value. Bytes and template strings are no strings. */
export function readString(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const span = spanOf(tree, node);
  const literals = kindOf(tree, node) === Kind.concatenated_string ? childrenOf(tree, node) : [node];
  const parts = joined(literals.flatMap((literal) => partsOf(reader, literal)));
  if (literals.some((literal) => /[bt]/i.test(prefixOf(reader, literal)))) return otherOf(span, parts);
  const [only, second] = parts;
  if (only === undefined) return { kind: "string", value: "", span };
  return second === undefined && only.kind === "string" ? { ...only, span } : { kind: "template", parts, span };
}

function prefixOf({ tree }: FlowReader, literal: Node): string {
  const opening = firstChild(tree, literal);
  return opening === null ? "" : textOf(tree, opening).replace(/["'].*/s, "");
}

function partsOf(reader: FlowReader, literal: Node): readonly FlowExpression[] {
  const { tree } = reader;
  const prefix = prefixOf(reader, literal);
  return childrenOf(tree, literal).flatMap((part): readonly FlowExpression[] => {
    const kind = kindOf(tree, part);
    if (kind === Kind.interpolation) return [interpolated(reader, part)];
    if (kind !== Kind.string_content) return [];
    const text = unescaped(textOf(tree, part), prefix);
    const span = spanOf(tree, part);
    return [text === null ? otherOf(span, []) : { kind: "string", value: text, span }];
  });
}

/** Strings that follow one another as one. */
function joined(parts: readonly FlowExpression[]): readonly FlowExpression[] {
  const all: FlowExpression[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.kind === "string" && last?.kind === "string") {
      const [startLine, startColumn] = last.span;
      const [, , endLine, endColumn] = part.span;
      const span = [startLine, startColumn, endLine, endColumn] as const;
      all[all.length - 1] = { kind: "string", value: last.value + part.value, span };
    } else all.push(part);
  }
  return all;
}

/** `{x}`; of `{x!r}`, `{x:>8}` and `{x=}` it cannot be said what they give. */
function interpolated(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const [value, ...rest] = childrenOf(tree, node);
  if (value === undefined) return otherOf(spanOf(tree, node), []);
  const isPlain =
    rest.length === 0 &&
    kindOf(tree, value) !== Kind.expression_list &&
    !tree.text.slice(endOf(tree, value), endOf(tree, node)).includes("=");
  if (isPlain) return reader.expression(value);
  return otherOf(spanOf(tree, node), [reader.expression(value), ...rest.flatMap((it) => inFormat(reader, it))]);
}

/** The values in `:>{width}`. */
function inFormat(reader: FlowReader, part: Node): readonly FlowExpression[] {
  const { tree } = reader;
  if (kindOf(tree, part) === Kind.type_conversion) return [];
  return childrenOf(tree, part).flatMap((field) => {
    const value = firstChild(tree, field);
    return value === null ? [] : [reader.expression(value)];
  });
}

/** What a piece of a literal says; null where that takes the names of characters. */
function unescaped(written: string, prefix: string): string | null {
  const text = /f/i.test(prefix) ? written.replaceAll(/\{\{|\}\}/g, (braces) => braces.charAt(0)) : written;
  if (/r/i.test(prefix) || !text.includes("\\")) return text;
  let isKnown = true;
  const value = text.replaceAll(ESCAPE, (whole, body: string) => {
    const single = SINGLE.get(body);
    if (single !== undefined) return single;
    const code = body.startsWith("N") ? Number.NaN : codeOf(body);
    if (code === null) return whole;
    if (!(code <= 0x10_ff_ff)) isKnown = false;
    return isKnown ? String.fromCodePoint(code) : "";
  });
  return isKnown ? value : null;
}

const ESCAPE = /\\(N\{[^}]*\}|[0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^])/g;

const SINGLE: ReadonlyMap<string, string> = new Map([
  ["\n", ""],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\u0007"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

/** The code point that an escape names; null for what is none, which stays as it is written. */
function codeOf(body: string): number | null {
  if (/^[0-7]/.test(body)) return Number.parseInt(body, 8);
  return /^(?:x..|u....|U.{8})$/.test(body) ? Number.parseInt(body.slice(1), 16) : null;
}
