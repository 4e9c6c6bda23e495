import type { FileFacts, Language } from "../model/facts.js";
import type { GraphDefinition, ModuleName, ResolvedImport, SourceFile, SymbolGraph } from "../model/graph.js";
import type { Alias } from "../model/manifest.js";
import { byKey } from "../model/order.js";
import { symbolId } from "../model/symbol-id.js";
import type { LanguageLinker } from "./language-linker.js";
import type { Project } from "./project/project.js";
import { pythonLinker } from "./python/python-linker.js";
import { typescriptLinker } from "./typescript-linker.js";

export interface LinkInput {
  /** The facts of every analysed file, by path. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly project: Project;
  readonly aliases: readonly Alias[];
  /** Globs of the folders from which Python modules are imported; without any, they are found. */
  readonly pythonRoots: readonly string[];
  readonly isTest: (path: string) => boolean;
}

/** Joins the facts of all files to one graph. Pure: the same facts give the same graph, in whatever order they come. */
export function link({ facts, project, aliases, pythonRoots, isTest }: LinkInput): SymbolGraph {
  const files = [...facts]
    .map(([path, value]): SourceFile => ({ path, language: value.language, isTest: isTest(path), facts: value }))
    .sort(byKey((file) => file.path));
  const of = (language: Language): readonly SourceFile[] => files.filter((file) => file.language === language);
  const linkers = {
    typescript: typescriptLinker(of("typescript"), project, aliases),
    python: pythonLinker(of("python"), project, pythonRoots),
  };
  return new LinkedGraph(files, linkers, project);
}

function rangeAbove(project: Project, file: string, name: string): string | null {
  if (/\.pyi?$/.test(file)) return project.python.rangeOf(file, name);
  for (const { ranges } of project.packagesAbove(file)) {
    const range = ranges.get(name);
    if (range !== undefined) return range;
  }
  return null;
}

type Linkers = Readonly<Record<Language, LanguageLinker>>;

/** The graph computes its large lists when they are first asked for, and once: a question about one symbol needs none of them. */
class LinkedGraph implements SymbolGraph {
  readonly files: readonly SourceFile[];
  readonly #project: Project;
  readonly #byPath: ReadonlyMap<string, SourceFile>;
  readonly #linkers: Linkers;
  #definitions: ReadonlyMap<string, GraphDefinition> | null = null;
  #definitionList: readonly GraphDefinition[] | null = null;
  readonly #importsByFile = new Map<string, readonly ResolvedImport[]>();
  readonly #namesByFile = new Map<string, readonly ModuleName[]>();
  #imports: readonly ResolvedImport[] | null = null;
  #importsBySymbol: ReadonlyMap<string, readonly ResolvedImport[]> | null = null;
  #names: readonly ModuleName[] | null = null;
  #namesBySymbol: ReadonlyMap<string, readonly ModuleName[]> | null = null;

  constructor(files: readonly SourceFile[], linkers: Linkers, project: Project) {
    this.files = files;
    this.#project = project;
    this.#byPath = new Map(files.map((file) => [file.path, file]));
    this.#linkers = linkers;
  }

