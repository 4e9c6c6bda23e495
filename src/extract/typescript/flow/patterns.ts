import { ts } from "ts-morph";
import type { FlowExpression, FlowPattern, FlowPatternEntry, FlowPatternPart } from "../../../model/flow.js";
import { unwrap } from "../names.js";
import { MAX_DEPTH, type FlowReader } from "./reader-types.js";

/** What a declaration binds: `a`, `[a, b = 1, ...rest]`, `{ a, b: c = 1, ...rest }`. */
export function boundPattern(reader: FlowReader, node: ts.BindingName): FlowPattern {
  const span = reader.span(node);
  if (ts.isIdentifier(node)) return { kind: "name", name: node.text, span };
  if (reader.depth.nodes >= MAX_DEPTH) return { kind: "record", entries: [], span };
  reader.depth.nodes++;
  const pattern: FlowPattern = ts.isArrayBindingPattern(node)
    ? { kind: "list", items: node.elements.map((it) => (ts.isBindingElement(it) ? boundPart(reader, it) : null)), span }
    : { kind: "record", entries: node.elements.map((it) => boundEntry(reader, it)), span };
  reader.depth.nodes--;
  return pattern;
}

function boundPart(reader: FlowReader, { name, initializer, dotDotDotToken }: ts.BindingElement): FlowPatternPart {
  return {
    target: reader.bound(name),
    default: initializer === undefined ? null : reader.expression(initializer, nameOf(name)),
    rest: dotDotDotToken !== undefined,
  };
}

function boundEntry(reader: FlowReader, element: ts.BindingElement): FlowPatternEntry {
  const part = boundPart(reader, element);
  return { ...part, key: part.rest ? null : keyOf(reader, element.propertyName ?? element.name) };
}

/** What an assignment binds. A target that is no such thing, as broken code has it, is an index that nobody knows. */
export function assignedPattern(reader: FlowReader, expression: ts.Expression): FlowPattern {
  const node = unwrap(expression);
  const span = reader.span(node);
  if (ts.isIdentifier(node)) return { kind: "name", name: node.text, span };
  if (ts.isPropertyAccessExpression(node)) {
    return { kind: "member", object: reader.expression(node.expression), name: node.name.text, span };
  }
  if (ts.isElementAccessExpression(node)) {
    const { expression, argumentExpression } = node;
    return { kind: "index", object: reader.expression(expression), key: reader.expression(argumentExpression), span };
  }
  if (ts.isArrayLiteralExpression(node)) {
    const items = node.elements.map((it) => (ts.isOmittedExpression(it) ? null : assignedPart(reader, it)));
    return { kind: "list", items, span };
  }
  if (ts.isObjectLiteralExpression(node)) {
    return { kind: "record", entries: node.properties.flatMap((it) => assignedEntry(reader, it)), span };
  }
  return { kind: "index", object: reader.expression(node), key: null, span };
}

function assignedPart(reader: FlowReader, node: ts.Expression): FlowPatternPart {
  if (ts.isSpreadElement(node)) return { target: reader.assigned(node.expression), default: null, rest: true };
  const inner = unwrap(node);
  if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const { left, right } = inner;
    return { target: reader.assigned(left), default: reader.expression(right, nameOf(left)), rest: false };
  }
  return { target: reader.assigned(inner), default: null, rest: false };
}

function assignedEntry(reader: FlowReader, node: ts.ObjectLiteralElementLike): readonly FlowPatternEntry[] {
  if (ts.isSpreadAssignment(node)) {
    return [{ target: reader.assigned(node.expression), default: null, rest: true, key: null }];
  }
  if (ts.isShorthandPropertyAssignment(node)) {
    const { name, objectAssignmentInitializer } = node;
    const fallback =
      objectAssignmentInitializer === undefined ? null : reader.expression(objectAssignmentInitializer, name.text);
    return [{ target: reader.assigned(name), default: fallback, rest: false, key: keyOf(reader, name) }];
  }
  if (!ts.isPropertyAssignment(node)) return [];
  return [{ ...assignedPart(reader, node.initializer), key: keyOf(reader, node.name) }];
}

/** The key of a property: a string where it is a name, else what computes it. */
export function keyOf(reader: FlowReader, name: ts.PropertyName | ts.BindingName): FlowExpression {
  const span = reader.span(name);
  if (ts.isComputedPropertyName(name)) return reader.expression(name.expression);
  if (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name)) return { kind: "other", parts: [], span };
  return { kind: "string", value: name.text, span };
}

/** What a function is called that is bound to this: the name, or that of the member. */
export function nameOf(node: ts.Node): string | null {
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : null;
}
