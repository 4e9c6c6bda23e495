import type { SymbolGraph } from "../../model/graph.js";

/** The files in an order in which each comes behind those that it imports, as far as there is one: that is how they are loaded. */
export function importOrder(graph: SymbolGraph, files: readonly string[]): readonly string[] {
  const wanted = new Set(files);
  const ordered: string[] = [];
  const seen = new Set<string>();
  for (const file of files) {
    const open: Visit[] = [visit(graph, wanted, seen, file)].flatMap((it) => it ?? []);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.imports.pop();
      if (next === undefined) {
        ordered.push(top.file);
        open.pop();
      } else open.push(...[visit(graph, wanted, seen, next)].flatMap((it) => it ?? []));
    }
  }
  return ordered;
}

interface Visit {
  readonly file: string;
  /** The ones that are still to be visited, the first at the end. */
  readonly imports: string[];
}

function visit(graph: SymbolGraph, wanted: ReadonlySet<string>, seen: Set<string>, file: string): Visit | null {
  if (seen.has(file)) return null;
  seen.add(file);
  const imports = (graph.file(file)?.facts.imports ?? []).flatMap((fact, index) => {
    if (fact.deferred || fact.form === "string") return [];
    const module = graph.importedModule(file, index);
    return module !== null && wanted.has(module) ? [module] : [];
  });
  return { file, imports: imports.reverse() };
}
