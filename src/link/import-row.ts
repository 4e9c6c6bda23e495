import type { ImportedName, ImportFact } from "../model/facts.js";
import type { ResolvedImport, SourceFile } from "../model/graph.js";

/** What was found out about one imported name. */
type Found = Pick<ResolvedImport, "form" | "imported" | "local" | "module" | "resolution"> &
  Partial<Pick<ResolvedImport, "span" | "typeOnly">>;

/** One row of the imports. Written out: there are hundreds of thousands of them, and copying objects into others costs more than all else. */
export function importRow(file: SourceFile, fact: ImportFact, name: ImportedName, found: Found): ResolvedImport {
  return {
    file: file.path,
    isTest: file.isTest,
    span: found.span ?? name.span,
    specifier: fact.specifier,
    specifierSpan: fact.span,
    typeOnly: found.typeOnly ?? name.typeOnly,
    conditional: fact.conditional,
    deferred: fact.deferred,
    form: found.form,
    imported: found.imported,
    local: found.local,
    module: found.module,
    resolution: found.resolution,
  };
}
