import type { DefinitionKind, Language } from "../model/facts.js";
import type { GraphDefinition, Question, SymbolGraph } from "../model/graph.js";
import { type SymbolId, symbolId } from "../model/symbol-id.js";
import { COMMON_MEMBERS } from "./common-members.js";
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
  /** What sharing this member name says, in bits. */
  readonly weight: (language: Language, key: string) => number;
  /** The classes outside tests that have or inherit this member. */
  readonly having: (language: Language, key: string) => readonly GraphDefinition[];
}

export function buildClassIndex(graph: SymbolGraph): ClassIndex {
  const lineage = keepLineage(createLineage(graph));
  const found = graph.files.flatMap((file) => (file.isTest ? [] : graph.remembered(file, CLASSES)));
  const known = new Map<SymbolId, MembersByKey>();
  const declaring = { typescript: new Map<string, number>(), python: new Map<string, number>() };
  const having = { typescript: new Map<string, GraphDefinition[]>(), python: new Map<string, GraphDefinition[]>() };

  for (const { definition, own, members } of found) {
    const declared = declaring[definition.language];
    for (const key of own.keys()) declared.set(key, (declared.get(key) ?? 0) + 1);
    known.set(definition.symbol, members);
    const lists = having[definition.language];
    for (const key of members.keys()) {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [definition]);
      else list.push(definition);
    }
  }

  const members = (definition: GraphDefinition): MembersByKey => {
    let ofClass = known.get(definition.symbol);
    if (ofClass === undefined) known.set(definition.symbol, (ofClass = publicMembers(definition, lineage)));
    return ofClass;
  };
  return {
    lineage,
    classes: found.map(({ definition }) => definition),
    members,
    weight: (language, key) => memberWeight(Math.max(declaring[language].get(key) ?? 0, COMMON_MEMBERS.get(key) ?? 0)),
    having: (language, key) => having[language].get(memberKey(key)) ?? [],
  };
}

interface IndexedClass {
  readonly definition: GraphDefinition;
  readonly own: MembersByKey;
  readonly members: MembersByKey;
}

/** The class-like definitions of a file that are in effect, with their members. */
const CLASSES: Question<readonly IndexedClass[]> = {
  ask: (graph, { path, facts }) => {
    const lineage = createLineage(graph);
    return facts.definitions.flatMap(({ kind, name }) => {
      const definition = CLASS_LIKE.has(kind) ? graph.definition(symbolId(path, name)) : null;
      if (definition === null || !isInEffect(graph, definition)) return [];
      return [{ definition, own: ownPublicMembers(definition.facts), members: publicMembers(definition, lineage) }];
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
