import type { FlowExpression, FlowPattern, FlowStatement } from "../../../model/flow.js";
import type { Span } from "../../../model/span.js";
import { isCapture } from "../bind-targets.js";
import { Field, Kind } from "../node-kinds.js";
import {
  afterOf,
  childAt,
  childOfKind,
  childrenAt,
  childrenOf,
  firstChild,
  kindOf,
  parentOf,
  spanOf,
  type Node,
} from "../syntax-tree.js";
import { alternativesOf } from "./alternatives.js";
import type { FlowReader } from "./flow-reader.js";
import { readTarget } from "./patterns.js";
import { doneFor, otherOf } from "./values.js";

export function readIf(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const alternatives = alternativesOf(reader.tree, node);
  const bodies = alternatives.map(({ block }) => (block === null ? [] : reader.statements(block)));
  const tests = alternatives.map(({ condition }) => (condition === null ? null : reader.expression(condition)));
  // What always runs is no alternative.
  if (tests.every((test) => test === null)) return bodies.flat();
  return [branch("if", withRest(tests, bodies), spanOf(reader.tree, node))];
}

interface Bodies {
  readonly tests: readonly (FlowExpression | null)[];
  readonly alternatives: readonly (readonly FlowStatement[])[];
}

/** An empty last alternative where there is none for everything else. */
function withRest(
  tests: readonly (FlowExpression | null)[],
  alternatives: readonly (readonly FlowStatement[])[],
): Bodies {
  if (tests.at(-1) === null) return { tests, alternatives };
  return { tests: [...tests, null], alternatives: [...alternatives, []] };
}

function branch(form: "if" | "switch" | "try", bodies: Bodies, span: Span): FlowStatement {
  return { kind: "branch", form, ...bodies, span };
}

export function readFor(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const { tree } = reader;
  const left = childAt(tree, node, Field.left);
  const right = childAt(tree, node, Field.right);
  const span = spanOf(tree, node);
  const target = left === null ? null : readTarget(reader, left);
  const items = right === null ? null : reader.expression(right);
  const body = bodyOf(reader, node);
  const loop: FlowStatement = { kind: "loop", form: "of", target, items, body, span };
  return [loop, ...elseOf(reader, node)];
}

/** The condition is asked each time. */
export function readWhile(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const { tree } = reader;
  const condition = childAt(tree, node, Field.condition);
  const asked = condition === null ? [] : doneFor(reader.expression(condition));
  const body = [...asked, ...bodyOf(reader, node)];
  const loop: FlowStatement = {
    kind: "loop",
    form: "while",
    target: null,
    items: null,
    body,
    span: spanOf(tree, node),
  };
  return [loop, ...elseOf(reader, node)];
}

function bodyOf(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const body = childAt(reader.tree, node, Field.body) ?? childOfKind(reader.tree, node, Kind.block);
  return body === null ? [] : reader.statements(body);
}

/** What runs when a loop was not left, or a `try` did not fail. */
function elseOf(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const clause = childOfKind(reader.tree, node, Kind.else_clause);
  return clause === null ? [] : bodyOf(reader, clause);
}

export function readTry(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const { tree } = reader;
  const clauses = childrenOf(tree, node);
  const handlers = clauses.filter((clause) => kindOf(tree, clause) === Kind.except_clause);
  const last = clauses.filter((clause) => kindOf(tree, clause) === Kind.finally_clause);
  const body = [...bodyOf(reader, node), ...elseOf(reader, node)];
  const after = last.flatMap((clause) => bodyOf(reader, clause));
  if (handlers.length === 0) return [...body, ...after];
  const alternatives = [body, ...handlers.map((clause) => readHandler(reader, clause))];
  return [branch("try", { tests: alternatives.map(() => null), alternatives }, spanOf(tree, node)), ...after];
}

function readHandler(reader: FlowReader, clause: Node): readonly FlowStatement[] {
  const { tree } = reader;
  const value = childAt(tree, clause, Field.value);
  const alias =
    childAt(tree, clause, Field.alias) ??
    (value !== null && kindOf(tree, value) === Kind.as_pattern ? childAt(tree, value, Field.alias) : null);
  const target = alias === null ? null : readTarget(reader, alias);
  return [...(target === null ? [] : [assign(target, otherOf(target.span, []))]), ...bodyOf(reader, clause)];
}

