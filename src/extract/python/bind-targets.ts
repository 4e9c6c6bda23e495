import type { Context } from "./context.js";
import { Field, Kind } from "./node-kinds.js";
import { boundIdentifiers, unwrap } from "./names.js";
import { bindingScope, declare, walrusScope, type BindingItem, type Scope } from "./scope.js";
import type { Survey } from "./survey.js";
import {
  childAt,
  childrenOf,
  fieldOf,
  kindOf,
  parentOf,
  ROOT,
  textOf,
  type Node,
  type SyntaxTree,
} from "./syntax-tree.js";

/** Notes the names that a statement or pattern binds, imports, classes and functions aside. */
export function bindTargets(found: Survey, node: Node, kind: number, context: Context): void {
  const { tree } = found;
  switch (kind) {
    case Kind.assignment:
      bindAssignment(found, node, context);
      return;
    case Kind.augmented_assignment:
      bindAll(found, childAt(tree, node, Field.left), context, { node, how: "augmented" });
      return;
    case Kind.named_expression: {
      const scope = walrusScope(context.scope);
      const value = childAt(tree, node, Field.value);
      bindAll(found, childAt(tree, node, Field.name), { ...context, scope }, { node, how: "value", value });
      return;
    }
    case Kind.type_alias_statement:
      bindAll(found, typeAliasName(tree, node), context, {
        node,
        how: "typeAlias",
        value: childAt(tree, node, Field.right),
      });
      return;
    case Kind.for_statement:
      bindAll(found, childAt(tree, node, Field.left), { ...context, conditional: true }, { how: "value" });
      return;
    case Kind.as_pattern:
      bindAsPattern(found, node, context);
      return;
    case Kind.dotted_name:
      if (isCapture(tree, node)) bindAll(found, node + 1, context, { how: "value" });
      return;
    case Kind.splat_pattern:
      for (const name of childrenOf(tree, node)) bindAll(found, name, context, { how: "value" });
  }
}

interface Bound {
  /** What is said to be the whole of it; the name alone where the statement holds other statements. */
  readonly node?: Node;
  readonly how: BindingItem["how"];
  readonly value?: Node | null;
  readonly annotation?: Node | null;
}

function bindAll(found: Survey, target: Node | null, context: Context, bound: Bound): void {
  if (target === null) return;
  const isOne = kindOf(found.tree, target) === Kind.identifier;
  for (const name of boundIdentifiers(found.tree, target)) {
    bindName(found, name, context, isOne ? bound : { ...bound, value: null });
  }
}

function bindName(found: Survey, nameNode: Node, context: Context, bound: Bound): void {
  const name = textOf(found.tree, nameNode);
  if (name === "") return;
  const scope = bindingScope(context.scope, name);
  const value = bound.value ?? null;
  declare(scope, name, null);
  if (value !== null && scope.kind === "function" && !scope.variables.has(name)) scope.variables.set(name, value);
  if (scope.kind !== "module" && scope.kind !== "class") return;
  scope.items.push({
    name,
    nameNode,
    how: bound.how,
    node: bound.node ?? nameNode,
    value,
    annotation: bound.annotation ?? null,
    conditional: context.conditional || scope !== context.scope,
    isElsewhere: scope !== context.scope,
    ref: null,
    definition: scope.kind === "module" ? moduleDefinition(found, scope, name, bound.how) : null,
  });
}

/** `X += 1` goes on with the `X` that is there, unless it stood for something else. What is only declared is named at the end. */
function moduleDefinition(
  { definitions }: Survey,
  module: Scope,
  name: string,
  how: BindingItem["how"],
): string | null {
  if (how === "declared") return null;
  const before = how === "augmented" ? module.items.findLast((item) => item.name === name) : undefined;
  return before?.definition ?? definitions.add(module, name);
}

