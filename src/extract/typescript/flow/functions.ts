import { ts } from "ts-morph";
import type { FlowExpression, FlowFunction, FlowParameter, FlowStatement } from "../../../model/flow.js";
import type { Span } from "../../../model/span.js";
import { boundIdentifiers, entityPath } from "../names.js";
import { nameOf } from "./patterns.js";
import type { FlowReader, FunctionNode } from "./reader-types.js";

/** A function of any kind. One without a body is only declared, and never read. */
export function readFunction(reader: FlowReader, node: FunctionNode, name: string | null): FlowFunction {
  reader.depth.functions++;
  const read: FlowFunction = {
    name,
    span: definedSpan(reader, node),
    parameters: node.parameters.filter((it) => nameOf(it.name) !== "this").map((it) => readParameter(reader, node, it)),
    decorators: decoratorsOf(reader, node),
    body: readBody(reader, node),
    isAsync: hasKeyword(node, ts.SyntaxKind.AsyncKeyword),
    isGenerator: node.asteriskToken !== undefined,
    outerNames: [],
  };
  reader.depth.functions--;
  return read;
}

function readBody(reader: FlowReader, { body }: FunctionNode): readonly FlowStatement[] {
  if (body === undefined || ts.isBlock(body)) return reader.block(body);
  return [{ kind: "return", value: reader.expression(body), span: reader.span(body) }];
}

function readParameter(reader: FlowReader, node: FunctionNode, parameter: ts.ParameterDeclaration): FlowParameter {
  const { name, initializer, dotDotDotToken, type } = parameter;
  const decorators = decoratorsOf(reader, parameter);
  return {
    target: reader.bound(name),
    default: initializer === undefined ? null : reader.expression(initializer, nameOf(name)),
    rest: dotDotDotToken === undefined ? "no" : "items",
    type: type === undefined ? null : typeName(type),
    used: boundIdentifiers(name).some(({ text }) => isUsed(reader, node, text)),
    makesField: ts.isParameterPropertyDeclaration(parameter, parameter.parent),
    ...(decorators.length === 0 ? {} : { decorators }),
  };
}

/** `arguments` has all parameters. */
function isUsed({ mentions }: FlowReader, node: FunctionNode, name: string): boolean {
  const { pos } = node.parameters;
  return mentions(name, pos, node.end) || (!ts.isArrowFunction(node) && mentions("arguments", pos, node.end));
}

/** The one type that values have beside `null` and `undefined`, if it has a name. */
function typeName(type: ts.TypeNode): string | null {
  let inner = type;
  while (ts.isParenthesizedTypeNode(inner)) inner = inner.type;
  if (ts.isUnionTypeNode(inner)) {
    const [only, second] = inner.types.filter((it) => !isNothing(it));
    return only === undefined || second !== undefined || ts.isUnionTypeNode(only) ? null : typeName(only);
  }
  return ts.isTypeReferenceNode(inner) ? entityPath(inner.typeName).join(".") : null;
}

function isNothing(type: ts.TypeNode): boolean {
  if (type.kind === ts.SyntaxKind.UndefinedKeyword) return true;
  return ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;
}

export function decoratorsOf(reader: FlowReader, node: ts.Node): readonly FlowExpression[] {
  const decorators = ts.canHaveDecorators(node) ? ts.getDecorators(node) : undefined;
  return (decorators ?? []).map(({ expression }) => reader.expression(expression));
}

/** From the first token that is neither a decorator nor about exports, where engines and people see the definition start. */
export function definedSpan({ source }: FlowReader, node: ts.Node): Span {
  const { text, root, lines } = source;
  let start = node.getStart(root);
  for (const modifier of (ts.canHaveModifiers(node) || ts.canHaveDecorators(node) ? node.modifiers : undefined) ?? []) {
    if (!ts.isDecorator(modifier) && !EXPORTING.has(modifier.kind)) {
      start = modifier.getStart(root);
      break;
    }
    start = afterTrivia(text, modifier.end);
  }
  return lines.span(start, node.end);
}

const EXPORTING: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.ExportKeyword, ts.SyntaxKind.DefaultKeyword]);

function afterTrivia(text: string, offset: number): number {
  TRIVIA.lastIndex = offset;
  return offset + (TRIVIA.exec(text)?.[0].length ?? 0);
}

const TRIVIA = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;

function hasKeyword(node: FunctionNode, kind: ts.SyntaxKind): boolean {
  return node.modifiers?.some((it) => it.kind === kind) === true;
}
