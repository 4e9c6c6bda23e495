import { ts } from "ts-morph";
import type { Member } from "../../model/facts.js";
import { unwrap } from "./names.js";

/** How much a function's body does. */
export function bodyState(body: ts.Node | undefined): Member["body"] {
  if (body === undefined) return "absent";
  if (!ts.isBlock(body)) return "present";
  const [first, second] = body.statements;
  if (first === undefined) return "empty";
  return second === undefined && isNotImplemented(first) ? "empty" : "present";
}

const NOT_IMPLEMENTED =
  /\bnot\W*(?:yet\W*)?(?:been\W*)?(?:implemented|supported)|\bunimplemented|\babstract\b|\b(?:must|should|needs? to) (?:be )?(?:implement|overrid|overload)/i;
const NOT_IMPLEMENTED_ERROR = /NotImplemented|Unimplemented|NotYetImplemented|Abstract/;

/** `throw new Error("not implemented")` and what people write in its place. */
function isNotImplemented(statement: ts.Statement): boolean {
  if (!ts.isThrowStatement(statement)) return false;
  const thrown = unwrap(statement.expression);
  if (!ts.isNewExpression(thrown) && !ts.isCallExpression(thrown)) return false;
  const error = ts.isIdentifier(thrown.expression) ? thrown.expression.text : "";
  const message = thrown.arguments?.[0];
  const text = message === undefined ? "" : messageText(message);
  return NOT_IMPLEMENTED_ERROR.test(error) || NOT_IMPLEMENTED.test(text);
}

function messageText(message: ts.Expression): string {
  if (ts.isStringLiteralLike(message)) return message.text;
  if (!ts.isTemplateExpression(message)) return "";
  return [message.head.text, ...message.templateSpans.map((span) => span.literal.text)].join(" ");
}

/**
 * The field to which the whole body hands the call: `return await this.inner.send(x)` gives `inner`. For accessors, reading and
 * setting a member of the field count too. Null when the body does anything else.
 */
export function forwardedTo(body: ts.Node | undefined, kind: Member["kind"]): string | null {
  const expression = onlyExpression(body);
  if (expression === null) return null;
  if (ts.isCallExpression(expression)) return fieldBehind(expression.expression);
  if (kind !== "accessor") return null;
  if (ts.isBinaryExpression(expression)) {
    const isSet = expression.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    return isSet ? fieldBehind(expression.left) : null;
  }
  return fieldBehind(expression);
}

function onlyExpression(body: ts.Node | undefined): ts.Expression | null {
  let expression: ts.Expression | undefined;
  if (body !== undefined && ts.isBlock(body)) {
    const [only, second] = body.statements;
    if (only === undefined || second !== undefined) return null;
    if (ts.isReturnStatement(only) || ts.isExpressionStatement(only)) ({ expression } = only);
  } else if (body !== undefined && ts.isExpression(body)) {
    expression = body;
  }
  if (expression === undefined) return null;
  let inner = unwrap(expression);
  while (ts.isAwaitExpression(inner) || ts.isVoidExpression(inner)) inner = unwrap(inner.expression);
  return inner;
}

/** `inner` of `this.inner.…`; null for `this.inner` itself, which is no member of the field. */
function fieldBehind(expression: ts.Expression): string | null {
  let member = unwrap(expression);
  for (let depth = 0; ts.isPropertyAccessExpression(member); depth++) {
    const object = unwrap(member.expression);
    if (object.kind === ts.SyntaxKind.ThisKeyword) return depth > 0 ? member.name.text : null;
    member = object;
  }
  return null;
}

/** Whether a body calls what has its own name on another object, or gives that name to a call as a text. */
export function passesOn(body: ts.Node, name: string): boolean {
  const isFound = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && callsNamesake(node, name)) || ts.forEachChild(node, isFound) === true;
  return isFound(body);
}

function callsNamesake({ expression, arguments: list }: ts.CallExpression, name: string): boolean {
  const callee = unwrap(expression);
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === name) {
    const object = unwrap(callee.expression).kind;
    return object !== ts.SyntaxKind.ThisKeyword && object !== ts.SyntaxKind.SuperKeyword;
  }
  return list.some((argument) => ts.isStringLiteralLike(argument) && argument.text === name);
}