function assign(target: FlowPattern, value: FlowExpression): FlowStatement {
  return { kind: "assign", target, value, declared: false, augmented: false, span: target.span };
}

export function readWith(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const { tree } = reader;
  const clauses = childrenOf(tree, node).filter((child) => kindOf(tree, child) !== Kind.block);
  const entered = clauses
    .flatMap((clause) => childrenOf(tree, clause))
    .flatMap((item) => contextsOf(reader, childAt(tree, item, Field.value)))
    .flatMap((context) => readContext(reader, context));
  return [...entered, ...bodyOf(reader, node)];
}

/** `with (a as b, c):` may be read as a tuple. */
function contextsOf({ tree }: FlowReader, value: Node | null): readonly Node[] {
  if (value === null) return [];
  const parts = kindOf(tree, value) === Kind.tuple ? childrenOf(tree, value) : [];
  return parts.some((part) => kindOf(tree, part) === Kind.as_pattern) ? parts : [value];
}

function readContext(reader: FlowReader, context: Node): readonly FlowStatement[] {
  const { tree } = reader;
  if (kindOf(tree, context) !== Kind.as_pattern) return doneFor(reader.expression(context));
  const value = firstChild(tree, context);
  const alias = childAt(tree, context, Field.alias);
  if (value === null) return [];
  const entered = reader.expression(value);
  const target = alias === null ? null : readTarget(reader, alias);
  if (target === null) return doneFor(entered);
  return [{ ...assign(target, entered), span: spanOf(tree, context) }];
}

export function readMatch(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const { tree } = reader;
  const subjects = childrenAt(tree, node, Field.subject).flatMap((subject) => doneFor(reader.expression(subject)));
  const body = childAt(tree, node, Field.body);
  const clauses = (body === null ? [] : childrenOf(tree, body)).filter(
    (clause) => kindOf(tree, clause) === Kind.case_clause,
  );
  const tests: (FlowExpression | null)[] = clauses.map((clause) => readGuard(reader, clause));
  const alternatives = clauses.map((clause) => readCase(reader, clause));
  const last = clauses.at(-1);
  if (last === undefined || !isRest(reader, last)) {
    tests.push(null);
    alternatives.push([]);
  }
  return [...subjects, branch("switch", { tests, alternatives }, spanOf(tree, node))];
}

/** A guard is not the whole of the condition. */
function readGuard(reader: FlowReader, clause: Node): FlowExpression | null {
  const { tree } = reader;
  const guard = childAt(tree, clause, Field.guard);
  return guard === null ? null : otherOf(spanOf(tree, guard), childrenOf(tree, guard).map(reader.expression));
}

/** `case _:` and `case name:` */
function isRest({ tree }: FlowReader, clause: Node): boolean {
  const patterns = childrenOf(tree, clause).filter((child) => kindOf(tree, child) === Kind.case_pattern);
  const [pattern] = patterns;
  if (pattern === undefined || patterns.length > 1 || childAt(tree, clause, Field.guard) !== null) return false;
  const inner = firstChild(tree, pattern);
  return inner === null || (kindOf(tree, inner) === Kind.dotted_name && childrenOf(tree, inner).length === 1);
}

/** The names that a pattern binds stand for parts of the subject, which nobody knows. */
function readCase(reader: FlowReader, clause: Node): readonly FlowStatement[] {
  const { tree } = reader;
  const bound: FlowStatement[] = [];
  for (const pattern of childrenOf(tree, clause)) {
    if (kindOf(tree, pattern) !== Kind.case_pattern) continue;
    for (let node = pattern; node < afterOf(tree, pattern); node++) {
      const target = kindOf(tree, node) === Kind.identifier && isBound(reader, node) ? readTarget(reader, node) : null;
      if (target !== null) bound.push(assign(target, otherOf(target.span, [])));
    }
  }
  const body = childAt(tree, clause, Field.consequence);
  return [...bound, ...(body === null ? [] : reader.statements(body))];
}

function isBound({ tree }: FlowReader, identifier: Node): boolean {
  const parent = parentOf(tree, identifier);
  const kind = kindOf(tree, parent);
  if (kind === Kind.dotted_name) return isCapture(tree, parent);
  return kind === Kind.as_pattern || kind === Kind.splat_pattern;
}
