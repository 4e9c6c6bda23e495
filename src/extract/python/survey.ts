import type { ImportFact } from "../../model/facts.js";
import { bindTargets } from "./bind-targets.js";
import type { Context } from "./context.js";
import { insideFunction } from "./context.js";
import { definitionNames, type DefinitionNames } from "./definition-names.js";
import { enterBranches } from "./guards.js";
import { callImport } from "./import-calls.js";
import { importStatement } from "./import-statements.js";
import { settingImports } from "./import-settings.js";
import { Field, Kind } from "./node-kinds.js";
import { boundIdentifiers, withDecorators } from "./names.js";
import { bindingScope, declare, moduleScope, openScope, type BindingItem, type Scope } from "./scope.js";
import {
  childAt,
  childrenOf,
  fieldOf,
  firstChild,
  kindOf,
  parentOf,
  textOf,
  type Node,
  type SyntaxTree,
} from "./syntax-tree.js";

/** What one walk over a file gathers, for the passes that follow. All lists are in source order. */
export interface Survey {
  readonly tree: SyntaxTree;
  readonly module: Scope;
  readonly imports: ImportFact[];
  /** The statement or call that each of the imports is made by. */
  readonly importNodes: Node[];
  readonly definitions: DefinitionNames;
  /** Names at the start of a chain, a call or a subscript. */
  readonly references: Reference[];
  /** String literals in type annotations. */
  readonly typeStrings: Reference[];
  /** Classes and functions by their definition's node. */
  readonly scopes: Map<Node, Scope>;
  readonly calls: Reference[];
  /** Subscripts and attributes that are assigned to. */
  readonly assignedTargets: Node[];
}

export interface Reference {
  readonly node: Node;
  readonly scope: Scope;
  /** Stands in a type annotation. */
  readonly inType: boolean;
}

export function survey(tree: SyntaxTree): Survey {
  const found: Survey = {
    tree,
    module: moduleScope(),
    imports: [],
    importNodes: [],
    definitions: definitionNames(),
    references: [],
    typeStrings: [],
    scopes: new Map(),
    calls: [],
    assignedTargets: [],
  };
  const top: Context = {
    scope: found.module,
    deferred: false,
    conditional: false,
    tried: false,
    asked: false,
    typeOnly: false,
  };
  const entered = new Map<Node, Context>();
  const enter = (node: Node, context: Context): void => void entered.set(node, context);
  const contexts: Context[] = [];
  const ends: Node[] = [];
  let context = top;
  let end = tree.size;
  let typeEnd = 0;
  for (let node = 0; node < tree.size; node++) {
    while (node >= end) {
      context = contexts.pop() ?? top;
      end = ends.pop() ?? tree.size;
    }
    const inside = entered.size > 0 ? entered.get(node) : undefined;
    if (inside !== undefined) {
      entered.delete(node);
      contexts.push(context);
      ends.push(end);
      context = inside;
      end = tree.afters[node] ?? tree.size;
    }
    const kind = tree.kinds[node] ?? Kind.other;
    if (kind === Kind.identifier) {
      if (startsChain(tree, node)) found.references.push({ node, scope: context.scope, inType: node < typeEnd });
    } else if (kind === Kind.string) {
      if (node < typeEnd) found.typeStrings.push({ node, scope: context.scope, inType: true });
    } else if (kind === Kind.type) {
      typeEnd = Math.max(typeEnd, tree.afters[node] ?? 0);
    } else if (kind !== Kind.other) {
      visit(found, node, kind, context, enter);
    }
  }
  nameDeclared(found);
  // A pattern is met before the names in it: `case [a] as b`.
  found.module.items.sort((a, b) => a.nameNode - b.nameNode);
  return found;
}

