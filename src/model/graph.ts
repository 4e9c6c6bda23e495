import type { Definition, FileFacts, ImportFact, ImportRef, Language } from "./facts.js";
import type { Resolution } from "./resolution.js";
import type { Place, Span } from "./span.js";
import type { SymbolId } from "./symbol-id.js";

/** The linked code: every question that a rule may ask about names. Immutable; all lists are sorted by file, then place. */
export interface SymbolGraph {
  /** The source files that were analysed. */
  readonly files: readonly SourceFile[];
  readonly file: (path: string) => SourceFile | null;
  readonly definition: (symbol: SymbolId) => GraphDefinition | null;
  readonly definitions: readonly GraphDefinition[];
  /** What importing `name` (dotted for members of namespaces) from a module gives. */
  readonly resolveExport: (module: string, name: string) => Resolution;
  /**
   * What a dotted name means inside a module, at its top level; null when its first name is not bound there. In Python a name may be bound
   * more than once: it means what it does when the module has run, or at a place what is bound above that.
   */
  readonly resolveLocal: (module: string, path: readonly string[], at?: Span) => Resolution | null;
  /** What a name of the module's imports stands for; of an import without names, `name` is -1 and it is the module. */
  readonly resolveImport: (module: string, ref: ImportRef) => Resolution;
  /** The source file that `imports[index]` of a module loads; null where it is no file of this code. */
  readonly importedModule: (module: string, index: number) => string | null;
  /**
   * The versions that the nearest package.json above a file declares for a package, `^4.18.2`; of a Python file those that the nearest
   * configuration requires of a distribution, `>=0.110,<1`. Null where none does.
   */
  readonly dependencyRange: (file: string, name: string) => string | null;
  /** The nearest package.json above a file; null where there is none. */
  readonly packageOf: (file: string) => SourcePackage | null;
  /** Every imported first-party or unplaced name, member accesses of imported modules included. */
  readonly imports: readonly ResolvedImport[];
  /** Those of one file. */
  readonly importsIn: (file: string) => readonly ResolvedImport[];
  /** Every module-level name and export, with what it stands for. */
  readonly names: readonly ModuleName[];
  /** Those of one module, or those of them that are wanted: what the others stand for is then not found out, so that it costs little. */
  readonly namesIn: (module: string, isWanted?: (name: string) => boolean) => readonly ModuleName[];
  /** The names in `names` that stand for this definition. */
  readonly namesOf: (symbol: SymbolId) => readonly ModuleName[];
  /** The rows of `imports` that lead to this definition. */
  readonly importsOf: (symbol: SymbolId) => readonly ResolvedImport[];
  /**
   * The answer to a question about one file, found once for a graph, and kept from one snapshot to the next while the file and all that the
   * answer was found in stay what they are. Of the graph it may use `file`, `definition`, what resolves names and imports, `importsIn`, `namesIn`
   * and `remembered`: these note what the answer depends on. Nobody may change the answer.
   */
  readonly remembered: <T>(file: SourceFile, question: Question<T>) => T;
  /** The source file that a manifest or a person names by its path (with or without extension), package specifier or dotted module name. */
  readonly moduleNamed: (name: string) => string | null;
}

/** A question about one file. It is told from others by being the same object each time. */
export interface Question<T> {
  readonly ask: (graph: SymbolGraph, file: SourceFile) => T;
  /**
   * The name by which answers are kept from one process to the next; they are plain JSON data then. No two questions have the same one, and
   * whatever a question depends on beside the graph is part of it.
   */
  readonly keptAs?: string;
}

export interface SourcePackage {
  /** Empty for the analysis root. */
  readonly folder: string;
  /** The ranges of what it declares itself, by name. */
  readonly dependencies: ReadonlyMap<string, string>;
}

export interface SourceFile {
  readonly path: string;
  readonly language: Language;
  readonly isTest: boolean;
  readonly facts: FileFacts;
}

export interface GraphDefinition {
  readonly symbol: SymbolId;
  readonly file: string;
  readonly language: Language;
  readonly isTest: boolean;
  readonly facts: Definition;
}

/** A module-level name: a declaration, an export, or both under one name. */
export interface ModuleName {
  readonly module: string;
  readonly name: string;
  readonly place: Place;
  /** How the module has the name. A plain `import` that is not exported again is no name of a TypeScript module for the counts. */
  readonly how: "declaration" | "export" | "import";
  readonly isTest: boolean;
  readonly resolution: Resolution;
}

/** One imported name, or one member reached through an imported module. */
export interface ResolvedImport {
  readonly file: string;
  readonly isTest: boolean;
  /** The name where it is imported; of a member, its first use. */
  readonly span: Span;
  readonly specifier: string;
  readonly specifierSpan: Span;
  readonly form: ImportFact["form"] | "member";
  readonly imported: string;
  readonly local: string | null;
  readonly typeOnly: boolean;
  readonly conditional: boolean;
  readonly deferred: boolean;
  /** The module that the specifier means; null when it is not a first-party file. */
  readonly module: string | null;
  readonly resolution: Resolution;
}
