import { ts } from "ts-morph";
import { exportedAs } from "../../../model/exported-name.js";
import type { FlowEntry, FlowExpression } from "../../../model/flow.js";
import { keyOf, nameOf } from "./patterns.js";
import type { FlowReader } from "./reader-types.js";

/** An object. What one of its properties exports is assigned to its name on the way. */
export function readObject(reader: FlowReader, node: ts.ObjectLiteralExpression): FlowExpression {
  const entries = node.properties.flatMap((it) => readProperty(reader, it) ?? []);
  return { kind: "record", entries, span: reader.span(node) };
}

/** Null for setters. */
function readProperty(reader: FlowReader, node: ts.ObjectLiteralElementLike): FlowEntry | null {
  if (ts.isSpreadAssignment(node)) return { key: null, value: reader.expression(node.expression) };
  const value = valueOf(reader, node);
  if (value === null) return null;
  const key = keyOf(reader, node.name);
  const exported = reader.depth.functions === 0 ? reader.exported.property(node.name) : null;
  if (exported === null) return { key, value };
  const target = { kind: "name", name: exportedAs(exported), span: reader.span(node.name) } as const;
  return { key, value: { kind: "assigned", target, value, span: value.span } };
}

function valueOf(
  reader: FlowReader,
  node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>,
): FlowExpression | null {
  const span = reader.span(node);
  if (ts.isPropertyAssignment(node)) {
    const name = ts.isStringLiteralLike(node.name) ? node.name.text : nameOf(node.name);
    return reader.expression(node.initializer, name);
  }
  if (ts.isShorthandPropertyAssignment(node)) return reader.expression(node.name);
  if (ts.isSetAccessor(node)) return null;
  const name = ts.isStringLiteralLike(node.name) ? node.name.text : nameOf(node.name);
  const callee = { kind: "function", function: reader.function(node, name), span } as const;
  // A getter is asked once, when the object is made.
  return ts.isGetAccessor(node) ? { kind: "call", callee, arguments: [], constructs: false, span } : callee;
}
