import type { FileTable } from "../../modules/file-table.js";
import type { PythonProject } from "../project/python-project.js";

/**
 * A module by its path: `pkg/mod.py`, `pkg/__init__.py`, or, of a namespace package, which has no file, its folder with a slash: `pkg/`.
 * The folder of the analysis root as a package is `/`.
 */
export type ModulePath = string;

/** What is needed to find modules by their paths. */
export interface ModuleFiles {
  readonly files: FileTable;
  readonly project: PythonProject;
  /** What {@link moduleIn} has found, by folder and name: most names are looked for in the same few folders. */
  readonly found: Map<string, Map<string, ModulePath | null>>;
}

/**
 * The module that a name means in a package's folder, in the order in which CPython looks: a package, a module, a folder as a namespace
 * package (importlib, `FileFinder.find_spec`). A stub counts where there is no source beside it.
 */
export function moduleIn(folder: string, name: string, from: ModuleFiles): ModulePath | null {
  let known = from.found.get(folder);
  if (known === undefined) from.found.set(folder, (known = new Map()));
  let module = known.get(name);
  if (module === undefined) known.set(name, (module = findModule(folder, name, from)));
  return module;
}

function findModule(folder: string, name: string, { files, project }: ModuleFiles): ModulePath | null {
  const path = inFolder(folder, name);
  for (const ending of ["/__init__.py", ".py", "/__init__.pyi", ".pyi"]) {
    const file = files.file(path + ending);
    if (file !== null) return file;
  }
  const real = project.folders.has(path) ? path : files.real(path);
  return project.folders.has(real) ? `${real}/` : null;
}

/** The modules that the first names of a dotted name mean below a folder, as far as they exist: all of them when there are as many. */
export function walk(folder: string, names: readonly string[], from: ModuleFiles): readonly ModulePath[] {
  const found: ModulePath[] = [];
  let current: string | null = folder;
  for (const name of names) {
    if (current === null) break;
    const module = moduleIn(current, name, from);
    if (module === null) break;
    found.push(module);
    current = packageFolder(module);
  }
  return found;
}

/** The folder in which a package has its submodules; null for a module that is no package. */
export function packageFolder(module: ModulePath): string | null {
  if (isNamespace(module)) return module.slice(0, -1);
  const init = /(?:^|\/)__init__\.pyi?$/.exec(module);
  return init === null ? null : module.slice(0, init.index);
}

/** The package that a folder is; null when no Python file is in it. */
export function packageOf(folder: string, { files, project }: ModuleFiles): ModulePath | null {
  const prefix = folder === "" ? "" : `${folder}/`;
  const init = files.file(`${prefix}__init__.py`) ?? files.file(`${prefix}__init__.pyi`);
  if (init !== null) return init;
  return project.folders.has(folder) ? `${folder}/` : null;
}

/** Whether a folder has an `__init__`, so that it is a regular package. */
export function hasInit(files: FileTable, folder: string): boolean {
  return files.file(inFolder(folder, "__init__.py")) !== null || files.file(inFolder(folder, "__init__.pyi")) !== null;
}

/** Whether a module is a namespace package: a folder with Python files in it, but no `__init__`. */
export function isNamespace(module: ModulePath): boolean {
  return module.endsWith("/");
}

/** `folder/name`, where the folder may be the analysis root. */
export function inFolder(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
