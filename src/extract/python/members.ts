import type { DefinitionKind, Member } from "../../model/facts.js";
import { hashWords } from "../../model/hash.js";
import { tokensBetween, type TokenStream } from "../tokens.js";
import { givenByFunction, givenByValue, type Owner } from "./gives.js";
import { bodyState, forwardedTo, passesOn } from "./member-body.js";
import { Field, Kind } from "./node-kinds.js";
import { boundIdentifiers, decoratorsOf, dottedPath } from "./names.js";
import type { BindingItem, Scope } from "./scope.js";
import { childAt, endOf, firstChild, kindOf, startOf, textOf, type Node, type SyntaxTree } from "./syntax-tree.js";

/** What members are read from. */
export interface MemberSource {
  readonly tree: SyntaxTree;
  readonly tokens: TokenStream;
  /** Classes and functions by their definition's node. */
  readonly scopes: ReadonlyMap<Node, Scope>;
}

/** A class of which the members are asked. */
export interface MemberOwner {
  readonly kind: DefinitionKind;
  /** The class as a name of its module. */
  readonly name: string;
  readonly scope: Scope;
}

/** The members of a class: what its body binds, and what its methods set on `self`, in source order. */
export function membersOf(source: MemberSource, owner: MemberOwner): readonly Member[] {
  const members = new Map<string, Member>();
  for (const { member, isSetter } of owner.scope.items.flatMap((item) => declaredMembers(source, owner, item))) {
    const before = members.get(member.name);
    members.set(member.name, before === undefined ? member : united(before, member, isSetter));
  }
  return [...members.values()];
}

interface Declared {
  readonly member: Member;
  /** `@name.setter`: it adds to what is there. */
  readonly isSetter: boolean;
}

/** The last definition of a method is the one in effect; one that only declares, a setter and a field speak for nothing. */
function united(first: Member, second: Member, isSetter: boolean): Member {
  const isLast = second.body !== "absent" && second.kind !== "field" && !isSetter;
  const lead = isLast || (first.body === "absent" && second.body !== "absent") ? second : first;
  return {
    ...lead,
    kind: first.kind === "field" ? second.kind : first.kind,
    forwardsTo: lead.forwardsTo ?? first.forwardsTo ?? second.forwardsTo,
    passesOn: first.passesOn || second.passesOn,
    gives: [...new Set([...first.gives, ...second.gives])],
  };
}

function declaredMembers(source: MemberSource, owner: MemberOwner, item: BindingItem): readonly Declared[] {
  if (item.how === "function" && item.value !== null) return functionMembers(source, owner, item.name, item.value);
  if (item.how === "value" || item.how === "declared")
    return [{ member: valueMember(source, owner, item), isSetter: false }];
  return [];
}

function functionMembers(source: MemberSource, owner: MemberOwner, name: string, node: Node): readonly Declared[] {
  const { tree, scopes } = source;
  const scope = scopes.get(node);
  if (scope === undefined) return [];
  const decorators = decoratorsOf(tree, node);
  const isSetter = decorators.some((it) => /\.(?:setter|deleter)$/.test(it));
  const isAccessor = isSetter || decorators.some((it) => /property$|\.getter$/i.test(it));
  const kind = isAccessor ? "accessor" : name === "__init__" ? "constructor" : "method";
  const isStatic = decorators.some((it) => /(?:^|\.)(?:abstract)?(?:static|class)method$/.test(it));
  const self = decorators.includes("staticmethod") ? null : firstParameter(tree, node);
  const me: Owner = { self, className: owner.name };
  const body = childAt(tree, node, Field.body);
  const member: Member = {
    name,
    kind,
    isStatic,
    visibility: kind === "constructor" ? "public" : visibilityOf(name),
    body: bodyState(tree, node, decorators),
    bodyHash: hashOf(source, body),
    forwardsTo: forwardedTo(tree, node, kind, self),
    passesOn: passesOn(tree, node, name, self),
    gives: kind === "constructor" || isSetter ? [] : givenByFunction(tree, node, scope, me),
  };
  return [{ member, isSetter }, ...fieldsSetBy(source, scope, me, isStatic)];
}

/** `self.name = …` in a method. */
function fieldsSetBy(source: MemberSource, method: Scope, owner: Owner, isStatic: boolean): readonly Declared[] {
  const { tree } = source;
  return method.memberTargets.flatMap(({ object, name, value, annotation }) => {
    if (object !== owner.self) return [];
    const member: Member = {
      name,
      kind: "field",
      isStatic,
      visibility: visibilityOf(name),
      body: value === null && annotation !== null ? "absent" : "present",
      bodyHash: hashOf(source, value),
      forwardsTo: null,
      passesOn: false,
      gives: givenByValue(tree, annotation, value, { method, owner }),
    };
    return [{ member, isSetter: false }];
  });
}

function valueMember(source: MemberSource, owner: MemberOwner, item: BindingItem): Member {
  const { tree, scopes } = source;
  const { name, value, annotation } = item;
  const lambda = value !== null && kindOf(tree, value) === Kind.lambda ? scopes.get(value) : undefined;
  const isEnumMember = owner.kind === "enum" && item.how === "value" && !name.startsWith("_") && lambda === undefined;
  const kind = isEnumMember ? "enumMember" : lambda === undefined ? fieldKind(tree, value) : "method";
  const me: Owner = { self: null, className: owner.name };
  const gives = isEnumMember
    ? []
    : lambda === undefined
      ? givenByValue(tree, annotation, value, { method: null, owner: me })
      : givenByFunction(tree, lambda.owner, lambda, me);
  return {
    name,
    kind,
    isStatic: annotation !== null && /^["']?(?:\w+\.)?ClassVar\b/.test(textOf(tree, annotation)),
    visibility: visibilityOf(name),
    body: item.how === "declared" ? "absent" : "present",
    bodyHash: hashOf(source, value),
    forwardsTo: null,
    passesOn: false,
    gives,
  };
}

/** `name = property(…)` makes an accessor. */
function fieldKind(tree: SyntaxTree, value: Node | null): Member["kind"] {
  const callee = value !== null && kindOf(tree, value) === Kind.call ? childAt(tree, value, Field.function) : null;
  const name = callee === null ? null : dottedPath(tree, callee);
  return name?.length === 1 && name[0] === "property" ? "accessor" : "field";
}

/** What Python calls by itself (`__len__`) is no behaviour that names share, so it counts as private. */
function visibilityOf(name: string): Member["visibility"] {
  if (name.startsWith("__")) return "private";
  return name.startsWith("_") ? "protected" : "public";
}

function firstParameter(tree: SyntaxTree, node: Node): string | null {
  const parameters = childAt(tree, node, Field.parameters);
  const first = parameters === null ? null : firstChild(tree, parameters);
  if (first === null) return null;
  const name =
    childAt(tree, first, Field.name) ??
    (kindOf(tree, first) === Kind.typed_parameter ? firstChild(tree, first) : first);
  if (name === null || kindOf(tree, name) !== Kind.identifier) return null;
  const [identifier] = boundIdentifiers(tree, name);
  return identifier === undefined ? null : textOf(tree, identifier);
}

function hashOf({ tree, tokens }: MemberSource, node: Node | null): string | null {
  return node === null ? null : hashWords(tokensBetween(tokens, startOf(tree, node), endOf(tree, node)));
}