  readonly dependencyRange: SymbolGraph["dependencyRange"] = (file, name) => rangeAbove(this.#project, file, name);
  readonly packageOf: SymbolGraph["packageOf"] = (file) => {
    const [nearest] = this.#project.packagesAbove(file);
    return nearest === undefined ? null : { folder: nearest.directory, dependencies: nearest.ranges };
  };
  readonly file: SymbolGraph["file"] = (path) => this.#byPath.get(path) ?? null;
  readonly definition: SymbolGraph["definition"] = (symbol) => this.#definitionMap().get(symbol) ?? null;
  readonly resolveExport: SymbolGraph["resolveExport"] = (module, name) =>
    this.#linkerOf(module).resolveExport(module, name);
  readonly resolveLocal: SymbolGraph["resolveLocal"] = (module, path, at) =>
    this.#linkerOf(module).resolveLocal(module, path, at ?? null);

  readonly resolveImport: SymbolGraph["resolveImport"] = (module, ref) => {
    const fact = this.#byPath.get(module)?.facts.imports[ref.import];
    if (fact === undefined) return { status: "unknown", reason: "unreadModule", chain: [] };
    const whole = { imported: "*", local: null, span: fact.span, typeOnly: false };
    return this.#linkerOf(module).resolveImport(module, fact, fact.names[ref.name] ?? whole);
  };

  readonly importedModule: SymbolGraph["importedModule"] = (module, index) => {
    const fact = this.#byPath.get(module)?.facts.imports[index];
    const path = fact === undefined ? null : this.#linkerOf(module).importedModule(module, fact);
    return path !== null && this.#byPath.has(path) ? path : null;
  };

  readonly namesOf: SymbolGraph["namesOf"] = (symbol) => {
    this.#namesBySymbol ??= groupBySymbol(this.names);
    return this.#namesBySymbol.get(symbol) ?? [];
  };
  readonly importsOf: SymbolGraph["importsOf"] = (symbol) => {
    this.#importsBySymbol ??= groupBySymbol(this.imports);
    return this.#importsBySymbol.get(symbol) ?? [];
  };

  readonly importsIn: SymbolGraph["importsIn"] = (path) =>
    this.#kept(this.#importsByFile, path, (file) => this.#linkers[file.language].importsOf(file));
  readonly namesIn: SymbolGraph["namesIn"] = (path) =>
    this.#kept(this.#namesByFile, path, (file) => this.#linkers[file.language].namesOf(file, () => true));
  readonly namesWhere: SymbolGraph["namesWhere"] = ({ isWanted, isWithin }) =>
    this.files.flatMap((file) => {
      if (!isWithin(file.path)) return [];
      const known = this.#namesByFile.get(file.path)?.filter(({ name }) => isWanted(name));
      return known ?? this.#linkers[file.language].namesOf(file, isWanted);
    });

  readonly moduleNamed: SymbolGraph["moduleNamed"] = (name) => {
    const path = name.replace(/^\.\//, "").replace(/\/$/, "");
    if (this.#byPath.has(path)) return path;
    return this.#linkers.typescript.moduleNamed(path) ?? this.#linkers.python.moduleNamed(path);
  };

  get definitions(): readonly GraphDefinition[] {
    this.#definitionList ??= [...this.#definitionMap().values()];
    return this.#definitionList;
  }

  get imports(): readonly ResolvedImport[] {
    this.#imports ??= this.files.flatMap((file) => this.importsIn(file.path));
    return this.#imports;
  }

  get names(): readonly ModuleName[] {
    this.#names ??= this.files.flatMap((file) => this.namesIn(file.path));
    return this.#names;
  }

  #kept<T>(known: Map<string, readonly T[]>, path: string, make: (file: SourceFile) => readonly T[]): readonly T[] {
    const file = this.#byPath.get(path);
    if (file === undefined) return [];
    let rows = known.get(path);
    if (rows === undefined) known.set(path, (rows = make(file)));
    return rows;
  }

  #linkerOf(module: string): LanguageLinker {
    const language = this.#byPath.get(module)?.language ?? (/\.pyi?$|\/$/.test(module) ? "python" : "typescript");
    return this.#linkers[language];
  }

  #definitionMap(): ReadonlyMap<string, GraphDefinition> {
    this.#definitions ??= new Map(
      this.files.flatMap((file) =>
        file.facts.definitions.map((definition) => {
          const symbol = symbolId(file.path, definition.name);
          const { path, language, isTest } = file;
          return [symbol, { symbol, file: path, language, isTest, facts: definition }] as const;
        }),
      ),
    );
    return this.#definitions;
  }
}

function groupBySymbol<T extends ModuleName | ResolvedImport>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    if (item.resolution.status !== "definition") continue;
    const group = groups.get(item.resolution.symbol);
    if (group === undefined) groups.set(item.resolution.symbol, [item]);
    else group.push(item);
  }
  return groups;
}
