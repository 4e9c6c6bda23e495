import type { ExportFact } from "../../model/facts.js";
import { compareSpans } from "../../model/span.js";
import type { BindingList } from "./binding-list.js";
import type { DefinitionTable } from "./definition-table.js";
import type { ImportTable } from "./import-table.js";
import type { SourceText } from "./source-text.js";

/** Everything that the names of a module are collected in. */
export interface ModuleNames {
  readonly source: SourceText;
  readonly imports: ImportTable;
  readonly table: DefinitionTable;
  readonly bindings: BindingList;
  readonly exports: ExportList;
}

/** Collects exports. What merged declarations, overloads and repeated assignments say twice is kept once. */
export interface ExportList {
  add(fact: ExportFact): void;
  /** The latest export of a name. */
  find(name: string): ExportFact | null;
  /** In source order. */
  list(): readonly ExportFact[];
}

export function exportList(): ExportList {
  const known = new Set<string>();
  const latest = new Map<string, ExportFact>();
  const all: ExportFact[] = [];
  return {
    add(fact) {
      const key = JSON.stringify([fact.name, fact.source]);
      if (known.has(key)) return;
      known.add(key);
      latest.set(fact.name, fact);
      all.push(fact);
    },
    find: (name) => latest.get(name) ?? null,
    list: () => all.toSorted((a, b) => compareSpans(a.span, b.span)),
  };
}
