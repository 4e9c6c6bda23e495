import type { Member } from "../model/facts.js";
import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import type { SharedBehaviour } from "../model/role-report.js";
import { simpleName, type SymbolId } from "../model/symbol-id.js";
import type { ClassIndex } from "./class-index.js";
import { ownPublicMembers } from "./public-members.js";
import { sharedBehaviour } from "./shared-behaviour.js";

/** Why a definition is a delegate, as a sentence. */
export type DelegateReason = string;

/** What a delegate may delegate to: the canonical definitions and implementations in its language. */
export interface DelegateTargets {
  readonly definitions: readonly GraphDefinition[];
  /** What says that a contract is one of this role. */
  readonly contractBits: number;
}

/**
 * A delegate is a subclass of the canonical definition or its implementation; or a wrapper, most of whose public methods forward to an instance
 * that it holds; or a factory, most of whose public methods return one. Null when it is none of them.
 *
 * A wrapper's field that states no type is believed: a class that forwards most of its calls does no work of its own, and what it forwards
 * to is judged by itself. A field of another class is not: that is an implementation on top of something else.
 */
export function delegateReason(
  graph: SymbolGraph,
  index: ClassIndex,
  candidate: GraphDefinition,
  targets: DelegateTargets,
): DelegateReason | null {
  if (targets.definitions.length === 0) return null;
  const asked: Question = {
    graph,
    index,
    candidate,
    targets,
    symbols: new Set(targets.definitions.map((one) => one.symbol)),
  };
  return subclassReason(asked) ?? wrapperReason(asked) ?? factoryReason(asked);
}

interface Question {
  readonly graph: SymbolGraph;
  readonly index: ClassIndex;
  readonly candidate: GraphDefinition;
  readonly targets: DelegateTargets;
  readonly symbols: ReadonlySet<SymbolId>;
}

function subclassReason({ index, candidate, symbols }: Question): DelegateReason | null {
  const base = index.lineage.ancestors(candidate, "inheritance").find((ancestor) => symbols.has(ancestor.symbol));
  return base === undefined ? null : `It extends \`${simpleName(base.symbol)}\`.`;
}

function wrapperReason(asked: Question): DelegateReason | null {
  const methods = ownMethods(asked.candidate);
  const byField = new Map<string, number>();
  for (const { forwardsTo } of methods) {
    if (forwardsTo !== null) byField.set(forwardsTo, (byField.get(forwardsTo) ?? 0) + 1);
  }
  for (const [field, count] of byField) {
    if (count * 2 <= methods.length) continue;
    const held = heldInstance(asked, field);
    if (held === null) return null;
    return `${count} of ${counted(methods.length, "public method")} forward to \`${field}\`, ${held}.`;
  }
  return null;
}

/** What a field holds, in words, if it may be an instance of the canonical definition; null when it is something else. */
function heldInstance({ graph, index, candidate, targets, symbols }: Question, field: string): string | null {
  const gives = candidate.facts.members.find((member) => member.name === field)?.gives ?? [];
  const held = gives.flatMap((name) => standsFor(graph, candidate.file, name));
  const known = held.filter((definition) => definition.facts.kind !== "function");
  if (known.length === 0) {
    const isOther = gives.some((name) => isClassElsewhere(graph, { file: candidate.file, name }));
    return isOther ? null : "whose type is not stated";
  }
  const canonical = known.find(
    (definition) =>
      symbols.has(definition.symbol) ||
      index.lineage.ancestors(definition, "inheritance").some((ancestor) => symbols.has(ancestor.symbol)),
  );
  if (canonical !== undefined) return `which holds \`${simpleName(canonical.symbol)}\``;
  const contract = known.find((definition) => index.isContract(definition) && isContractOf(index, definition, targets));
  return contract === undefined ? null : `which holds a \`${simpleName(contract.symbol)}\``;
}

