import type { ImportedName, ImportFact } from "../model/facts.js";
import type { ModuleName, ResolvedImport, SourceFile } from "../model/graph.js";
import type { Resolution } from "../model/resolution.js";
import type { Asked } from "./names/asked.js";
import type { Span } from "../model/span.js";

/** What the graph asks about the files of one language. The answers do not depend on what was asked before. */
export interface LanguageLinker {
  /** The files of the language. */
  readonly files: readonly SourceFile[];
  /** What its answers depend on beside facts. */
  readonly asked: AskedOfProject;
  /** Tells all that decides about these from what another snapshot has; null where nobody knows without asking. */
  readonly basis: string | null;
  /** What all its answers may depend on, as one text. */
  readonly whole: string;
  /** What importing `name` (dotted for members, `*` for the module itself) from a module gives. */
  readonly resolveExport: (module: string, name: string) => Resolution;
  /** What a dotted name means at the top level of a module; null when its first name is not bound there. */
  readonly resolveLocal: (module: string, path: readonly string[], at: Span | null) => Resolution | null;
  /** What a name of an import stands for. */
  readonly resolveImport: (module: string, fact: ImportFact, name: ImportedName) => Resolution;
  /** The file that an import loads. */
  readonly importedModule: (module: string, fact: ImportFact) => string | null;
  /** Every imported name of a file, and every member that is reached through an imported module. Sorted by place. */
  readonly importsOf: (file: SourceFile) => readonly ResolvedImport[];
  /** The module-level names of a file that are wanted. Sorted by name. */
  readonly namesOf: (file: SourceFile, isWanted: (name: string) => boolean) => readonly ModuleName[];
  /** The file that a person calls by a path without extension, or by what imports call it. */
  readonly moduleNamed: (name: string) => string | null;
}

/** Each list has the same kinds of questions at the same places in every linker of a language. */
export interface AskedOfProject {
  /** By module. */
  readonly ofModules: readonly Asked<unknown>[];
  /** By folder, for all modules in it. */
  readonly ofFolders: readonly Asked<unknown>[];
}