/** `X: int` is a definition of its own only where nothing else in the module binds `X`. */
function nameDeclared({ module, definitions }: Survey): void {
  const { items } = module;
  const bound = new Set(items.flatMap((item) => (item.how === "declared" ? [] : item.name)));
  const named = new Map<string, string | null>();
  for (const [index, item] of items.entries()) {
    if (item.how !== "declared" || bound.has(item.name)) continue;
    const definition = named.get(item.name) ?? definitions.add(module, item.name);
    named.set(item.name, definition);
    items[index] = { ...item, definition };
  }
}

type Enter = (node: Node, context: Context) => void;

function visit(found: Survey, node: Node, kind: number, context: Context, enter: Enter): void {
  const { tree } = found;
  switch (kind) {
    case Kind.class_definition:
      visitClass(found, node, context, enter);
      return;
    case Kind.function_definition:
      visitFunction(found, node, context, enter);
      return;
    case Kind.lambda:
      visitLambda(found, node, context, enter);
      return;
    case Kind.list_comprehension:
    case Kind.set_comprehension:
    case Kind.dictionary_comprehension:
    case Kind.generator_expression:
      visitComprehension(found, node, context, enter);
      return;
    case Kind.import_statement:
    case Kind.import_from_statement:
      for (const fact of importStatement(tree, node, context)) addImport(found, fact, node, context);
      return;
    case Kind.call:
      found.calls.push({ node, scope: context.scope, inType: false });
      addImports(found, callImport(found, node, context), node);
      return;
    case Kind.return_statement: {
      const value = firstChild(tree, node);
      if (value !== null) context.scope.returns.push(value);
      return;
    }
    case Kind.global_statement:
      for (const name of childrenOf(tree, node)) context.scope.globals.add(textOf(tree, name));
      return;
    case Kind.nonlocal_statement:
      for (const name of childrenOf(tree, node)) context.scope.nonlocals.add(textOf(tree, name));
      return;
    case Kind.dotted_name:
      if (isChainInPattern(tree, node)) found.references.push({ node: node + 1, scope: context.scope, inType: false });
      bindTargets(found, node, kind, context);
      return;
    default:
      enterBranches(tree, node, context, enter);
      bindTargets(found, node, kind, context);
      if (kind === Kind.assignment && context.scope.kind === "module")
        addImports(found, settingImports(tree, node, context), node);
  }
}

function addImports({ imports, importNodes }: Survey, facts: readonly ImportFact[], node: Node): void {
  for (const fact of facts) {
    imports.push(fact);
    importNodes.push(node);
  }
}

function addImport(
  found: Survey,
  { fact, locals }: ReturnType<typeof importStatement>[number],
  node: Node,
  context: Context,
): void {
  const index = found.imports.length;
  addImports(found, [fact], node);
  for (const [name, { imported, local }] of fact.names.entries()) {
    const ref = { import: index, name };
    const nameNode = locals[name] ?? node;
    const bound = local ?? "*";
    const scope = bindingScope(context.scope, bound);
    if (local !== null) declare(scope, local, ref);
    if (scope.kind !== "module" || (local === null && imported !== "*")) continue;
    const isElsewhere = scope !== context.scope;
    const conditional = context.conditional || isElsewhere;
    scope.items.push({ ...IMPORTED, name: bound, nameNode, node, conditional, isElsewhere, ref });
  }
}

const IMPORTED = { how: "import", value: null, annotation: null, definition: null } as const;

/** Names a class or function where it is defined; its own name is one of the names around it. */
function define(found: Survey, node: Node, how: "class" | "function", context: Context): string | null {
  const nameNode = childAt(found.tree, node, Field.name);
  if (nameNode === null) return null;
  const name = textOf(found.tree, nameNode);
  const scope = bindingScope(context.scope, name);
  declare(scope, name, null);
  const isMethod = scope.kind === "class" && how === "function";
  const definition = isMethod ? null : found.definitions.add(scope, name);
  const whole = withDecorators(found.tree, node);
  const isElsewhere = scope !== context.scope;
  const conditional = context.conditional || isElsewhere;
  const common = { name, nameNode, how, node: whole, value: node, annotation: null } as const;
  const item: BindingItem = { ...common, conditional, isElsewhere, ref: null, definition };
  if (scope.kind === "module" || scope.kind === "class") scope.items.push(item);
  return definition;
}

