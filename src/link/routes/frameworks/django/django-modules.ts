import type { SymbolGraph } from "../../../../model/graph.js";

/** The file of a dotted module name that is written as a string in a file; null when it is none of ours. */
export function moduleAt(graph: SymbolGraph, file: string, name: string): string | null {
  const imports = graph.file(file)?.facts.imports ?? [];
  const index = imports.findIndex(({ form, specifier }) => form === "string" && specifier === name);
  return (index === -1 ? null : graph.importedModule(file, index)) ?? graph.moduleNamed(name);
}
