import {
  arrayValue,
  fullEffort,
  joined,
  notation,
  numberValue,
  objectValue,
  type Effort,
  type LiteralValue,
} from "../literal-notation.js";
import { literalText, unwrap } from "./names.js";
import { Field, Kind } from "./node-kinds.js";
import {
  childAt,
  childrenOf,
  endOf,
  firstChild,
  kindOf,
  startOf,
  textOf,
  type Node,
  type SyntaxTree,
} from "./syntax-tree.js";

/** The value of an expression that is made of literals alone, in the notation of `Definition.value`; null for everything else. */
export function literalValue(tree: SyntaxTree, expression: Node): string | null {
  const effort = fullEffort();
  return notation(valueOf(tree, expression, effort, effort.depth));
}

function valueOf(tree: SyntaxTree, expression: Node, effort: Effort, depth: number): LiteralValue | null {
  const node = unwrap(tree, expression);
  if (effort.nodes-- <= 0 || depth <= 0) return null;
  const ask: Ask = (part) => valueOf(tree, part, effort, depth - 1);
  switch (kindOf(tree, node)) {
    case Kind.integer:
    case Kind.float:
      return numberIn(textOf(tree, node));
    case Kind.string:
      return stringIn(tree, node);
    case Kind.concatenated_string:
      return (
        allOf(childrenOf(tree, node), ask)?.reduce<LiteralValue | null>(
          (before, next) => (before === null ? null : joined(before, next)),
          { kind: "string", text: "" },
        ) ?? null
      );
    case Kind.true:
      return { kind: "written", text: "true" };
    case Kind.false:
      return { kind: "written", text: "false" };
    case Kind.none:
      return { kind: "written", text: "null" };
    case Kind.unary_operator:
      return signed(tree, node, ask);
    case Kind.binary_operator:
      return workedOut(tree, node, ask);
    case Kind.list:
    case Kind.tuple:
    case Kind.expression_list: {
      const items = allOf(childrenOf(tree, node), ask);
      return items === null ? null : arrayValue(items);
    }
    case Kind.dictionary:
      return mapped(tree, node, ask);
    default:
      return null;
  }
}

/** Gives the value of a part of what is looked at. */
type Ask = (part: Node) => LiteralValue | null;

function allOf(parts: readonly Node[], ask: Ask): readonly LiteralValue[] | null {
  const values: LiteralValue[] = [];
  for (const part of parts) {
    const value = ask(part);
    if (value === null) return null;
    values.push(value);
  }
  return values;
}

/** `1_000`, `0x3E8`, `1e3`. Larger integers than a number can tell apart, and imaginary ones, are not known. */
function numberIn(text: string): LiteralValue | null {
  const number = Number(text.replaceAll("_", ""));
  const isInteger = /^\d+$|^0[box]/i.test(text.replaceAll("_", ""));
  return isInteger && !Number.isSafeInteger(number) ? null : numberValue(number);
}

/** Escapes are read as they are written in raw strings; elsewhere they are not known. */
function stringIn(tree: SyntaxTree, node: Node): LiteralValue | null {
  const plain = literalText(tree, node);
  if (plain !== null) return { kind: "string", text: plain.text };
  const [opening, content, closing] = childrenOf(tree, node);
  if (opening === undefined || content === undefined || closing === undefined) return null;
  const isRaw = /^r["']/i.test(textOf(tree, opening));
  return isRaw && kindOf(tree, closing) === Kind.string_end ? { kind: "string", text: textOf(tree, content) } : null;
}

function signed(tree: SyntaxTree, node: Node, ask: Ask): LiteralValue | null {
  const operand = firstChild(tree, node);
  const value = operand === null ? null : ask(operand);
  if (operand === null || value?.kind !== "number") return null;
  const operator = tree.text.slice(startOf(tree, node), startOf(tree, operand)).trim();
  if (operator === "+") return value;
  return operator === "-" ? numberValue(-value.number) : null;
}

function workedOut(tree: SyntaxTree, node: Node, ask: Ask): LiteralValue | null {
  const left = childAt(tree, node, Field.left);
  const right = childAt(tree, node, Field.right);
  const a = left === null ? null : ask(left);
  const b = a === null || right === null ? null : ask(right);
  if (left === null || right === null || a === null || b === null) return null;
  const operator = tree.text.slice(endOf(tree, left), startOf(tree, right)).trim();
  if (a.kind === "number" && b.kind === "number") {
    const operate = ARITHMETIC.get(operator);
    return operate === undefined ? null : numberValue(operate(a.number, b.number));
  }
  return operator === "+" ? joined(a, b) : null;
}

const ARITHMETIC: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ["+", (a, b) => a + b],
  ["-", (a, b) => a - b],
  ["*", (a, b) => a * b],
  ["/", (a, b) => a / b],
  ["//", (a, b) => Math.floor(a / b)],
  // The sign is that of the divisor, unlike in JavaScript.
  ["%", (a, b) => a - b * Math.floor(a / b)],
  ["**", (a, b) => a ** b],
]);

function mapped(tree: SyntaxTree, node: Node, ask: Ask): LiteralValue | null {
  const entries: [string, LiteralValue][] = [];
  for (const pair of childrenOf(tree, node)) {
    const key = childAt(tree, pair, Field.key);
    const item = childAt(tree, pair, Field.value);
    const name = key === null ? null : ask(key);
    const value = name === null || name.kind === "written" || item === null ? null : ask(item);
    if (name === null || name.kind === "written" || value === null) return null;
    entries.push([name.kind === "string" ? name.text : String(name.number), value]);
  }
  return objectValue(entries);
}
