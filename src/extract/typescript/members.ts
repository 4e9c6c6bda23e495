import { ts } from "ts-morph";
import type { Member } from "../../model/facts.js";
import { hashText, hashWords } from "../../model/hash.js";
import { tokensBetween, type TokenStream } from "../tokens.js";
import { constructorFields } from "./constructor-fields.js";
import { isFunctionValue } from "./declaration.js";
import { givenByFunction, givenByValue, typeParametersOf } from "./gives.js";
import { bodyState, forwardedTo, passesOn } from "./member-body.js";
import { hasModifier, memberName, unwrap } from "./names.js";
import type { FunctionBodies } from "./survey.js";

/** What members are read from. */
export interface MemberSource {
  readonly root: ts.SourceFile;
  readonly tokens: TokenStream;
  readonly bodies: FunctionBodies;
}

/** The members of a class, interface, enum or object type, in source order; those of merged declarations united. */
export function membersOf(source: MemberSource, subjects: readonly ts.Node[]): readonly Member[] {
  const members = new Map<string, Member>();
  for (const member of subjects.flatMap((subject) => declaredMembers(source, subject))) {
    const key = `${member.isStatic ? "static " : ""}${member.name}`;
    const before = members.get(key);
    members.set(key, before === undefined ? member : united(before, member));
  }
  return [...members.values()];
}

/** Overloads, a getter and its setter, and what an interface adds to a class: the one that has a body speaks for all. */
function united(first: Member, second: Member): Member {
  const lead = first.body === "absent" && second.body !== "absent" ? second : first;
  const visibility = first.visibility === "public" ? second.visibility : first.visibility;
  return {
    ...lead,
    kind: first.kind === "field" ? second.kind : first.kind,
    visibility,
    bodyHash: bothHashes(first.bodyHash, second.bodyHash),
    forwardsTo: first.forwardsTo ?? second.forwardsTo,
    passesOn: first.passesOn || second.passesOn,
    gives: [...new Set([...first.gives, ...second.gives])],
  };
}

/** A getter and its setter are one member with two bodies. */
function bothHashes(first: string | null, second: string | null): string | null {
  return first === null || second === null ? (first ?? second) : hashText(`${first} ${second}`);
}

function declaredMembers(source: MemberSource, subject: ts.Node): readonly Member[] {
  if (ts.isClassLike(subject)) {
    return subject.members.flatMap((node) => [...memberOf(source, node), ...fieldsMadeBy(source, node)]);
  }
  if (ts.isInterfaceDeclaration(subject)) return subject.members.flatMap((node) => memberOf(source, node));
  if (ts.isEnumDeclaration(subject)) return subject.members.flatMap((node) => memberOf(source, node));
  return ts.isTypeAliasDeclaration(subject) ? membersOfType(source, subject.type) : [];
}

/** The members that a type literal says, alone or as a part of an intersection. */
function membersOfType(source: MemberSource, type: ts.TypeNode): readonly Member[] {
  const literals: ts.TypeLiteralNode[] = [];
  const open = [type];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (ts.isTypeLiteralNode(next)) literals.push(next);
    else if (ts.isParenthesizedTypeNode(next)) open.push(next.type);
    else if (ts.isIntersectionTypeNode(next)) open.push(...next.types.toReversed());
  }
  return literals.flatMap((literal) => literal.members.flatMap((node) => memberOf(source, node)));
}

type MemberNode = ts.ClassElement | ts.TypeElement | ts.EnumMember;

function memberOf(source: MemberSource, node: MemberNode): readonly Member[] {
  if (ts.isConstructorDeclaration(node))
    return [functionMember(source, { node, name: "constructor", kind: "constructor" }, node)];
  if (ts.isConstructSignatureDeclaration(node)) {
    return [functionMember(source, { node, name: "constructor", kind: "constructor" }, node)];
  }
  const name = node.name === undefined ? null : memberName(node.name);
  if (name === null) return [];
  if (ts.isMethodDeclaration(node) || ts.isMethodSignature(node)) {
    return [functionMember(source, { node, name, kind: "method" }, node)];
  }
  if (ts.isAccessor(node)) return [functionMember(source, { node, name, kind: "accessor" }, node)];
  if (ts.isEnumMember(node))
    return [valueMember(source, { node, name, kind: "enumMember" }, node.initializer, undefined)];
  if (ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) return [propertyMember(source, node, name)];
  return [];
}

