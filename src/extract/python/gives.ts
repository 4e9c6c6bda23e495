import { Field, Kind } from "./node-kinds.js";
import { dottedPath, unwrap } from "./names.js";
import type { Scope } from "./scope.js";
import { childAt, childrenOf, kindOf, textOf, type Node, type SyntaxTree } from "./syntax-tree.js";
import { typeNames } from "./type-names.js";

/** What `self`, `cls` and `Self` mean in a method. */
export interface Owner {
  /** What the method calls its first parameter; null where it has none. */
  readonly self: string | null;
  /** The class as a name of its module. */
  readonly className: string;
}

/** What a function gives when it is called: the names in its return type, and what its `return` statements are made of. */
export function givenByFunction(tree: SyntaxTree, node: Node, scope: Scope, owner: Owner | null): readonly string[] {
  const type = childAt(tree, node, Field.return_type);
  const given = new Set(type === null ? [] : ownNames(typeNames(textOf(tree, type)), owner));
  for (const value of scope.returns) addGiven(tree, given, value, { variables: scope.variables, owner });
  return [...given];
}

/** What a field holds: its type, and what it is set to. A parameter stands for its type. */
export function givenByValue(
  tree: SyntaxTree,
  annotation: Node | null,
  value: Node | null,
  { method, owner }: { readonly method: Scope | null; readonly owner: Owner },
): readonly string[] {
  const given = new Set(annotation === null ? [] : ownNames(typeNames(textOf(tree, annotation)), owner));
  if (value === null) return [...given];
  const parameters = method === null ? NO_PARAMETERS : parameterTypes(tree, method);
  addGiven(tree, given, value, { variables: method?.variables ?? NO_PARAMETERS, parameters, owner });
  return [...given];
}

const NO_PARAMETERS: ReadonlyMap<string, Node> = new Map();

interface Surroundings {
  /** What each variable is first bound to. */
  readonly variables: ReadonlyMap<string, Node>;
  /** The type of each parameter that states one. */
  readonly parameters?: ReadonlyMap<string, Node>;
  readonly owner: Owner | null;
}

/** Adds what a value is made of: constructed classes, called functions, literals, names. A variable of the function stands for its value. */
function addGiven(tree: SyntaxTree, given: Set<string>, value: Node, around: Surroundings): void {
  const open = [value];
  const followed = new Set<string>();
  for (let popped = open.pop(); popped !== undefined; popped = open.pop()) {
    const next = unwrap(tree, popped);
    const parts = partsOf(tree, next);
    if (parts !== null) {
      open.push(...parts.toReversed());
      continue;
    }
    const builtin = BUILTINS.get(kindOf(tree, next));
    if (builtin !== undefined) {
      given.add(builtin);
      continue;
    }
    const isCall = kindOf(tree, next) === Kind.call;
    const named = isCall ? childAt(tree, next, Field.function) : next;
    const path = named === null ? null : dottedPath(tree, named);
    const name = path?.join(".") ?? "NotImplemented";
    if (path === null || name === "NotImplemented") continue;
    const variable = isCall ? undefined : around.variables.get(name);
    const parameter = isCall ? undefined : around.parameters?.get(name);
    if (parameter !== undefined)
      for (const type of ownNames(typeNames(textOf(tree, parameter)), around.owner)) given.add(type);
    else if (variable === undefined || followed.has(name)) given.add(ownName(path, isCall, around.owner));
    else open.push(variable);
    followed.add(name);
  }
}

/** What is written as a literal is of a class of the language, whatever the names of the module mean. */
const BUILTINS: ReadonlyMap<number, string> = new Map([
  [Kind.dictionary, "builtins.dict"],
  [Kind.dictionary_comprehension, "builtins.dict"],
  [Kind.list, "builtins.list"],
  [Kind.list_comprehension, "builtins.list"],
  [Kind.set, "builtins.set"],
  [Kind.set_comprehension, "builtins.set"],
  [Kind.tuple, "builtins.tuple"],
  [Kind.string, "builtins.str"],
  [Kind.concatenated_string, "builtins.str"],
]);

/** The parts of which one may be the value. Null for what is a value by itself. */
function partsOf(tree: SyntaxTree, node: Node): readonly Node[] | null {
  switch (kindOf(tree, node)) {
    case Kind.await:
    case Kind.boolean_operator:
      return childrenOf(tree, node);
    case Kind.conditional_expression:
      return childrenOf(tree, node).filter((_, index) => index !== 1);
    case Kind.named_expression: {
      const value = childAt(tree, node, Field.value);
      return value === null ? [] : [value];
    }
    default:
      return null;
  }
}

/** `cls()` and `self` are of the class that the method stands in. */
function ownName(path: readonly string[], isCall: boolean, owner: Owner | null): string {
  if (owner === null || owner.self === null || path[0] !== owner.self) return path.join(".");
  const isOwn = path.length === 1 || (isCall && path.length === 2 && path[1] === "__class__");
  return isOwn ? owner.className : path.join(".");
}

function ownNames(names: readonly string[], owner: Owner | null): readonly string[] {
  return owner === null ? names : names.map((name) => (/^(?:\w+\.)?Self$/.test(name) ? owner.className : name));
}

/** The annotations of a function's parameters by their names. */
function parameterTypes(tree: SyntaxTree, method: Scope): ReadonlyMap<string, Node> {
  const types = new Map<string, Node>();
  const list = childAt(tree, method.owner, Field.parameters);
  for (const parameter of list === null ? [] : childrenOf(tree, list)) {
    const type = childAt(tree, parameter, Field.type);
    const name = childAt(tree, parameter, Field.name) ?? parameter + 1;
    if (type !== null && kindOf(tree, name) === Kind.identifier) types.set(textOf(tree, name), type);
  }
  return types;
}
