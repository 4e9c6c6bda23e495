import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import { byKey } from "../model/order.js";
import { simpleName } from "../model/symbol-id.js";
import type { ClassIndex } from "../roles/class-index.js";
import { hasOwnName, isOrdinary } from "../roles/ordinary-classes.js";
import { memberKey, methodsOf } from "../roles/public-members.js";
import { outerBases, sameThing } from "../roles/suspect-duplicates.js";
import { findAliases, type Alias } from "./aliases.js";
import { subjectOf } from "../model/name-words.js";

/** Classes of one language whose names are about one thing. */
export interface RoleGroup {
  /** What the names are about. */
  readonly subject: readonly string[];
  /** Two or more, in several files, sorted. */
  readonly members: readonly GraphDefinition[];
  /** Whether two of them were seen to do the same: else only their names are alike. */
  readonly isAlike: boolean;
  /** The other names of the members that are about the same. */
  readonly aliases: readonly Alias[];
}

/** More classes of one subject are a convention. */
const MOST_MEMBERS = 10;

/** Groups classes that do work by what their names are about, their aliases' names included. */
export function groupRoles(graph: SymbolGraph, index: ClassIndex): readonly RoleGroup[] {
  const aliases = findAliases(graph);
  const groups = new Map<string, { subject: readonly string[]; members: Set<GraphDefinition>; aliases: Alias[] }>();
  for (const definition of index.classes) {
    const own = { name: simpleName(definition.symbol), alias: null };
    const others = (aliases.get(definition.symbol) ?? []).map((alias) => ({ name: alias.name, alias }));
    if (!mayCompete(index, definition, others.length > 0)) continue;
    for (const { name, alias } of [own, ...others]) {
      const subject = subjectOf(name);
      const key = `${definition.language} ${subject.join("")}`;
      const group = groups.get(key) ?? { subject, members: new Set(), aliases: [] };
      groups.set(key, group);
      group.members.add(definition);
      if (alias !== null) group.aliases.push(alias);
    }
  }
  return [...groups.values()]
    .map((group) => ({ ...group, members: [...group.members].sort(byKey((one) => one.symbol)) }))
    .filter(({ members }) => members.length <= MOST_MEMBERS && new Set(members.map((one) => one.file)).size > 1)
    .map((group) => ({ ...group, isAlike: isAlike(index, group) }));
}

/** Records, errors and contracts have no behaviour of their own. A class without methods may still be the front of one that has, by another name. */
function mayCompete(index: ClassIndex, definition: GraphDefinition, hasAliases: boolean): boolean {
  if (definition.facts.kind !== "class" || !isOrdinary(definition) || !hasOwnName(definition)) return false;
  if (ERROR.test(simpleName(definition.symbol)) || index.isContract(definition)) return false;
  const methods = methodsOf(index.members(definition)).length;
  return methods >= LEAST_METHODS || (methods === 0 && hasAliases);
}

const ERROR = /(?:Error|Exception|Warning)$/;
const LEAST_METHODS = 2;

function isAlike(index: ClassIndex, { members, subject, aliases }: Omit<RoleGroup, "isAlike">): boolean {
  const names = new Set([...members, ...aliases].map(({ symbol }) => simpleName(symbol)));
  // One word says little: then the whole names have to be the same.
  if (subject.length === 1 && names.size > 1) return false;
  return members.some((left, at) =>
    members.slice(at + 1).some((right) => {
      const pair = sameThing(index, left, right);
      return (
        pair !== null && (pair.copied || sharedMethods(index, left, right, pair.shared.members).length >= LEAST_METHODS)
      );
    }),
  );
}

/** Those of these members that are methods which both classes chose to have: what something above one of them has is its choice. */
export function sharedMethods(
  index: ClassIndex,
  left: GraphDefinition,
  right: GraphDefinition,
  members: readonly string[],
): readonly string[] {
  const given = new Set(
    [left, right].flatMap((one) =>
      index.lineage.ancestors(one, "any").flatMap((ancestor) => [...index.members(ancestor).keys()]),
    ),
  );
  const own = index.members(left);
  return members.filter((name) => own.get(memberKey(name))?.kind === "method" && !given.has(memberKey(name)));
}

/** Whether two classes are made of different things: a record of a database is no second schema of an interface. */
export function areOfTwoKinds(index: ClassIndex, left: GraphDefinition, right: GraphDefinition): boolean {
  const [mine, theirs] = [outerBases(index, left), outerBases(index, right)];
  return mine.length > 0 && theirs.length > 0 && !mine.some((base) => theirs.includes(base));
}