function visitClass(found: Survey, node: Node, context: Context, enter: Enter): void {
  const definition = define(found, node, "class", context);
  const scope = openScope("class", context.scope, node, definition);
  found.scopes.set(node, scope);
  declareTypeParameters(found.tree, node, scope);
  const body = childAt(found.tree, node, Field.body);
  if (body !== null) enter(body, { ...context, scope, conditional: false });
}

function visitFunction(found: Survey, node: Node, context: Context, enter: Enter): void {
  define(found, node, "function", context);
  const scope = openScope("function", context.scope, node, null);
  found.scopes.set(node, scope);
  declareTypeParameters(found.tree, node, scope);
  declareParameters(found.tree, childAt(found.tree, node, Field.parameters), scope);
  const body = childAt(found.tree, node, Field.body);
  if (body !== null) enter(body, insideFunction(context, scope));
}

function visitLambda({ tree, scopes }: Survey, node: Node, context: Context, enter: Enter): void {
  const scope = openScope("function", context.scope, node, null);
  scopes.set(node, scope);
  declareParameters(tree, childAt(tree, node, Field.parameters), scope);
  const body = childAt(tree, node, Field.body);
  if (body === null) return;
  scope.returns.push(body);
  enter(body, insideFunction(context, scope));
}

/** What a comprehension first goes over is looked up outside of it. */
function visitComprehension({ tree }: Survey, node: Node, context: Context, enter: Enter): void {
  const scope = openScope("comprehension", context.scope, node, null);
  const inside = { ...context, scope };
  let isFirst = true;
  for (const part of childrenOf(tree, node)) {
    enter(part, inside);
    if (kindOf(tree, part) !== Kind.for_in_clause) continue;
    const target = childAt(tree, part, Field.left);
    for (const name of target === null ? [] : boundIdentifiers(tree, target)) declare(scope, textOf(tree, name), null);
    const over = isFirst ? childAt(tree, part, Field.right) : null;
    if (over !== null) enter(over, context);
    isFirst = false;
  }
}

function declareParameters(tree: SyntaxTree, parameters: Node | null, scope: Scope): void {
  for (const parameter of parameters === null ? [] : childrenOf(tree, parameters)) {
    const name =
      childAt(tree, parameter, Field.name) ??
      (kindOf(tree, parameter) === Kind.typed_parameter ? firstChild(tree, parameter) : parameter);
    for (const identifier of name === null ? [] : boundIdentifiers(tree, name))
      declare(scope, textOf(tree, identifier), null);
  }
}

/** `[T: Bound, *Ts, **P]` */
function declareTypeParameters(tree: SyntaxTree, node: Node, scope: Scope): void {
  const list = childAt(tree, node, Field.type_parameters);
  for (const parameter of list === null ? [] : childrenOf(tree, list)) {
    let name: Node | null = parameter;
    while (name !== null && kindOf(tree, name) !== Kind.identifier) name = firstChild(tree, name);
    if (name !== null) declare(scope, textOf(tree, name), null);
  }
}

/** Whether a name is the root of a chain, called, decorates, or is subscripted. */
function startsChain(tree: SyntaxTree, node: Node): boolean {
  const parent = parentOf(tree, node);
  const kind = kindOf(tree, parent);
  const field = fieldOf(tree, node);
  if (kind === Kind.attribute) return field === Field.object;
  if (kind === Kind.call) return field === Field.function;
  if (kind === Kind.subscript) return field === Field.value;
  return kind === Kind.decorator;
}

/** `case a.B:` and `case a.B():` */
function isChainInPattern(tree: SyntaxTree, node: Node): boolean {
  const kind = kindOf(tree, parentOf(tree, node));
  if (kind === Kind.import_statement || kind === Kind.import_from_statement) return false;
  if (kind === Kind.aliased_import || kind === Kind.relative_import) return false;
  return childrenOf(tree, node).length > 1;
}
