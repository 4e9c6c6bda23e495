import type { Base } from "../model/facts.js";
import type { GraphDefinition, Question, SymbolGraph } from "../model/graph.js";
import type { SymbolId } from "../model/symbol-id.js";

/** A base of a class: the first-party definition that it stands for, or the name of what is not first-party. */
export interface ResolvedBase {
  readonly relation: Base["relation"];
  readonly definition: GraphDefinition | null;
  /** `fastapi.APIRouter`, or the base as written where nobody knows what it stands for. */
  readonly name: string;
}

/** What classes extend and implement, through first-party code. */
export interface Lineage {
  readonly bases: (definition: GraphDefinition) => readonly ResolvedBase[];
  /** Everything above, nearest first; each definition once, so that circles end. */
  readonly ancestors: (definition: GraphDefinition, through: Relations) => readonly GraphDefinition[];
}

/** `inheritance`: bases that hand down their bodies. `any`: also implemented interfaces. */
export type Relations = "inheritance" | "any";

export function createLineage(graph: SymbolGraph): Lineage {
  const bases = (definition: GraphDefinition): readonly ResolvedBase[] => {
    const file = definition.facts.bases.length === 0 ? null : graph.file(definition.file);
    return file === null ? [] : (graph.remembered(file, BASES).get(definition.facts.name) ?? []);
  };

  const ancestors = (definition: GraphDefinition, through: Relations): readonly GraphDefinition[] => {
    const found = new Map<SymbolId, GraphDefinition>();
    const queue = [definition];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      for (const base of bases(next)) {
        if (base.definition === null || found.has(base.definition.symbol)) continue;
        if (base.definition.symbol === definition.symbol) continue;
        if (through === "inheritance" && base.relation === "implements") continue;
        found.set(base.definition.symbol, base.definition);
        queue.push(base.definition);
      }
    }
    return [...found.values()];
  };

  return { bases, ancestors };
}

/** The same, that finds everything out once: for many questions about the same classes, none of which is asked for `graph.remembered`. */
export function keepLineage({ bases, ancestors }: Lineage): Lineage {
  const known = {
    inheritance: new Map<GraphDefinition, readonly GraphDefinition[]>(),
    any: new Map<GraphDefinition, readonly GraphDefinition[]>(),
  };
  return {
    bases,
    ancestors: (definition, through) => {
      let found = known[through].get(definition);
      if (found === undefined) known[through].set(definition, (found = ancestors(definition, through)));
      return found;
    },
  };
}

/** The bases of all definitions of a file, by name. */
const BASES: Question<ReadonlyMap<string, readonly ResolvedBase[]>> = {
  ask: (graph, { path, facts }) =>
    new Map(
      facts.definitions
        .filter((definition) => definition.bases.length > 0)
        .map(({ name, bases }) => [name, bases.map((base) => resolveBase(graph, path, base))]),
    ),
};

function resolveBase(graph: SymbolGraph, file: string, base: Base): ResolvedBase {
  const resolution = graph.resolveLocal(file, base.name.split("."));
  if (resolution?.status === "definition") {
    return { relation: base.relation, definition: graph.definition(resolution.symbol), name: resolution.symbol };
  }
  const name = resolution?.status === "external" ? resolution.name : base.name;
  return { relation: base.relation, definition: null, name };
}
