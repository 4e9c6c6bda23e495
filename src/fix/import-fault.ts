import type { ImportFact, ImportRef } from "../model/facts.js";
import type { ResolvedImport, SourceFile, SymbolGraph } from "../model/graph.js";
import type { Finding } from "../model/report.js";
import type { SymbolId } from "../model/symbol-id.js";

/** An import that is to come from another module. */
export interface ImportFault {
  readonly finding: Finding;
  readonly row: ResolvedImport;
  readonly ref: ImportRef;
  /** The module that it comes from. */
  readonly module: string;
  /** What it stands for. */
  readonly definition: SymbolId;
  /** The module that it is to come from, and its name there. */
  readonly canonical: string;
  readonly name: string;
  /** The canonical module as the manifest writes it. */
  readonly from: string;
}

/** Something that is reported and stays as it is. */
export interface LeftFinding {
  readonly finding: Finding;
  /** The end of a sentence that starts with what is reported. */
  readonly reason: string;
  /** Whether it is one that can be rewritten for who allows unsafe fixes. */
  readonly unsafe: boolean;
}

/** The import of a file that a row is about. */
export function refOf(file: SourceFile, row: ResolvedImport): ImportRef | null {
  const isSame = (a: readonly number[], b: readonly number[]): boolean => a.every((each, index) => each === b[index]);
  const index = file.facts.imports.findIndex(
    (fact) => fact.form === row.form && isSame(fact.span, row.specifierSpan) && fact.specifier === row.specifier,
  );
  const fact = file.facts.imports[index];
  if (fact === undefined) return null;
  if (fact.names.length === 0) return { import: index, name: -1 };
  const name = fact.names.findIndex(({ span }) => isSame(span, row.span));
  return name === -1 ? null : { import: index, name };
}

/** The fact that a fault is about. */
export function factOf(graph: SymbolGraph, { row, ref }: ImportFault): ImportFact | null {
  return graph.file(row.file)?.facts.imports[ref.import] ?? null;
}

/** Whether it is a path in a string that is to be changed. */
export function isText({ row: { form } }: ImportFault): boolean {
  return form === "string" || form === "mock";
}
