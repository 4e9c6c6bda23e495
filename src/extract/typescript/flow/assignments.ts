import { ts } from "ts-morph";
import type { FlowExpression, FlowStatement } from "../../../model/flow.js";
import { exportedAs } from "../../../model/exported-name.js";
import type { FlowReader } from "./reader-types.js";
import { nameOf } from "./patterns.js";

const { SyntaxKind } = ts;

export function isAssignment({ operatorToken }: ts.BinaryExpression): boolean {
  const { kind } = operatorToken;
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}

/** An assignment as a statement. What it exports is assigned to its name first. */
export function assignmentStatements(reader: FlowReader, node: ts.BinaryExpression): readonly FlowStatement[] {
  const span = reader.span(node);
  const { left, right, operatorToken } = node;
  if (operatorToken.kind === SyntaxKind.PlusEqualsToken) {
    return [statement(reader, left, reader.expression(right), true, span)];
  }
  const value = assignedValue(reader, node);
  const exported = exportedName(reader, node);
  if (exported === null) return [statement(reader, left, value, false, span)];
  const name = { kind: "name", name: exportedAs(exported), span: reader.span(left) } as const;
  return [
    { kind: "assign", target: name, value, declared: false, augmented: false, span },
    statement(reader, left, name, false, span),
  ];
}

function statement(
  reader: FlowReader,
  left: ts.Expression,
  value: FlowExpression,
  augmented: boolean,
  span: FlowStatement["span"],
): FlowStatement {
  return { kind: "assign", target: reader.assigned(left), value, declared: false, augmented, span };
}

/** An assignment inside of an expression. */
export function assignmentExpression(reader: FlowReader, node: ts.BinaryExpression): FlowExpression {
  const span = reader.span(node);
  const value = assignedValue(reader, node);
  const target = reader.assigned(node.left);
  const exported = exportedName(reader, node);
  if (exported === null) return { kind: "assigned", target, value, span };
  const name = { kind: "name", name: exportedAs(exported), span: reader.span(node.left) } as const;
  return { kind: "assigned", target, value: { kind: "assigned", target: name, value, span }, span };
}

/** Inside of functions nobody knows when something is exported. */
function exportedName({ depth, exported }: FlowReader, { left, operatorToken }: ts.BinaryExpression): string | null {
  return depth.functions === 0 && operatorToken.kind === SyntaxKind.EqualsToken ? exported.assigned(left) : null;
}

/** What the left side is afterwards. */
function assignedValue(reader: FlowReader, node: ts.BinaryExpression): FlowExpression {
  const { left, right, operatorToken } = node;
  const span = reader.span(node);
  if (operatorToken.kind === SyntaxKind.EqualsToken) {
    return reader.expression(right, exportedName(reader, node) ?? nameOf(left));
  }
  const before = reader.expression(left);
  const added = reader.expression(right, nameOf(left));
  switch (operatorToken.kind) {
    case SyntaxKind.PlusEqualsToken:
      return { kind: "add", left: before, right: added, span };
    case SyntaxKind.BarBarEqualsToken:
    case SyntaxKind.QuestionQuestionEqualsToken:
      return { kind: "fallback", operator: "or", left: before, right: added, span };
    case SyntaxKind.AmpersandAmpersandEqualsToken:
      return { kind: "fallback", operator: "and", left: before, right: added, span };
    default:
      return { kind: "other", parts: [before, added], span };
  }
}

/** `i++`, `--i`; and the operators before a value, which there is no word for. */
export function stepExpression(
  reader: FlowReader,
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
): FlowExpression {
  const span = reader.span(node);
  const before = reader.expression(node.operand);
  const { operator } = node;
  if (operator === SyntaxKind.ExclamationToken) return { kind: "not", value: before, span };
  if (operator !== SyntaxKind.PlusPlusToken && operator !== SyntaxKind.MinusMinusToken) {
    return { kind: "other", parts: [before], span };
  }
  const step = { kind: "literal", value: operator === SyntaxKind.PlusPlusToken ? 1 : -1, span } as const;
  const value = { kind: "add", left: before, right: step, span } as const;
  return { kind: "assigned", target: reader.assigned(node.operand), value, span };
}
