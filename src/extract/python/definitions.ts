import type { Base, Definition, DefinitionKind } from "../../model/facts.js";
import { hashWords } from "../../model/hash.js";
import { sketchOf } from "../../model/sketch.js";
import { compareSpans } from "../../model/span.js";
import { tokensBetween } from "../tokens.js";
import { constantFacts, reboundNames, type ReboundNames } from "./constants.js";
import { givenByFunction } from "./gives.js";
import { membersOf, type MemberSource } from "./members.js";
import { Field, Kind } from "./node-kinds.js";
import { argumentsOf, decoratorsOf, dottedPath, unwrap } from "./names.js";
import type { BindingItem, Scope } from "./scope.js";
import {
  childAt,
  childrenOf,
  endOf,
  kindOf,
  spanOf,
  startOf,
  textOf,
  type Node,
  type SyntaxTree,
} from "./syntax-tree.js";

/** Every definition of a module, nested classes too, in source order. */
export function definitionsOf(source: MemberSource, module: Scope): readonly Definition[] {
  const found = new Map<string, Definition>();
  const rebound = reboundNames(module);
  const open: Scope[] = [module];
  for (let scope = open.pop(); scope !== undefined; scope = open.pop()) {
    for (const item of scope.items) {
      if (item.definition === null || found.has(item.definition)) continue;
      found.set(item.definition, definitionOf(source, rebound, item, item.definition));
      const inner = item.how === "class" && item.value !== null ? source.scopes.get(item.value) : undefined;
      if (inner !== undefined) open.push(inner);
    }
  }
  return [...found.values()].sort((a, b) => compareSpans(a.span, b.span));
}

function definitionOf(source: MemberSource, rebound: ReboundNames, item: BindingItem, name: string): Definition {
  const { tree } = source;
  const common = { name, span: spanOf(tree, item.nameNode), body: spanOf(tree, item.node), exported: true };
  if (item.how === "class" && item.value !== null) return { ...common, ...classFacts(source, item, item.value, name) };
  if (item.how === "function" && item.value !== null) {
    const scope = source.scopes.get(item.value);
    const gives = scope === undefined ? [] : givenByFunction(tree, item.value, scope, null);
    const decorators = decoratorsOf(tree, item.value);
    return { ...common, ...NOTHING, ...textFacts(source, "function", item.node), decorators, gives };
  }
  const facts = valueFacts(source, item);
  const constant = facts.kind === "constant" ? constantFacts(tree, rebound, item) : NO_CONSTANT;
  return { ...common, ...NOTHING, ...facts, ...constant };
}

const NO_CONSTANT = { value: null, variable: false } as const;
const NOTHING = { abstract: false, bases: [], decorators: [], members: [], gives: [], ...NO_CONSTANT } as const;

/** The text of a constant is its value: a type annotation makes no other constant of it. */
function valueFacts(
  source: MemberSource,
  { how, value, annotation, nameNode }: BindingItem,
): Pick<Definition, "kind" | "gives"> & TextFacts {
  const { tree, scopes } = source;
  const inner = value === null ? null : unwrap(tree, value);
  const lambda = inner !== null && kindOf(tree, inner) === Kind.lambda ? scopes.get(inner) : undefined;
  if (lambda !== undefined && inner !== null) {
    return { ...textFacts(source, "function", inner), gives: givenByFunction(tree, inner, lambda, null) };
  }
  const isAlias = how === "typeAlias" || (annotation !== null && TYPE_ALIAS.test(textOf(tree, annotation)));
  return { ...textFacts(source, isAlias ? "typeAlias" : "constant", value ?? nameNode), gives: [] };
}

const TYPE_ALIAS = /^["']?(?:\w+\.)?TypeAlias["']?$/;

type TextFacts = Pick<Definition, "kind" | "bodyHash" | "tokens" | "sketch">;

function textFacts({ tree, tokens }: MemberSource, kind: DefinitionKind, node: Node): TextFacts {
  const words = tokensBetween(tokens, startOf(tree, node), endOf(tree, node));
  return {
    kind,
    bodyHash: hashWords(words),
    tokens: words.length,
    sketch: kind === "constant" ? null : sketchOf(words),
  };
}

type ClassFacts = Omit<Definition, "name" | "span" | "body" | "exported">;

function classFacts(source: MemberSource, item: BindingItem, node: Node, name: string): ClassFacts {
  const { tree, scopes } = source;
  const list = childAt(tree, node, Field.superclasses);
  const bases = list === null ? [] : basesIn(tree, list);
  const kind = classKind(bases);
  const scope = scopes.get(node);
  const members = scope === undefined ? [] : membersOf(source, { kind, name, scope });
  const metaclass = argumentsOf(tree, list).keywords.get("metaclass");
  const isAbstract =
    bases.some((base) => ABSTRACT_BASE.test(base.name)) ||
    (metaclass !== undefined && /(?:^|\.)ABCMeta$/.test(textOf(tree, metaclass))) ||
    (scope?.items.some((it) => it.how === "function" && isAbstractMethod(tree, it)) ?? false);
  return {
    ...textFacts(source, kind, item.node),
    abstract: isAbstract,
    bases,
    decorators: decoratorsOf(tree, node),
    members,
    gives: [],
    ...NO_CONSTANT,
  };
}

const ABSTRACT_BASE = /(?:^|\.)ABC$/;

function isAbstractMethod(tree: SyntaxTree, { value }: BindingItem): boolean {
  return value !== null && decoratorsOf(tree, value).some((it) => /(?:^|\.)abstract\w*$/.test(it));
}

const ENUMS = /(?:^|\.)(?:Enum|IntEnum|StrEnum|Flag|IntFlag|ReprEnum|Choices|TextChoices|IntegerChoices)$/;
const PROTOCOL = /(?:^|\.)Protocol$/;

function classKind(bases: readonly Base[]): "class" | "enum" | "protocol" {
  if (bases.some((base) => PROTOCOL.test(base.name))) return "protocol";
  return bases.some((base) => ENUMS.test(base.name)) ? "enum" : "class";
}

/** Bases as written: `Base[T]` gives `Base`, and `with_metaclass(Meta, Base)` gives `Base`. What is computed otherwise has no name. */
function basesIn(tree: SyntaxTree, list: Node): readonly Base[] {
  const { positional } = argumentsOf(tree, list);
  const names = positional.flatMap((argument) => {
    let base = unwrap(tree, argument);
    if (kindOf(tree, base) === Kind.subscript) base = childAt(tree, base, Field.value) ?? base;
    if (kindOf(tree, base) === Kind.call) return basesOfCall(tree, base);
    return dottedPath(tree, base)?.join(".") ?? [];
  });
  return [...new Set(names)].map((name) => ({ name, relation: "extends" }));
}

function basesOfCall(tree: SyntaxTree, call: Node): readonly string[] {
  const callee = childAt(tree, call, Field.function);
  const list = childAt(tree, call, Field.arguments);
  const name = callee === null ? undefined : dottedPath(tree, callee)?.at(-1);
  if (name !== "with_metaclass" || list === null) return [];
  return childrenOf(tree, list)
    .slice(1)
    .flatMap((argument) => dottedPath(tree, argument)?.join(".") ?? []);
}
