import type { GraphDefinition, ResolvedImport, SymbolGraph } from "../model/graph.js";
import type { Step } from "../model/surroundings.js";
import type { Draft } from "./draft.js";
import { plainEdge } from "./draft.js";
import { importEdge } from "./import-edge.js";
import type { BypassOf, SurroundingsInput } from "./surroundings-input.js";

/** Adds everyone who imports a definition, and the modules through which they do. */
export function addImporters(
  draft: Draft,
  definition: GraphDefinition,
  { graph, tests }: Pick<SurroundingsInput, "graph" | "tests">,
  bypassOf: BypassOf,
): void {
  for (const row of graph.importsOf(definition.symbol)) {
    if (row.file === definition.file) continue;
    if (row.isTest && tests === "leftOut" && !definition.isTest) draft.leaveOutTest(row.file);
    else addWay(draft, graph, definition, row, bypassOf);
  }
}

/** From the importing module through those that pass the name on. In its own file the definition is a box by itself. */
function addWay(
  draft: Draft,
  graph: SymbolGraph,
  { symbol, file: home }: GraphDefinition,
  row: ResolvedImport,
  bypassOf: BypassOf,
): void {
  const { chain } = row.resolution;
  const way = [row.file, ...chain.map(({ file }) => file)].filter(
    (file, index, all) => file !== home && all.indexOf(file) === index,
  );
  for (const [index, file] of way.entries()) {
    const to = way[index + 1] ?? symbol;
    addModule(draft, graph, file, 1);
    if (index === 0) {
      draft.addEdge(importEdge(row, to, bypassOf(row)));
      continue;
    }
    draft.passesOn(file);
    // A name that it imports is an import of the definition like others. Only of a star nothing else tells.
    const steps = chain
      .filter((hop) => hop.file === file && hop.hop === "star")
      .map((hop): Step => ({ how: "star", place: { file, span: hop.span }, imported: "*", local: null }));
    draft.addEdge(plainEdge(file, to, "imports", steps));
  }
}

/** Adds a module, if it is not there. */
export function addModule(draft: Draft, graph: SymbolGraph, file: string, distance: number): void {
  const isTest = graph.file(file)?.isTest ?? false;
  draft.addNode({ kind: "module", id: file, distance, file, isTest, passesOn: false });
}
