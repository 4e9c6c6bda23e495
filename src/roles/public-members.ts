import type { Definition, Member } from "../model/facts.js";
import type { GraphDefinition } from "../model/graph.js";
import type { Lineage } from "./lineage.js";

/** Members by {@link memberKey}, in the order in which they are declared, a class's own before inherited ones. */
export type MembersByKey = ReadonlyMap<string, Member>;

/**
 * The public members of a class with those that it inherits from first-party bases; its own hide inherited ones of the same name.
 * Constructors, enum members and Python's `__special__` methods are no behaviour that a class chose, so they are left out.
 */
export function publicMembers(definition: GraphDefinition, lineage: Lineage): MembersByKey {
  const own = ownPublicMembers(definition.facts);
  if (definition.facts.bases.length === 0) return own;
  const all = new Map(own);
  for (const ancestor of lineage.ancestors(definition, "any")) {
    for (const [key, member] of ownPublicMembers(ancestor.facts)) {
      if (!all.has(key)) all.set(key, member);
    }
  }
  return all;
}

/** The public members that a class declares itself. Remembered: many questions about a class, and about its heirs, begin with them. */
export function ownPublicMembers(definition: Definition): MembersByKey {
  let members = OWN.get(definition);
  if (members === undefined) OWN.set(definition, (members = findOwn(definition)));
  return members;
}

const OWN = new WeakMap<Definition, MembersByKey>();

function findOwn(definition: Definition): MembersByKey {
  const members = new Map<string, Member>();
  for (const member of definition.members) {
    if (!isBehaviour(member)) continue;
    const key = memberKey(member.name);
    const earlier = members.get(key);
    // Of overloads and getter-setter pairs, the one with a body speaks for the name.
    if (earlier === undefined || earlier.body !== "present") members.set(key, member);
  }
  return members;
}

/** Public methods only, the ones that can do work. */
export function methodsOf(members: MembersByKey): readonly Member[] {
  return [...members.values()].filter((member) => member.kind === "method");
}

/** `send_to_user` and `sendToUser` are one name. */
export function memberKey(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

function isBehaviour(member: Member): boolean {
  if (member.visibility !== "public") return false;
  return member.kind !== "constructor" && member.kind !== "enumMember" && !/^__.*__$/.test(member.name);
}
