import type { ImportedName, ImportFact } from "../../model/facts.js";
import type { SourceFile } from "../../model/graph.js";
import type { PythonModules } from "./modules/python-modules.js";
import type { PythonNames } from "./names/python-names.js";

/** What every row says of the import that it comes from. */
export function rowBase(file: SourceFile, fact: ImportFact, name: ImportedName) {
  return {
    file: file.path,
    isTest: file.isTest,
    span: name.span,
    specifier: fact.specifier,
    specifierSpan: fact.span,
    typeOnly: name.typeOnly,
    conditional: fact.conditional,
    deferred: fact.deferred,
  } as const;
}

/** What is needed to say what the imports of a file lead to. */
export interface Linking {
  readonly modules: PythonModules;
  readonly names: PythonNames;
}
