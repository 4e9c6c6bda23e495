import { ts } from "ts-morph";
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
import { dottedPath, unwrap } from "./names.js";

/** The value of a node that is made of literals alone, in the notation of `Definition.value`; null for everything else. */
export function literalValue(node: ts.Node): string | null {
  const effort = fullEffort();
  return ts.isExpression(node) ? notation(valueOf(node, effort, effort.depth)) : null;
}

function valueOf(expression: ts.Expression, effort: Effort, depth: number): LiteralValue | null {
  const node = unwrap(expression);
  if (effort.nodes-- <= 0 || depth <= 0) return null;
  const ask = (part: ts.Expression): LiteralValue | null => valueOf(part, effort, depth - 1);
  if (ts.isNumericLiteral(node)) return numberValue(Number(node.text));
  if (ts.isStringLiteralLike(node)) return { kind: "string", text: node.text };
  if (ts.isBigIntLiteral(node) || ts.isRegularExpressionLiteral(node)) return { kind: "written", text: node.text };
  if (ts.isPrefixUnaryExpression(node)) return signed(node, ask);
  if (ts.isBinaryExpression(node)) return workedOut(node, ask);
  if (ts.isArrayLiteralExpression(node)) return listed(node, ask);
  if (ts.isObjectLiteralExpression(node)) return mapped(node, ask);
  if (ts.isCallExpression(node)) return frozen(node, ask);
  const keyword = KEYWORDS[node.kind];
  return keyword === undefined ? null : { kind: "written", text: keyword };
}

/** Gives the value of a part of what is looked at. */
type Ask = (part: ts.Expression) => LiteralValue | null;

const KEYWORDS: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.TrueKeyword]: "true",
  [ts.SyntaxKind.FalseKeyword]: "false",
  [ts.SyntaxKind.NullKeyword]: "null",
};

function signed({ operator, operand }: ts.PrefixUnaryExpression, ask: Ask): LiteralValue | null {
  const value = ask(operand);
  if (value?.kind !== "number") return null;
  if (operator === ts.SyntaxKind.PlusToken) return value;
  return operator === ts.SyntaxKind.MinusToken ? numberValue(-value.number) : null;
}

function workedOut({ left, operatorToken, right }: ts.BinaryExpression, ask: Ask): LiteralValue | null {
  const a = ask(left);
  const b = a === null ? null : ask(right);
  if (a === null || b === null) return null;
  if (a.kind === "number" && b.kind === "number") {
    const operate = ARITHMETIC[operatorToken.kind];
    return operate === undefined ? null : numberValue(operate(a.number, b.number));
  }
  return operatorToken.kind === ts.SyntaxKind.PlusToken ? joined(a, b) : null;
}

const ARITHMETIC: Readonly<Partial<Record<ts.SyntaxKind, (a: number, b: number) => number>>> = {
  [ts.SyntaxKind.PlusToken]: (a, b) => a + b,
  [ts.SyntaxKind.MinusToken]: (a, b) => a - b,
  [ts.SyntaxKind.AsteriskToken]: (a, b) => a * b,
  [ts.SyntaxKind.SlashToken]: (a, b) => a / b,
  [ts.SyntaxKind.PercentToken]: (a, b) => a % b,
  [ts.SyntaxKind.AsteriskAsteriskToken]: (a, b) => a ** b,
};

function listed({ elements }: ts.ArrayLiteralExpression, ask: Ask): LiteralValue | null {
  const items: LiteralValue[] = [];
  for (const element of elements) {
    const value = ask(element);
    if (value === null) return null;
    items.push(value);
  }
  return arrayValue(items);
}

function mapped({ properties }: ts.ObjectLiteralExpression, ask: Ask): LiteralValue | null {
  const entries: [string, LiteralValue][] = [];
  for (const property of properties) {
    if (!ts.isPropertyAssignment(property)) return null;
    const { name } = property;
    const isNamed = ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name);
    const value = isNamed ? ask(property.initializer) : null;
    if (!isNamed || value === null) return null;
    entries.push([name.text, value]);
  }
  return objectValue(entries);
}

/** `Object.freeze({ … })` has the value of what it freezes. */
function frozen({ expression, arguments: given }: ts.CallExpression, ask: Ask): LiteralValue | null {
  const [only, second] = given;
  const isFreeze = dottedPath(expression)?.join(".") === "Object.freeze";
  return isFreeze && only !== undefined && second === undefined ? ask(only) : null;
}
