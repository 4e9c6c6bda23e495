import type { SymbolGraph } from "../../src/model/graph.js";
import type { Surroundings } from "../../src/model/surroundings.js";
import type { SurroundingsInput } from "../../src/surroundings/surroundings-input.js";

/** What surroundings are found in, with everything at its default but what is given. */
export function inputOf(graph: SymbolGraph, more: Partial<SurroundingsInput> = {}): SurroundingsInput {
  return {
    graph,
    roles: [],
    bypasses: [],
    direction: "both",
    depth: 1,
    tests: "leftOut",
    externals: "leftOut",
    ...more,
  };
}

/** Every arrow as `from → to`, with what is special about it. */
export function arrows({ edges }: Surroundings): readonly string[] {
  return edges
    .map(({ from, to, kind, bypass }) => {
      const special = [kind === "imports" ? "" : kind, bypass ?? ""].filter((word) => word !== "").join(" ");
      return special === "" ? `${from} → ${to}` : `${from} → ${to} (${special})`;
    })
    .sort();
}

/** The ids of the boxes, sorted. */
export function boxes({ nodes }: Surroundings): readonly string[] {
  return nodes.map(({ id }) => id).sort();
}
