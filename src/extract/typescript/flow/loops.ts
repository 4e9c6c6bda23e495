import { ts } from "ts-morph";
import type { FlowPattern, FlowStatement } from "../../../model/flow.js";
import { dottedPath, unwrap } from "../names.js";
import type { FlowReader } from "./reader-types.js";

const { SyntaxKind } = ts;

export function readLoop(reader: FlowReader, node: ts.IterationStatement): readonly FlowStatement[] {
  const span = reader.span(node);
  const body = reader.block(node.statement);
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    const form = ts.isForOfStatement(node) ? "of" : "in";
    const target = loopTarget(reader, node.initializer);
    return [{ kind: "loop", form, target, items: reader.expression(node.expression), body, span }];
  }
  const rest = { kind: "loop", form: "while", target: null, items: null, span } as const;
  if (ts.isForStatement(node)) {
    const counted = countedLoop(reader, node, body);
    if (counted !== null) return [counted];
    const { initializer, condition, incrementor } = node;
    const before = initializer === undefined ? [] : initial(reader, initializer);
    return [...before, { ...rest, body: [...effects(reader, condition), ...body, ...effects(reader, incrementor)] }];
  }
  if (ts.isWhileStatement(node)) return [{ ...rest, body: [...effects(reader, node.expression), ...body] }];
  return ts.isDoStatement(node) ? [{ ...rest, body: [...body, ...effects(reader, node.expression)] }] : [];
}

function effects(reader: FlowReader, node: ts.Expression | undefined): readonly FlowStatement[] {
  return node === undefined ? [] : reader.effects(node);
}

function initial(reader: FlowReader, node: ts.ForInitializer): readonly FlowStatement[] {
  return ts.isVariableDeclarationList(node) ? reader.statements([node]) : reader.effects(node);
}

function loopTarget(reader: FlowReader, node: ts.ForInitializer): FlowPattern {
  if (!ts.isVariableDeclarationList(node)) return reader.assigned(node);
  const name = node.declarations[0]?.name;
  return name === undefined ? { kind: "list", items: [], span: reader.span(node) } : reader.bound(name);
}

/** `for (let i = 0; i < list.length; i++)` goes over the keys of the list; null for every other loop. */
function countedLoop(
  reader: FlowReader,
  { initializer, condition, incrementor, statement }: ts.ForStatement,
  body: readonly FlowStatement[],
): FlowStatement | null {
  if (initializer === undefined || !ts.isVariableDeclarationList(initializer)) return null;
  const [counter, second] = initializer.declarations;
  if (counter === undefined || second !== undefined || !ts.isIdentifier(counter.name) || !isZero(counter.initializer))
    return null;
  const { text } = counter.name;
  if (incrementor === undefined || !isStep(incrementor, text)) return null;
  const list = condition === undefined ? null : listCounted(condition, text);
  if (list === null) return null;
  const span = reader.span(statement.parent);
  return { kind: "loop", form: "in", target: reader.bound(counter.name), items: reader.expression(list), body, span };
}

function isZero(node: ts.Expression | undefined): boolean {
  return node !== undefined && ts.isNumericLiteral(node) && node.text === "0";
}

/** `i++`, `++i`, `i += 1` */
function isStep(node: ts.Expression, name: string): boolean {
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
    return node.operator === SyntaxKind.PlusPlusToken && isNamed(node.operand, name);
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== SyntaxKind.PlusEqualsToken) return false;
  return isNamed(node.left, name) && ts.isNumericLiteral(node.right) && node.right.text === "1";
}

/** The `list` of `i < list.length`. */
function listCounted(node: ts.Expression, name: string): ts.Expression | null {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== SyntaxKind.LessThanToken) return null;
  const bound = unwrap(node.right);
  if (!isNamed(node.left, name) || !ts.isPropertyAccessExpression(bound) || bound.name.text !== "length") return null;
  return dottedPath(bound.expression) === null ? null : bound.expression;
}

function isNamed(node: ts.Expression, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}
