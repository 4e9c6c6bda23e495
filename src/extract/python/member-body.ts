import type { Member } from "../../model/facts.js";
import { Field, Kind } from "./node-kinds.js";
import { argumentsOf, dottedPath, literalText, unwrap } from "./names.js";
import { afterOf, childAt, childrenOf, firstChild, kindOf, textOf, type Node, type SyntaxTree } from "./syntax-tree.js";

/** How much a function's body does. `...` says that there is none. */
export function bodyState(tree: SyntaxTree, node: Node, decorators: readonly string[]): Member["body"] {
  if (decorators.some((name) => DECLARING.test(name))) return "absent";
  const [first, second] = statementsOf(tree, node);
  if (first === undefined) return "empty";
  if (second !== undefined) return "present";
  const kind = kindOf(tree, first);
  if (kind === Kind.pass_statement) return "empty";
  if (kind === Kind.raise_statement) return isNotImplemented(tree, first) ? "empty" : "present";
  const only = kind === Kind.expression_statement ? firstChild(tree, first) : null;
  return only !== null && kindOf(tree, only) === Kind.ellipsis ? "absent" : "present";
}

/** Decorators by which a method is only declared. */
const DECLARING = /(?:^|\.)(?:abstract(?:method|property|classmethod|staticmethod)|overload)$/;

/** The statements of a body behind its docstring. */
function statementsOf(tree: SyntaxTree, node: Node): readonly Node[] {
  const body = childAt(tree, node, Field.body);
  const statements = body === null ? [] : childrenOf(tree, body);
  const [first] = statements;
  return first !== undefined && isDocstring(tree, first) ? statements.slice(1) : statements;
}

/** A statement that is nothing but a string. */
export function isDocstring(tree: SyntaxTree, statement: Node): boolean {
  if (kindOf(tree, statement) !== Kind.expression_statement) return false;
  const kind = kindOf(tree, firstChild(tree, statement) ?? statement);
  return kind === Kind.string || kind === Kind.concatenated_string;
}

const NOT_IMPLEMENTED_ERROR = /NotImplemented|Unimplemented|NotYetImplemented|Abstract/;
const NOT_IMPLEMENTED =
  /\bnot\W*(?:yet\W*)?(?:been\W*)?(?:implemented|supported)|\bunimplemented|\babstract\b|\b(?:must|should|needs? to) (?:be )?(?:implement|overrid|overload)/i;

/** `raise NotImplementedError` and what people write in its place. */
function isNotImplemented(tree: SyntaxTree, statement: Node): boolean {
  const raised = firstChild(tree, statement);
  if (raised === null) return false;
  const inner = unwrap(tree, raised);
  const callee = kindOf(tree, inner) === Kind.call ? childAt(tree, inner, Field.function) : inner;
  const name = callee === null ? "" : (dottedPath(tree, callee)?.at(-1) ?? "");
  if (NOT_IMPLEMENTED_ERROR.test(name)) return true;
  const list = kindOf(tree, inner) === Kind.call ? childAt(tree, inner, Field.arguments) : null;
  const message = list === null ? null : firstChild(tree, list);
  return message !== null && kindOf(tree, message) === Kind.string && NOT_IMPLEMENTED.test(textOf(tree, message));
}

/**
 * The field to which the whole body hands the call: `return await self.inner.send(x)` gives `inner`. For accessors, reading and
 * setting a member of the field count too. Null when the body does anything else.
 */
export function forwardedTo(tree: SyntaxTree, node: Node, kind: Member["kind"], self: string | null): string | null {
  const [only, second] = statementsOf(tree, node);
  if (self === null || only === undefined || second !== undefined) return null;
  const statement = kindOf(tree, only);
  if (statement !== Kind.return_statement && statement !== Kind.expression_statement) return null;
  const expression = firstChild(tree, only);
  if (expression === null) return null;
  let inner = unwrap(tree, expression);
  while (kindOf(tree, inner) === Kind.await) inner = unwrap(tree, firstChild(tree, inner) ?? inner + 1);
  if (kindOf(tree, inner) === Kind.call) return fieldBehind(tree, childAt(tree, inner, Field.function), self);
  if (kind !== "accessor") return null;
  return fieldBehind(tree, kindOf(tree, inner) === Kind.assignment ? childAt(tree, inner, Field.left) : inner, self);
}

/** `inner` of `self.inner.…`; null for `self.inner` itself, which is no member of the field. */
function fieldBehind(tree: SyntaxTree, expression: Node | null, self: string): string | null {
  const path = expression === null ? null : dottedPath(tree, expression);
  return path !== null && path.length > 2 && path[0] === self ? (path[1] ?? null) : null;
}

/** Whether a function calls what has its own name on another object, or gives that name to a call as a text. */
export function passesOn(tree: SyntaxTree, node: Node, name: string, self: string | null): boolean {
  for (let inner = node + 1; inner < afterOf(tree, node); inner++) {
    if (kindOf(tree, inner) === Kind.call && callsNamesake(tree, inner, name, self)) return true;
  }
  return false;
}

function callsNamesake(tree: SyntaxTree, call: Node, name: string, self: string | null): boolean {
  const callee = childAt(tree, call, Field.function);
  if (callee !== null && kindOf(tree, callee) === Kind.attribute) {
    const attribute = childAt(tree, callee, Field.attribute);
    const object = childAt(tree, callee, Field.object);
    if (attribute !== null && object !== null && textOf(tree, attribute) === name) {
      const written = textOf(tree, object);
      return written !== self && !written.startsWith("super(");
    }
  }
  const list = childAt(tree, call, Field.arguments);
  return argumentsOf(tree, list).positional.some((argument) => literalText(tree, argument)?.text === name);
}