/** `a = b = value`, `a: T = value`, `a, b = x, y`. The inner one of two assignments in a row is met by itself. */
function bindAssignment(found: Survey, node: Node, context: Context): void {
  const { tree } = found;
  const left = childAt(tree, node, Field.left);
  if (left === null) return;
  const annotation = childAt(tree, node, Field.type);
  let right = childAt(tree, node, Field.right);
  while (right !== null && kindOf(tree, right) === Kind.assignment) right = childAt(tree, right, Field.right);
  const whole = statementOf(tree, node);
  const how = right === null ? "declared" : "value";
  for (const { target, value } of pairs(tree, unwrap(tree, left), right)) {
    bindAll(found, target, context, { node: whole, how, value, annotation });
    const kind = kindOf(tree, target);
    if (kind === Kind.attribute || kind === Kind.subscript) found.assignedTargets.push(target);
    if (kind === Kind.attribute) noteMember(found, target, value, annotation, context);
  }
}

/** `a = b = 1` is one statement. */
function statementOf(tree: SyntaxTree, assignment: Node): Node {
  let outer = assignment;
  while (kindOf(tree, parentOf(tree, outer)) === Kind.assignment && parentOf(tree, outer) !== ROOT)
    outer = parentOf(tree, outer);
  return outer;
}

const SEQUENCES: ReadonlySet<number> = new Set([
  Kind.pattern_list,
  Kind.tuple_pattern,
  Kind.list_pattern,
  Kind.expression_list,
  Kind.tuple,
  Kind.list,
]);

/** Each target with the value that it gets, where as many values stand there as targets. */
function pairs(tree: SyntaxTree, left: Node, right: Node | null): readonly { target: Node; value: Node | null }[] {
  if (!SEQUENCES.has(kindOf(tree, left))) return [{ target: left, value: right }];
  const targets = childrenOf(tree, left);
  const source = right === null ? null : unwrap(tree, right);
  const values = source !== null && SEQUENCES.has(kindOf(tree, source)) ? childrenOf(tree, source) : [];
  const isStarred = [...targets, ...values].some((it) => STARRED.has(kindOf(tree, it)));
  const isPaired = values.length === targets.length && !isStarred;
  return targets.map((target, index) => ({ target, value: isPaired ? (values[index] ?? null) : null }));
}

const STARRED: ReadonlySet<number> = new Set([Kind.list_splat, Kind.list_splat_pattern]);

/** `self.name = value` in a method. */
function noteMember(
  { tree }: Survey,
  target: Node,
  value: Node | null,
  annotation: Node | null,
  { scope }: Context,
): void {
  if (scope.kind !== "function" || scope.parent?.kind !== "class") return;
  const object = childAt(tree, target, Field.object);
  const name = childAt(tree, target, Field.attribute);
  if (object === null || name === null || kindOf(tree, object) !== Kind.identifier) return;
  scope.memberTargets.push({ object: textOf(tree, object), name: textOf(tree, name), value, annotation });
}

/** `type X[T] = …` */
function typeAliasName(tree: SyntaxTree, node: Node): Node | null {
  let name: Node | null = childAt(tree, node, Field.left);
  while (name !== null && kindOf(tree, name) !== Kind.identifier) name = childrenOf(tree, name)[0] ?? null;
  return name;
}

/** `with x as y`, `case x as y`. What an `except … as y` binds is gone behind it, so it hides a name but binds none. */
function bindAsPattern(found: Survey, node: Node, context: Context): void {
  const { tree } = found;
  const target = childAt(tree, node, Field.alias) ?? childrenOf(tree, node).at(-1) ?? null;
  if (target === null) return;
  if (kindOf(tree, parentOf(tree, node)) !== Kind.except_clause) {
    bindAll(found, target, { ...context, conditional: true }, { how: "value" });
    return;
  }
  for (const name of boundIdentifiers(tree, target)) declare(context.scope, textOf(tree, name), null);
}

/** A single name in a pattern, unless it says which class or key is meant. */
export function isCapture(tree: SyntaxTree, node: Node): boolean {
  const parent = parentOf(tree, node);
  const kind = kindOf(tree, parent);
  if (!PATTERNS.has(kind) || childrenOf(tree, node).length !== 1) return false;
  if (kind === Kind.class_pattern || fieldOf(tree, node) === Field.key) return false;
  return textOf(tree, node) !== "_";
}

const PATTERNS: ReadonlySet<number> = new Set([
  Kind.case_pattern,
  Kind.keyword_pattern,
  Kind.class_pattern,
  Kind.dict_pattern,
  Kind.union_pattern,
]);
