import { ts } from "ts-morph";
import type { FlowClass, FlowMember } from "../../../model/flow.js";
import { hasModifier, memberName } from "../names.js";
import { decoratorsOf, definedSpan } from "./functions.js";
import type { FlowReader, FunctionNode } from "./reader-types.js";

export function readClass(reader: FlowReader, node: ts.ClassLikeDeclaration, name: string | null): FlowClass {
  const clause = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  return {
    name,
    span: definedSpan(reader, node),
    bases: (clause?.types ?? []).map(({ expression }) => reader.expression(expression)),
    decorators: decoratorsOf(reader, node),
    members: node.members.flatMap((it) => readMember(reader, it) ?? []),
  };
}

/** Null for what only says that there is something: overloads, abstract members, `declare`; and for setters, which no value comes of. */
function readMember(reader: FlowReader, node: ts.ClassElement): FlowMember | null {
  if (ts.isClassStaticBlockDeclaration(node)) return staticBlock(reader, node);
  if (hasModifier(node, ts.SyntaxKind.DeclareKeyword)) return null;
  if (ts.isPropertyDeclaration(node)) return readField(reader, node);
  if (ts.isConstructorDeclaration(node)) return functionMember(reader, node, "constructor", "constructor");
  if (ts.isGetAccessorDeclaration(node)) return functionMember(reader, node, nameOfMember(reader, node.name), "getter");
  if (!ts.isMethodDeclaration(node)) return null;
  const kind = hasModifier(node, ts.SyntaxKind.StaticKeyword) ? "static" : "method";
  return functionMember(reader, node, nameOfMember(reader, node.name), kind);
}

function functionMember(
  reader: FlowReader,
  node: FunctionNode,
  name: string,
  kind: FlowMember["kind"],
): FlowMember | null {
  if (node.body === undefined) return null;
  const read = reader.function(node, name);
  return { name, kind, function: read, value: null, decorators: [], span: reader.span(node) };
}

function readField(reader: FlowReader, node: ts.PropertyDeclaration): FlowMember {
  const name = nameOfMember(reader, node.name);
  reader.depth.functions++;
  const value = node.initializer === undefined ? null : reader.expression(node.initializer, name);
  reader.depth.functions--;
  return {
    name,
    kind: hasModifier(node, ts.SyntaxKind.StaticKeyword) ? "staticField" : "field",
    function: null,
    value,
    decorators: decoratorsOf(reader, node),
    span: reader.span(node),
  };
}

/** `static { … }` runs once with the class as `this`: a static field without a name, for which a function is called. */
function staticBlock(reader: FlowReader, node: ts.ClassStaticBlockDeclaration): FlowMember {
  const span = reader.span(node);
  reader.depth.functions++;
  const callee = {
    kind: "function",
    function: {
      name: null,
      span,
      parameters: [],
      decorators: [],
      body: reader.block(node.body),
      isAsync: false,
      isGenerator: false,
      outerNames: [],
    },
    span,
  } as const;
  reader.depth.functions--;
  const value = { kind: "call", callee, arguments: [], constructs: false, span } as const;
  return { name: "", kind: "staticField", function: null, value, decorators: [], span };
}

/** A name that code computes is said as it is written. */
function nameOfMember({ source }: FlowReader, name: ts.PropertyName): string {
  return memberName(name) ?? name.getText(source.root);
}
