import type { ImportRef } from "../../model/facts.js";
import { ROOT, type Node } from "./syntax-tree.js";

/** A region of the text in which names are declared, linked to the regions around it, with what was found in it. */
export interface Scope {
  readonly kind: "module" | "class" | "function" | "comprehension";
  readonly parent: Scope | null;
  /** The class, function, lambda or comprehension. */
  readonly owner: Node;
  /** Of a class that other modules can reach: the name of its definition. */
  readonly definition: string | null;
  /** The names that are declared here: the imports that bind each, none where something else does. */
  readonly names: Map<string, ImportRef[]>;
  /** Those of them that something else than an import binds. */
  readonly otherNames: Set<string>;
  /** Names that belong to another scope although they are bound here. */
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
  /** What binds names, in source order: of modules and classes. */
  readonly items: BindingItem[];
  /** Of functions: what they return or give with a lambda's body, and what each name is first bound to. */
  readonly returns: Node[];
  readonly variables: Map<string, Node>;
  /** Of functions: where they set members of what they call `self`. */
  readonly memberTargets: MemberTarget[];
}

/** One name that a statement binds in a module or class. */
export interface BindingItem {
  readonly name: string;
  readonly nameNode: Node;
  readonly how: "class" | "function" | "typeAlias" | "value" | "augmented" | "declared" | "import";
  /** The whole statement or definition, decorators included. */
  readonly node: Node;
  /** The value that exactly this name gets, where one can be named. */
  readonly value: Node | null;
  readonly annotation: Node | null;
  /** Bound on some path only. */
  readonly conditional: boolean;
  /** Bound by a function that says `global`. */
  readonly isElsewhere: boolean;
  /** Of an import. */
  readonly ref: ImportRef | null;
  /** What it is called among the definitions; null for imports, for members, and for what nobody can reach. */
  readonly definition: string | null;
}

/** `self.name: annotation = value` */
export interface MemberTarget {
  readonly object: string;
  readonly name: string;
  readonly value: Node | null;
  readonly annotation: Node | null;
}

export function openScope(kind: Scope["kind"], parent: Scope | null, owner: Node, definition: string | null): Scope {
  return {
    kind,
    parent,
    owner,
    definition,
    names: new Map(),
    otherNames: new Set(),
    globals: new Set(),
    nonlocals: new Set(),
    items: [],
    returns: [],
    variables: new Map(),
    memberTargets: [],
  };
}

export function moduleScope(): Scope {
  return openScope("module", null, ROOT, null);
}

/** The scope of the module around any scope. */
export function outermost(scope: Scope): Scope {
  let outer = scope;
  while (outer.parent !== null) outer = outer.parent;
  return outer;
}

/** The scope in which `name := …` binds: comprehensions pass it on to what is around them. */
export function walrusScope(scope: Scope): Scope {
  let around = scope;
  while (around.kind === "comprehension" && around.parent !== null) around = around.parent;
  return around;
}

/** The scope whose name a binding in this scope binds. */
export function bindingScope(scope: Scope, name: string): Scope {
  if (scope.globals.has(name)) return outermost(scope);
  if (!scope.nonlocals.has(name)) return scope;
  for (let outer = scope.parent; outer !== null; outer = outer.parent) {
    if (outer.kind === "function" && outer.names.has(name)) return outer;
  }
  return scope;
}

export function declare(scope: Scope, name: string, ref: ImportRef | null): void {
  if (ref === null) scope.otherNames.add(name);
  const known = scope.names.get(name);
  if (known === undefined) scope.names.set(name, ref === null ? [] : [ref]);
  else if (ref !== null) known.push(ref);
}

/**
 * The imports that bind a name where it is used; empty when something else does, null when nothing does. What a class body binds is not
 * seen from the functions and comprehensions inside of it.
 */
export function lookUp(from: Scope, name: string): readonly ImportRef[] | null {
  return scopeOf(from, name)?.names.get(name) ?? null;
}

/** Whether something else than an import binds a name where it is used. */
export function isRebound(from: Scope, name: string): boolean {
  return scopeOf(from, name)?.otherNames.has(name) === true;
}

function scopeOf(from: Scope, name: string): Scope | null {
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    if (scope.globals.has(name)) return outermost(scope);
    if (scope.kind === "class" && scope !== from) continue;
    if (scope.names.has(name)) return scope;
  }
  return null;
}
