import type { ExportFact } from "../../model/facts.js";
import type { Hop } from "../../model/resolution.js";
import type { ModuleTable } from "./module-table.js";

/** Where the names that a module gets through `export *` come from. */
export interface StarExports {
  /** By name, the module that exports it by name. */
  readonly origins: ReadonlyMap<string, ModuleTable>;
  /** Some star leads to what cannot be looked into: a name that is not found may still exist. */
  readonly isOpen: boolean;
  /** The `export *` statements on the way to that module. */
  readonly hopsTo: (module: ModuleTable) => readonly Hop[];
}

export interface StarTarget {
  readonly module: ModuleTable;
  readonly sureness: "known" | "guessed";
}

/** The module that an `export *` leads to; null when it cannot be looked into. */
export type ResolveStar = (module: ModuleTable, star: ExportFact) => StarTarget | null;

/**
 * Walks the `export *` edges from a module once, breadth first, so that each later question is a look-up and cycles end by themselves.
 * A module's own export wins over a star's, an earlier star over a later one, and `default` does not pass
 * (ECMA-262, ResolveExport; like TypeScript's checker the first of several is taken where ECMAScript calls the name ambiguous).
 */
export function starExports(start: ModuleTable, resolve: ResolveStar): StarExports {
  const origins = new Map<string, ModuleTable>();
  const arrivals = new Map<ModuleTable, { readonly from: ModuleTable; readonly star: ExportFact }>();
  const queue: ModuleTable[] = [start];
  const seen = new Set(queue);
  let isOpen = false;
  for (const module of queue) {
    if (module !== start) {
      for (const name of module.exports.keys()) if (name !== "default" && !origins.has(name)) origins.set(name, module);
      isOpen ||= module.facts.computedExports;
    }
    for (const star of module.stars) {
      const target = resolve(module, star);
      isOpen ||= target === null || target.sureness === "guessed";
      if (target === null || seen.has(target.module)) continue;
      seen.add(target.module);
      arrivals.set(target.module, { from: module, star });
      queue.push(target.module);
    }
  }
  return { origins, isOpen, hopsTo: (module) => hops(module, start, arrivals) };
}

function hops(
  end: ModuleTable,
  start: ModuleTable,
  arrivals: ReadonlyMap<ModuleTable, { readonly from: ModuleTable; readonly star: ExportFact }>,
): readonly Hop[] {
  const chain: Hop[] = [];
  for (let at = end; at !== start;) {
    const arrival = arrivals.get(at);
    if (arrival === undefined) break;
    const { from, star } = arrival;
    const name = star.source.kind === "reexport" ? (from.facts.imports[star.source.import]?.specifier ?? "*") : "*";
    chain.unshift({ hop: "star", file: from.path, span: star.span, name });
    at = from;
  }
  return chain;
}
