import type { Base } from "../model/facts.js";
import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import type { SymbolId } from "../model/symbol-id.js";

/** A base of a class: the first-party definition that it stands for, or the name of what is not first-party. */
export interface ResolvedBase {
  readonly relation: Base["relation"];
  readonly definition: GraphDefinition | null;
  /** `fastapi.APIRouter`, or the base as written where nobody knows what it stands for. */
  readonly name: string;
}

/** What classes extend and implement, through first-party code. Remembers what it has resolved. */
export interface Lineage {
  readonly bases: (definition: GraphDefinition) => readonly ResolvedBase[];
  /** Everything above, nearest first; each definition once, so that circles end. */
  readonly ancestors: (definition: GraphDefinition, through: Relations) => readonly GraphDefinition[];
}

/** `inheritance`: bases that hand down their bodies. `any`: also implemented interfaces. */
export type Relations = "inheritance" | "any";

export function createLineage(graph: SymbolGraph): Lineage {
  const known = new Map<SymbolId, readonly ResolvedBase[]>();

  const bases = (definition: GraphDefinition): readonly ResolvedBase[] => {
    let resolved = known.get(definition.symbol);
    if (resolved === undefined) {
      resolved = definition.facts.bases.map((base) => resolveBase(graph, definition, base));
      known.set(definition.symbol, resolved);
    }
    return resolved;
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

function resolveBase(graph: SymbolGraph, definition: GraphDefinition, base: Base): ResolvedBase {
  const resolution = graph.resolveLocal(definition.file, base.name.split("."));
  if (resolution?.status === "definition") {
    return { relation: base.relation, definition: graph.definition(resolution.symbol), name: resolution.symbol };
  }
  const name = resolution?.status === "external" ? resolution.name : base.name;
  return { relation: base.relation, definition: null, name };
}
