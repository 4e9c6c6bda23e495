import type { ImportFact, ImportedName } from "../model/facts.js";
import type { SourceFile, SymbolGraph } from "../model/graph.js";

/** Which modules run because others do. */
export interface LoadedModules {
  /** What the modules load when they run, all that those load included, and they themselves. */
  readonly from: (modules: Iterable<string>) => ReadonlySet<string>;
  /** What a module loads by itself, its imports in functions included, but for the imports that are left out. */
  readonly by: (file: SourceFile, isLeftOut: (index: number) => boolean) => ReadonlySet<string>;
  /** Python runs the packages that a module lies in before the module. */
  readonly withPackages: (module: string) => readonly string[];
}

/** Asks a graph what loads what. */
export function loadedModules(graph: SymbolGraph): LoadedModules {
  const known = new Map<string, ReadonlySet<string>>();
  const withPackages = (module: string): readonly string[] => [module, ...packagesAround(graph, module)];
  const by = (file: SourceFile, isLeftOut: (index: number) => boolean, late: boolean): ReadonlySet<string> => {
    const loaded = new Set<string>();
    for (const [index, fact] of file.facts.imports.entries()) {
      if (isLeftOut(index) || (fact.deferred && !late) || !loads(graph, file, fact, index)) continue;
      for (const module of targets(graph, file, fact, index)) for (const each of withPackages(module)) loaded.add(each);
    }
    return loaded;
  };
  const next = (module: string): ReadonlySet<string> => {
    const kept = known.get(module);
    if (kept !== undefined) return kept;
    const file = graph.file(module);
    const found = file === null ? new Set<string>() : by(file, () => false, false);
    known.set(module, found);
    return found;
  };
  return {
    withPackages,
    by: (file, isLeftOut) => by(file, isLeftOut, true),
    from: (modules) => {
      const reached = new Set(modules);
      // What is added while a set is walked is walked too.
      for (const module of reached) for (const each of next(module)) reached.add(each);
      return reached;
    },
  };
}

const LOADING: ReadonlySet<ImportFact["form"]> = new Set([
  "import",
  "reexport",
  "require",
  "importEquals",
  "dynamicImport",
]);

function loads(graph: SymbolGraph, file: SourceFile, fact: ImportFact, index: number): boolean {
  if (!LOADING.has(fact.form)) return false;
  return (
    fact.names.length === 0 || fact.names.some((name, at) => isRuntime(graph, file, name, { import: index, name: at }))
  );
}

/** Whether a name is there when the program runs: a compiler drops types, and imports of nothing else. */
function isRuntime(
  graph: SymbolGraph,
  file: SourceFile,
  name: ImportedName,
  ref: { readonly import: number; readonly name: number },
): boolean {
  if (name.typeOnly) return false;
  if (file.language === "python" || name.imported === "*") return true;
  const resolution = graph.resolveImport(file.path, ref);
  if (resolution.status !== "definition") return true;
  const kind = graph.definition(resolution.symbol)?.facts.kind;
  return kind !== "interface" && kind !== "typeAlias";
}

function* targets(graph: SymbolGraph, file: SourceFile, fact: ImportFact, index: number): Iterable<string> {
  const module = graph.importedModule(file.path, index);
  if (module === null) return;
  yield module;
  // `from package import module` loads both.
  if (file.language !== "python" || !/(?:^|\/)__init__\.pyi?$/.test(module)) return;
  for (const name of fact.names.keys()) {
    const resolution = graph.resolveImport(file.path, { import: index, name });
    if (resolution.status === "module") yield resolution.module;
  }
}

function packagesAround(graph: SymbolGraph, module: string): readonly string[] {
  if (!/\.pyi?$/.test(module)) return [];
  const packages: string[] = [];
  for (let slash = module.lastIndexOf("/"); slash !== -1; slash = module.lastIndexOf("/", slash - 1)) {
    const initial = `${module.slice(0, slash)}/__init__.py`;
    if (graph.file(initial) === null) break;
    packages.push(initial);
  }
  return packages;
}
