import type { ResolvedImport, SymbolGraph } from "../model/graph.js";
import { importedFrom } from "../model/imported-from.js";
import type { RoleReport } from "../model/role-report.js";
import type { Violation } from "../model/rule.js";
import type { Direction } from "../model/surroundings.js";

/** What surroundings are found in, and how far. */
export interface SurroundingsInput {
  readonly graph: SymbolGraph;
  readonly roles: readonly RoleReport[];
  /** What `non-canonical-import` found. */
  readonly bypasses: readonly Violation[];
  readonly direction: Direction;
  readonly depth: number;
  /** Whether modules in test files are shown that were not asked for. */
  readonly tests: "shown" | "leftOut";
  /** Whether packages and builtins are shown. */
  readonly externals: "shown" | "leftOut";
}

/** The kind of bypass that an import is, if it is one. */
export type BypassOf = (row: ResolvedImport) => string | null;

/** A violation is reported once for a file where members of a module are used more than once: all of them bypass. */
export function bypassesIn({ graph, bypasses }: Pick<SurroundingsInput, "graph" | "bypasses">): BypassOf {
  const kinds = new Map<string, string>();
  for (const { place, kind } of bypasses) {
    const row = graph.importsIn(place.file).find(({ span }) => span.join() === place.span.join());
    if (row !== undefined) kinds.set(keyOf(row), kind);
  }
  return (row) => kinds.get(keyOf(row)) ?? null;
}

function keyOf(row: ResolvedImport): string {
  return JSON.stringify([row.file, row.imported, importedFrom(row)]);
}
