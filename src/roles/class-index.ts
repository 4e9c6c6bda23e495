import type { DefinitionKind, Language } from "../model/facts.js";
import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import type { SymbolId } from "../model/symbol-id.js";
import { COMMON_MEMBERS } from "./common-members.js";
import { createLineage, type Lineage } from "./lineage.js";
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
  const lineage = createLineage(graph);
  const classes = graph.definitions.filter(
    (definition) => !definition.isTest && isClassLike(definition) && isInEffect(graph, definition),
  );
  const known = new Map<SymbolId, MembersByKey>();
  const declaring = new Map<string, number>();
  const having = new Map<string, GraphDefinition[]>();

  const members = (definition: GraphDefinition): MembersByKey => {
    let found = known.get(definition.symbol);
    if (found === undefined) {
      found = publicMembers(definition, lineage);
      known.set(definition.symbol, found);
    }
    return found;
  };

  for (const definition of classes) {
    for (const key of ownPublicMembers(definition.facts).keys()) {
      const entry = entryKey(definition.language, key);
      declaring.set(entry, (declaring.get(entry) ?? 0) + 1);
    }
    for (const key of members(definition).keys()) {
      const entry = entryKey(definition.language, key);
      const list = having.get(entry);
      if (list === undefined) having.set(entry, [definition]);
      else list.push(definition);
    }
  }

  return {
    lineage,
    classes,
    members,
    weight: (language, key) =>
      memberWeight(Math.max(declaring.get(entryKey(language, key)) ?? 0, COMMON_MEMBERS.get(key) ?? 0)),
    having: (language, key) => having.get(entryKey(language, memberKey(key))) ?? [],
  };
}

const CLASS_LIKE: ReadonlySet<DefinitionKind> = new Set(["class", "interface", "protocol", "enum", "typeAlias"]);

export function isClassLike(definition: GraphDefinition): boolean {
  return CLASS_LIKE.has(definition.facts.kind);
}

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

function entryKey(language: Language, key: string): string {
  return `${language} ${key}`;
}
