import { ts } from "ts-morph";
import { hashText } from "../../model/hash.js";
import { dottedPath, unwrap } from "./names.js";

/** Values longer than this are cut. */
const LONGEST = 200;
/** Larger tables are data, and reading them again and again would be felt. */
const MOST_NODES = 2_000;
const DEEPEST = 50;

/** The value of a node that is made of literals alone, in the notation of `Definition.value`; null for everything else. */
export function literalValue(node: ts.Node): string | null {
  if (!ts.isExpression(node)) return null;
  const value = valueOf(node, { nodes: MOST_NODES }, DEEPEST);
  if (value === null) return null;
  const text = written(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…${hashText(text)}`;
}

type Value =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "string"; readonly text: string }
  /** Already in its notation. */
  | { readonly kind: "written"; readonly text: string };

/** How much may still be looked at. */
interface Budget {
  nodes: number;
}

function valueOf(expression: ts.Expression, budget: Budget, depth: number): Value | null {
  const node = unwrap(expression);
  if (budget.nodes-- <= 0 || depth <= 0) return null;
  if (ts.isNumericLiteral(node)) return numberValue(Number(node.text));
  if (ts.isStringLiteralLike(node)) return { kind: "string", text: node.text };
  if (ts.isBigIntLiteral(node) || ts.isRegularExpressionLiteral(node)) return { kind: "written", text: node.text };
  if (ts.isPrefixUnaryExpression(node)) return signed(node, budget, depth);
  if (ts.isBinaryExpression(node)) return workedOut(node, budget, depth);
  if (ts.isArrayLiteralExpression(node)) return arrayValue(node, budget, depth);
  if (ts.isObjectLiteralExpression(node)) return objectValue(node, budget, depth);
  if (ts.isCallExpression(node)) return frozen(node, budget, depth);
  const keyword = KEYWORDS[node.kind];
  return keyword === undefined ? null : { kind: "written", text: keyword };
}

const KEYWORDS: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.TrueKeyword]: "true",
  [ts.SyntaxKind.FalseKeyword]: "false",
  [ts.SyntaxKind.NullKeyword]: "null",
};

function written(value: Value): string {
  if (value.kind === "number") return String(value.number);
  return value.kind === "string" ? JSON.stringify(value.text) : value.text;
}

function numberValue(number: number): Value | null {
  // `-0` is printed like `0`, and what is too large for a number, or divided by nothing, is not known.
  return Number.isFinite(number) ? { kind: "number", number: number + 0 } : null;
}

function signed({ operator, operand }: ts.PrefixUnaryExpression, budget: Budget, depth: number): Value | null {
  const value = valueOf(operand, budget, depth - 1);
  if (value?.kind !== "number") return null;
  if (operator === ts.SyntaxKind.PlusToken) return value;
  return operator === ts.SyntaxKind.MinusToken ? numberValue(-value.number) : null;
}

/** Chains of operators are as deep as they are long, and long ones are no arithmetic that a person wrote. */
function workedOut({ left, operatorToken, right }: ts.BinaryExpression, budget: Budget, depth: number): Value | null {
  const a = valueOf(left, budget, depth - 1);
  const b = a === null ? null : valueOf(right, budget, depth - 1);
  if (a === null || b === null) return null;
  if (a.kind === "number" && b.kind === "number") {
    const operate = ARITHMETIC[operatorToken.kind];
    return operate === undefined ? null : numberValue(operate(a.number, b.number));
  }
  const areJoined = operatorToken.kind === ts.SyntaxKind.PlusToken && a.kind === "string" && b.kind === "string";
  return areJoined ? { kind: "string", text: a.text + b.text } : null;
}

const ARITHMETIC: Readonly<Partial<Record<ts.SyntaxKind, (a: number, b: number) => number>>> = {
  [ts.SyntaxKind.PlusToken]: (a, b) => a + b,
  [ts.SyntaxKind.MinusToken]: (a, b) => a - b,
  [ts.SyntaxKind.AsteriskToken]: (a, b) => a * b,
  [ts.SyntaxKind.SlashToken]: (a, b) => a / b,
  [ts.SyntaxKind.PercentToken]: (a, b) => a % b,
  [ts.SyntaxKind.AsteriskAsteriskToken]: (a, b) => a ** b,
};

function arrayValue({ elements }: ts.ArrayLiteralExpression, budget: Budget, depth: number): Value | null {
  const items: string[] = [];
  for (const element of elements) {
    const value = valueOf(element, budget, depth - 1);
    if (value === null) return null;
    items.push(written(value));
  }
  return { kind: "written", text: `[${items.join(",")}]` };
}

function objectValue({ properties }: ts.ObjectLiteralExpression, budget: Budget, depth: number): Value | null {
  const entries = new Map<string, string>();
  for (const property of properties) {
    if (!ts.isPropertyAssignment(property)) return null;
    const { name } = property;
    const isNamed = ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name);
    const value = isNamed ? valueOf(property.initializer, budget, depth - 1) : null;
    if (!isNamed || value === null) return null;
    entries.set(JSON.stringify(name.text), written(value));
  }
  const sorted = [...entries].map(([name, value]) => `${name}:${value}`).sort();
  return { kind: "written", text: `{${sorted.join(",")}}` };
}

/** `Object.freeze({ … })` has the value of what it freezes. */
function frozen({ expression, arguments: given }: ts.CallExpression, budget: Budget, depth: number): Value | null {
  const [only, second] = given;
  const isFreeze = dottedPath(expression)?.join(".") === "Object.freeze";
  return isFreeze && only !== undefined && second === undefined ? valueOf(only, budget, depth - 1) : null;
}
