import type { SymbolGraph } from "../model/graph.js";
import { simpleName, type SymbolId } from "../model/symbol-id.js";

/** A second name that a module gives to a definition: `Manager = _ManagerImplementation`, `export { Impl as Manager }`. */
export interface Alias {
  readonly module: string;
  readonly name: string;
  readonly symbol: SymbolId;
}

/** The second names of all definitions, outside tests. What a module only imports under another name is a name of that module alone. */
export function findAliases(graph: SymbolGraph): ReadonlyMap<SymbolId, readonly Alias[]> {
  const found = new Map<SymbolId, Alias[]>();
  for (const file of graph.files) {
    if (file.isTest) continue;
    const names = new Set([
      ...file.facts.bindings.flatMap(({ name, target }) => (target.kind === "alias" ? name : [])),
      ...file.facts.exports.flatMap(({ name, source }) =>
        name !== "default" && name !== "*" && source.kind !== "definition" ? name : [],
      ),
    ]);
    for (const name of names) {
      if (!CLASS_NAME.test(name)) continue;
      const resolution = graph.resolveExport(file.path, name);
      if (resolution.status !== "definition" || simpleName(resolution.symbol) === name) continue;
      const passedOn = resolution.chain.some((hop) => hop.file !== file.path && hop.name === name);
      if (passedOn) continue;
      const alias = { module: file.path, name, symbol: resolution.symbol };
      const list = found.get(resolution.symbol);
      if (list === undefined) found.set(resolution.symbol, [alias]);
      else list.push(alias);
    }
  }
  return found;
}

const CLASS_NAME = /^_*\p{Lu}/u;
