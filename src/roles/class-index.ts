import type { DefinitionKind, Language } from "../model/facts.js";
import type { GraphDefinition, Question, SymbolGraph } from "../model/graph.js";
import { type SymbolId, symbolId } from "../model/symbol-id.js";
import { COMMON_MEMBERS } from "./common-members.js";
import { contractReason } from "./contracts.js";
import { createLineage, keepLineage, type Lineage } from "./lineage.js";
import { memberKey, type MembersByKey, ownPublicMembers, publicMembers } from "./public-members.js";
import { memberWeight } from "./shared-behaviour.js";

/** The classes of a snapshot by their members: what makes a search for similar ones independent of how many classes there are. */
export interface ClassIndex {
  readonly lineage: Lineage;
  /** The class-like definitions in effect outside tests. */
  readonly classes: readonly GraphDefinition[];
  /** Public members, inherited ones included; of a definition that is no class, none. */
  readonly members: (definition: GraphDefinition) => MembersByKey;
  /** The keys of these. They are known without looking at the members. */
  readonly keys: (definition: GraphDefinition) => ReadonlySet<string>;
  /** Whether a definition only says what others are to do. */
  readonly isContract: (definition: GraphDefinition) => boolean;
  /** What sharing this member name says, in bits. */
  readonly weight: (language: Language, key: string) => number;
  /** The classes outside tests that have or inherit this member. */
  readonly having: (language: Language, key: string) => readonly GraphDefinition[];
}

export function buildClassIndex(graph: SymbolGraph): ClassIndex {
  const lineage = keepLineage(createLineage(graph));
  const indexed = new Map<SymbolId, IndexedClass>();
  const classes: GraphDefinition[] = [];
  const declaring = { typescript: new Map<string, number>(), python: new Map<string, number>() };
  const having = { typescript: new Map<string, GraphDefinition[]>(), python: new Map<string, GraphDefinition[]>() };

  for (const file of graph.files) {
    if (file.isTest) continue;
    const declared = declaring[file.language];
    const lists = having[file.language];
    for (const one of graph.remembered(file, CLASSES)) {
      const definition = graph.definition(symbolId(file.path, one.name));
      if (definition === null) continue;
      classes.push(definition);
      indexed.set(definition.symbol, one);
      for (const key of one.own) declared.set(key, (declared.get(key) ?? 0) + 1);
      for (const key of keysOf(one)) {
        const list = lists.get(key);
        if (list === undefined) lists.set(key, [definition]);
        else list.push(definition);
      }
    }
  }

  const members = oncePerSymbol((definition) => publicMembers(definition, lineage));
  const keys = oncePerSymbol((definition): ReadonlySet<string> => {
    const one = indexed.get(definition.symbol);
    return new Set(one === undefined ? members(definition).keys() : keysOf(one));
  });
  return {
    lineage,
    classes,
    members,
    keys,
    isContract: (definition) =>
      indexed.get(definition.symbol)?.isContract ?? contractReason(definition, { lineage, members }) !== null,
    weight: (language, key) => memberWeight(Math.max(declaring[language].get(key) ?? 0, COMMON_MEMBERS.get(key) ?? 0)),
    having: (language, key) => having[language].get(memberKey(key)) ?? [],
  };
}

function oncePerSymbol<T>(find: (definition: GraphDefinition) => T): (definition: GraphDefinition) => T {
  const known = new Map<SymbolId, T>();
  return (definition) => {
    let found = known.get(definition.symbol);
    if (found === undefined) known.set(definition.symbol, (found = find(definition)));
    return found;
  };
}

/** A class-like definition by its name in its file. */
interface IndexedClass {
  readonly name: string;
  /** The keys of the public members that it declares, and of those that it inherits. */
  readonly own: readonly string[];
  readonly inherited: readonly string[];
  readonly isContract: boolean;
}

function keysOf({ own, inherited }: IndexedClass): readonly string[] {
  return inherited.length === 0 ? own : [...own, ...inherited];
}

/** The class-like definitions of a file that are in effect, with the keys of their members. */
const CLASSES: Question<readonly IndexedClass[]> = {
  keptAs: "classes",
  ask: (graph, { path, facts }) => {
    const lineage = createLineage(graph);
    const members = oncePerSymbol((definition) => publicMembers(definition, lineage));
    return facts.definitions.flatMap(({ kind, name }) => {
      const definition = CLASS_LIKE.has(kind) ? graph.definition(symbolId(path, name)) : null;
      if (definition === null || !isInEffect(graph, definition)) return [];
      const own = ownPublicMembers(definition.facts);
      return {
        name,
        own: [...own.keys()],
        inherited: [...members(definition).keys()].filter((key) => !own.has(key)),
        isContract: contractReason(definition, { lineage, members }) !== null,
      };
    });
  },
};

const CLASS_LIKE: ReadonlySet<DefinitionKind> = new Set(["class", "interface", "protocol", "enum", "typeAlias"]);

/**
 * Of several definitions of one name in one file, only the one that the name stands for in the end is in effect. A type alias that gives
 * another definition a second name (`type Old = New`) is a name, and no definition of its own.
 */
export function isInEffect(graph: SymbolGraph, definition: GraphDefinition): boolean {
  if (definition.facts.kind === "typeAlias" && isSecondName(graph, definition)) return false;
  const name = definition.facts.name.replaceAll(/~\d+/g, "");
  if (name === definition.facts.name && graph.definition(`${definition.symbol}~2`) === null) return true;
  const resolution = graph.resolveLocal(definition.file, name.split("."));
  if (resolution?.status !== "definition" || resolution.symbol === definition.symbol) return true;
  const inEffect = graph.definition(resolution.symbol);
  return (
    inEffect === null || inEffect.file !== definition.file || !inEffect.symbol.startsWith(`${definition.file}#${name}`)
  );
}

function isSecondName(graph: SymbolGraph, { file, symbol, facts }: GraphDefinition): boolean {
  const resolution = graph.resolveLocal(file, facts.name.split("."));
  return resolution?.status === "definition" && resolution.symbol !== symbol;
}
