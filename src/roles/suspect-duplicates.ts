import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import { subjectOf } from "../model/name-words.js";
import { byKey, compareStrings } from "../model/order.js";
import type { SharedBehaviour } from "../model/role-report.js";
import type { Suspect } from "../model/suspect.js";
import { simpleName } from "../model/symbol-id.js";
import { buildClassIndex, type ClassIndex } from "./class-index.js";
import { COPY_SIMILARITY, similarity } from "./find-similar.js";
import { commonInheritance } from "./common-inheritance.js";
import { areOftenApart, hasOwnName, isOrdinary } from "./ordinary-classes.js";
import { memberKey, methodsOf, ownPublicMembers } from "./public-members.js";
import { reaches, sharedBehaviour, sharedBits } from "./shared-behaviour.js";

/**
 * Classes that are probably one thing written several times, for projects that have declared nothing yet: of one name in several modules,
 * or of different names with the same members. It says little rather than much: what a convention, a common base, a platform or a
 * version explains is no suspicion, and neither is a whole family of classes.
 */
export function suspectDuplicates(graph: SymbolGraph): readonly Suspect[] {
  const index = buildClassIndex(graph);
  const classes = index.classes.filter((definition) => isOrdinary(definition));
  const suspects = [...ofOneName(index, classes), ...ofOneBehaviour(graph, index, classes)];
  return suspects.sort(byKey((suspect) => `${suspect.reason === "sameName" ? 0 : 1} ${suspect.symbols.join(" ")}`));
}

/** Two definitions that are probably one thing. */
export interface Pair {
  readonly left: GraphDefinition;
  readonly right: GraphDefinition;
  readonly shared: SharedBehaviour;
  readonly copied: boolean;
}

/** A name that stands in more modules than this is a convention, like `Migration` or `Handler`. */
const MOST_MODULES = 10;
const SAME_NAME = { bits: 12, containment: 0.5, members: 2 };
/** Shapes of data are alike more easily than behaviour is. */
const SAME_SHAPE = { bits: 12, containment: 0.8, members: 4 };

