import type { ImportedName, ImportFact } from "../../model/facts.js";
import type { ResolvedImport, SourceFile } from "../../model/graph.js";
import { compareSpans } from "../../model/span.js";
import { memberRows } from "./member-rows.js";
import { importRow } from "../import-row.js";
import type { Linking } from "./linking.js";
import { stringRow } from "./string-row.js";

/** Every imported name of a file, every member that is reached through an imported module, and every import path in a string. */
export function importRows(file: SourceFile, linking: Linking): readonly ResolvedImport[] {
  const rows = file.facts.imports.flatMap((fact) =>
    fact.form === "string" ? [stringRow(file, fact, linking)] : rowsOf(file, fact, linking),
  );
  return [...rows, ...memberRows(file, linking)].sort((a, b) => compareSpans(a.span, b.span));
}

function rowsOf(file: SourceFile, fact: ImportFact, { modules, names }: Linking): readonly ResolvedImport[] {
  const target = modules.resolve(file.path, fact.specifier);
  const module = target.kind === "file" ? target.path : null;
  const wanted = fact.names.length > 0 ? fact.names : [wholeModule(fact)];
  return wanted.map((written) => {
    // `import a.b.c` has to find all of it, although the name that it binds stands for `a`.
    const name = written.imported === "*top" ? { ...written, imported: "*" } : written;
    const resolution = names.resolveImported(file.path, fact, name);
    return importRow(file, fact, name, {
      form: fact.form,
      imported: name.imported,
      local: name.local,
      module,
      resolution,
    });
  });
}

/** `import_module("a.b")` binds nothing by itself, yet the module has to exist. */
function wholeModule(fact: ImportFact): ImportedName {
  return { imported: "*", local: null, span: fact.span, typeOnly: false };
}