/**
 * Whether a name that a file writes is a class that lies outside the code, or a function of the code that gives one: a class of a package or
 * of the language itself. What comes from outside and is called like a function may give anything, say what a container was asked for.
 */
function isClassElsewhere(
  graph: SymbolGraph,
  { file, name }: { readonly file: string; readonly name: string },
  steps = MOST_STEPS,
): boolean {
  const path = name.split(".");
  const resolution = graph.resolveLocal(file, path);
  if (resolution !== null && resolution.status !== "external") {
    const called = steps === 0 ? null : definitionAt(graph, file, path);
    if (called?.facts.kind !== "function") return false;
    return called.facts.gives.some((each) => isClassElsewhere(graph, { file: called.file, name: each }, steps - 1));
  }
  const last = simpleName(name);
  if (last === "Any") return false;
  return /^_*\p{Lu}/u.test(last) || (graph.file(file)?.language === "python" && PYTHON_CONTAINERS.has(last));
}

/** Classes of Python that are written in small letters and that objects keep things in. */
const PYTHON_CONTAINERS: ReadonlySet<string> = new Set(
  "dict list set frozenset tuple str bytes bytearray deque defaultdict".split(" "),
);

/** A contract belongs to the role when the canonical definition implements it, or has what it asks for. */
function isContractOf(index: ClassIndex, contract: GraphDefinition, targets: DelegateTargets): boolean {
  return targets.definitions.some((target) => {
    if (index.lineage.ancestors(target, "any").some((ancestor) => ancestor.symbol === contract.symbol)) return true;
    const shared: SharedBehaviour = sharedBehaviour(index, contract, target);
    return shared.bits >= targets.contractBits && shared.containment >= 0.5;
  });
}

function factoryReason({ graph, candidate, symbols }: Question): DelegateReason | null {
  const returned = (names: readonly string[]): GraphDefinition | undefined =>
    names.flatMap((name) => standsFor(graph, candidate.file, name)).find((one) => symbols.has(one.symbol));

  if (candidate.facts.kind === "function") {
    const given = returned(candidate.facts.gives);
    return given === undefined ? null : `It returns \`${simpleName(given.symbol)}\`.`;
  }
  const methods = ownMethods(candidate);
  const given = methods.flatMap((method) => returned(method.gives) ?? []);
  const first = given[0];
  if (first === undefined || given.length * 2 <= methods.length) return null;
  return `${given.length} of ${counted(methods.length, "public method")} return \`${simpleName(first.symbol)}\`.`;
}

/** The longest way from a name through functions that return what other functions return. */
const MOST_STEPS = 4;

/** The definitions that a type, class, function or `Class.method` written in a file stands for; of functions also what they give. */
function standsFor(graph: SymbolGraph, file: string, name: string, steps = MOST_STEPS): readonly GraphDefinition[] {
  if (steps === 0) return [];
  const path = name.split(".");
  const definition = definitionAt(graph, file, path);
  if (definition !== null) {
    const given = definition.facts.kind === "function" ? definition.facts.gives : [];
    return [definition, ...given.flatMap((each) => standsFor(graph, definition.file, each, steps - 1))];
  }
  const owner = path.length > 1 ? definitionAt(graph, file, path.slice(0, -1)) : null;
  const method = owner?.facts.members.find((member) => member.name === path.at(-1));
  if (owner === null || method === undefined) return [];
  return method.gives.flatMap((each) => standsFor(graph, owner.file, each, steps - 1));
}

function definitionAt(graph: SymbolGraph, file: string, path: readonly string[]): GraphDefinition | null {
  const resolution = graph.resolveLocal(file, path);
  return resolution?.status === "definition" ? graph.definition(resolution.symbol) : null;
}

function ownMethods(candidate: GraphDefinition): readonly Member[] {
  return [...ownPublicMembers(candidate.facts).values()].filter(
    (member) => member.kind === "method" && member.body !== "absent",
  );
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