/** A property that holds a function is a method, whichever way it is written. */
function propertyMember(
  source: MemberSource,
  node: ts.PropertyDeclaration | ts.PropertySignature,
  name: string,
): Member {
  const value = ts.isPropertyDeclaration(node) ? node.initializer : undefined;
  const inner = value === undefined ? undefined : unwrap(value);
  if (inner !== undefined && isFunctionValue(inner))
    return functionMember(source, { node, name, kind: "method" }, inner);
  if (ts.isPropertySignature(node) && node.type !== undefined && ts.isFunctionTypeNode(node.type)) {
    return functionMember(source, { node, name, kind: "method" }, node.type);
  }
  const kind = hasModifier(node, ts.SyntaxKind.AccessorKeyword) ? "accessor" : "field";
  return valueMember(source, { node, name, kind }, value, node.type);
}

/** A field that the constructor makes. */
export interface ConstructorField {
  readonly node: ts.Node;
  readonly name: string;
  readonly type: ts.TypeNode | undefined;
  readonly value: ts.Expression | undefined;
}

function fieldsMadeBy(source: MemberSource, node: ts.ClassElement): readonly Member[] {
  return ts.isConstructorDeclaration(node) ? constructorFields(node).map((field) => fieldOf(source, field)) : [];
}

function fieldOf(source: MemberSource, { node, name, type, value }: ConstructorField): Member {
  const inner = value === undefined ? undefined : unwrap(value);
  if (inner !== undefined && isFunctionValue(inner))
    return functionMember(source, { node, name, kind: "method" }, inner);
  return valueMember(source, { node, name, kind: "field" }, value, type);
}

interface NamedMember {
  readonly node: ts.Node;
  readonly name: string;
  readonly kind: Member["kind"];
}

function functionMember(
  source: MemberSource,
  { node, name, kind }: NamedMember,
  subject: ts.SignatureDeclaration,
): Member {
  const body = "body" in subject ? (subject.body as ts.Node | undefined) : undefined;
  return {
    name,
    kind,
    isStatic: hasModifier(node, ts.SyntaxKind.StaticKeyword),
    visibility: visibilityOf(node, name),
    body: bodyState(body),
    bodyHash: hashOf(source, body),
    forwardsTo: forwardedTo(body, kind),
    passesOn: body !== undefined && passesOn(body, name),
    gives: kind === "constructor" || ts.isSetAccessor(subject) ? [] : givenByFunction(subject, source.bodies),
  };
}

function valueMember(
  source: MemberSource,
  { node, name, kind }: NamedMember,
  value: ts.Expression | undefined,
  type: ts.TypeNode | undefined,
): Member {
  return {
    name,
    kind,
    isStatic: hasModifier(node, ts.SyntaxKind.StaticKeyword),
    visibility: visibilityOf(node, name),
    body: value === undefined ? "absent" : "present",
    bodyHash: hashOf(source, value),
    forwardsTo: null,
    passesOn: false,
    gives: kind === "enumMember" ? [] : givenByValue(type, value, typeParametersOf(node)),
  };
}

function visibilityOf(node: ts.Node, name: string): Member["visibility"] {
  if (name.startsWith("#") || hasModifier(node, ts.SyntaxKind.PrivateKeyword)) return "private";
  return hasModifier(node, ts.SyntaxKind.ProtectedKeyword) ? "protected" : "public";
}

function hashOf({ root, tokens }: MemberSource, body: ts.Node | undefined): string | null {
  return body === undefined ? null : hashWords(tokensBetween(tokens, body.getStart(root), body.end));
}
