import { ts } from "ts-morph";
import type { FlowExpression } from "../../../model/flow.js";
import type { FlowReader } from "./reader-types.js";

const { SyntaxKind } = ts;

/** A string, number, boolean, regular expression or `null`; null for everything else. */
export function plainLiteral(reader: FlowReader, node: ts.Expression): FlowExpression | null {
  const span = reader.span(node);
  if (ts.isStringLiteralLike(node)) return { kind: "string", value: node.text, span };
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf("/");
    return { kind: "regex", source: node.text.slice(1, end), flags: node.text.slice(end + 1), span };
  }
  const value = literalOf(node);
  return value === undefined ? null : { kind: "literal", value, span };
}

/** Undefined for what is no literal. */
function literalOf(node: ts.Expression): number | boolean | null | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === SyntaxKind.TrueKeyword) return true;
  if (node.kind === SyntaxKind.FalseKeyword) return false;
  if (node.kind === SyntaxKind.NullKeyword) return null;
  if (ts.isVoidExpression(node)) return ts.isLiteralExpression(node.expression) ? null : undefined;
  if (!ts.isPrefixUnaryExpression(node) || !ts.isNumericLiteral(node.operand)) return undefined;
  if (node.operator === SyntaxKind.MinusToken) return -Number(node.operand.text);
  return node.operator === SyntaxKind.PlusToken ? Number(node.operand.text) : undefined;
}

export function readTemplate(reader: FlowReader, node: ts.TemplateExpression): FlowExpression {
  const parts: FlowExpression[] = [];
  const addText = (piece: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail): void => {
    if (piece.text !== "") parts.push({ kind: "string", value: piece.text, span: reader.span(piece) });
  };
  addText(node.head);
  for (const { expression, literal } of node.templateSpans) {
    parts.push(reader.expression(expression));
    addText(literal);
  }
  return { kind: "template", parts, span: reader.span(node) };
}

export function readList(reader: FlowReader, node: ts.ArrayLiteralExpression): FlowExpression {
  const items = node.elements.map((element) => {
    const spread = ts.isSpreadElement(element);
    const value: FlowExpression = ts.isOmittedExpression(element)
      ? { kind: "literal", value: null, span: reader.span(element) }
      : reader.expression(spread ? element.expression : element);
    return { value, spread };
  });
  return { kind: "list", items, span: reader.span(node) };
}