function ofOneName(index: ClassIndex, classes: readonly GraphDefinition[]): readonly Suspect[] {
  const groups = new Map<string, GraphDefinition[]>();
  for (const definition of classes) {
    if (!hasOwnName(definition)) continue;
    const key = `${definition.language} ${simpleName(definition.symbol)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [definition]);
    else group.push(definition);
  }
  const suspects: Suspect[] = [];
  for (const group of groups.values()) {
    if (group.length < 2 || group.length > MOST_MODULES) continue;
    suspects.push(
      ...clusters(
        pairsOf(group).flatMap(([a, b]) => sameThing(index, a, b) ?? []),
        "sameName",
      ),
    );
  }
  return suspects;
}

/** Judges two definitions whose names say that they are one thing; null when what they do, or what explains it, says that they are not. */
export function sameThing(index: ClassIndex, left: GraphDefinition, right: GraphDefinition): Pair | null {
  const kinds = [left.facts.kind, right.facts.kind];
  const isShape = !kinds.includes("class");
  if (!isShape && kinds.some((kind) => kind !== "class")) return null;
  if (!isShape && [left, right].some((one) => index.isContract(one))) return null;
  if (areApart(index, left, right)) return null;
  const shared = sharedBehaviour(index, left, right, commonInheritance(index, left, right));
  if (isLayered(index, { left, right, shared })) return null;
  const copied = similarity(left, right) >= COPY_SIMILARITY;
  const works = !isShape && sharesMethod(index, left, shared);
  const threshold = works ? SAME_NAME : SAME_SHAPE;
  const alike = reaches(shared, threshold) && shared.members.length >= threshold.members;
  // A record of a database and the schema of an interface have one name and the same fields on purpose.
  const differentBases = !isShape && !works && outerBases(index, left).join() !== outerBases(index, right).join();
  return copied || (alike && !differentBases) ? { left, right, shared, copied } : null;
}

/** A class that looks like more than this many others belongs to a family that follows a protocol nobody wrote down. */
const MOST_PARTNERS = 2;
/** A name on more classes than this starts no search: it keeps the search linear, and what only such names share is a family. */
const RARE = 16;
const LOOK_ALIKE = { bits: 28, containment: 0.6, members: 3 };

function ofOneBehaviour(
  graph: SymbolGraph,
  index: ClassIndex,
  classes: readonly GraphDefinition[],
): readonly Suspect[] {
  const workers = classes.filter((one) => one.facts.kind === "class" && !index.isContract(one));
  const eligible = new Set(workers);
  const pairs: Pair[] = [];
  const partners = new Map<GraphDefinition, number>();
  for (const left of workers) {
    for (const right of neighbours(index, left)) {
      if (!eligible.has(right) || compareStrings(left.symbol, right.symbol) >= 0) continue;
      const pair = lookAlikes(index, left, right);
      if (pair === null) continue;
      pairs.push(pair);
      for (const one of [left, right]) partners.set(one, (partners.get(one) ?? 0) + 1);
    }
  }
  const isFamily = (one: GraphDefinition): boolean => (partners.get(one) ?? 0) > MOST_PARTNERS;
  return clusters(
    pairs.filter(
      (pair) =>
        !isFamily(pair.left) && !isFamily(pair.right) && !isLayered(index, pair) && !speakOfOneAnother(graph, pair),
    ),
    "lookAlike",
  );
}

/** The classes that share a rare member name. */
function neighbours(index: ClassIndex, definition: GraphDefinition): ReadonlySet<GraphDefinition> {
  const found = new Set<GraphDefinition>();
  for (const key of index.keys(definition)) {
    const having = index.having(definition.language, key);
    if (having.length <= RARE) for (const other of having) found.add(other);
  }
  return found;
}

function lookAlikes(index: ClassIndex, left: GraphDefinition, right: GraphDefinition): Pair | null {
  if (sharedBits(index, left, right) < LOOK_ALIKE.bits) return null;
  if (simpleName(left.symbol) === simpleName(right.symbol) || areApart(index, left, right)) return null;
  if (commonInheritance(index, left, right).size > 0) return null;
  const outer = new Set(outerBases(index, left));
  if (outerBases(index, right).some((base) => outer.has(base))) return null;
  const shared = sharedBehaviour(index, left, right);
  const methods = shared.members.filter((name) => index.members(left).get(memberKey(name))?.kind === "method");
  if (!reaches(shared, LOOK_ALIKE) || methods.length < LOOK_ALIKE.members) return null;
  const copied = similarity(left, right) >= COPY_SIMILARITY;
  return !copied && areSiblings(left, right) ? null : { left, right, shared, copied };
}

/** `FeedsRepo` and `WebhooksRepo` do one kind of work for two things, and say so. */
function areSiblings(left: GraphDefinition, right: GraphDefinition): boolean {
  const [a, b] = [left, right].map((one) => [...subjectOf(simpleName(one.symbol))]);
  if (a === undefined || b === undefined || a.at(-1) !== b.at(-1)) return false;
  while (a.length > 0 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  return a.length > 0 && b.length > 0 && !a.some((word) => b.includes(word));
}

/** One is above the other, or hands its work on, or both are made for different places. */
function areApart(index: ClassIndex, left: GraphDefinition, right: GraphDefinition): boolean {
  if (left.file === right.file || areOftenApart(left, right)) return true;
  if (index.lineage.ancestors(left, "any").includes(right)) return true;
  return index.lineage.ancestors(right, "any").includes(left) || isWrapper(left) || isWrapper(right);
}

/**
 * Most of what both have, one does and the other passes on: a client before its server, a request's handler before the model. Where both pass
 * it on, say to the same library, they are two of one thing.
 */
function isLayered(index: ClassIndex, { left, right, shared }: Omit<Pair, "copied">): boolean {
  const pairs = shared.members.flatMap((name) => {
    const [a, b] = [left, right].map((one) => index.members(one).get(memberKey(name)));
    return a?.kind === "method" && b?.kind === "method" ? [[a.passesOn, b.passesOn]] : [];
  });
  const onlyLeft = pairs.filter(([a, b]) => a && !b).length;
  const onlyRight = pairs.filter(([a, b]) => b && !a).length;
  return Math.max(onlyLeft, onlyRight) * 2 > pairs.length;
}

/** What is written with the other in sight is made for it, as the type of a GraphQL schema for its model. */
function speakOfOneAnother(graph: SymbolGraph, { left, right }: Pair): boolean {
  const speaks = (one: GraphDefinition, other: GraphDefinition): boolean =>
    graph
      .importsIn(one.file)
      .some(({ resolution }) => resolution.status === "definition" && resolution.symbol === other.symbol);
  return speaks(left, right) || speaks(right, left);
}

function isWrapper(definition: GraphDefinition): boolean {
  const methods = methodsOf(ownPublicMembers(definition.facts));
  return methods.filter((method) => method.forwardsTo !== null).length * 2 > methods.length;
}

/** Bases that say nothing about what a class is for. */
const NEUTRAL_BASES = new Set(["object", "abc.ABC", "ABC", "typing.Generic", "Generic"]);

/** The names of what a class is derived from outside of this code, over any number of steps. */
export function outerBases(index: ClassIndex, definition: GraphDefinition): readonly string[] {
  const all = [definition, ...index.lineage.ancestors(definition, "any")].flatMap((one) => index.lineage.bases(one));
  const outer = all.flatMap((base) => (base.definition === null && !NEUTRAL_BASES.has(base.name) ? base.name : []));
  return [...new Set(outer)].sort(compareStrings);
}

function sharesMethod(index: ClassIndex, definition: GraphDefinition, shared: SharedBehaviour): boolean {
  return shared.members.some((name) => index.members(definition).get(memberKey(name))?.kind === "method");
}

function pairsOf<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((left, at) => items.slice(at + 1).map((right) => [left, right] as const));
}

interface Cluster {
  /** Its place in the order in which they came to be. */
  readonly at: number;
  readonly members: ReadonlySet<GraphDefinition>;
  readonly best: Pair;
}

/** Joins pairs that have a class in common. */
function clusters(pairs: readonly Pair[], reason: Suspect["reason"]): readonly Suspect[] {
  const joined = new Set<Cluster>();
  const clusterOf = new Map<GraphDefinition, Cluster>();
  for (const [at, pair] of pairs.entries()) {
    const both = [clusterOf.get(pair.left), clusterOf.get(pair.right)].filter((it) => it !== undefined);
    const touching = new Set(both.sort((a, b) => a.at - b.at));
    const members = new Set([pair.left, pair.right]);
    let best = pair;
    for (const cluster of touching) {
      joined.delete(cluster);
      for (const member of cluster.members) members.add(member);
      best = stronger(best, cluster.best);
    }
    const cluster = { at, members, best };
    joined.add(cluster);
    for (const member of members) clusterOf.set(member, cluster);
  }
  return [...joined].map(({ members, best }) => ({
    reason,
    symbols: [...members].map((definition) => definition.symbol).sort(compareStrings),
    shared: best.shared,
    copied: best.copied,
  }));
}

function stronger(left: Pair, right: Pair): Pair {
  return right.shared.bits > left.shared.bits ? right : left;
}
