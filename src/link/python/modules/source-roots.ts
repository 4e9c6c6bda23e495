import type { SourceFile } from "../../../model/graph.js";
import { compareStrings } from "../../../model/order.js";
import { pythonUseOf } from "../../../model/python-use.js";
import { ancestors, directoryOf } from "../../modules/file-table.js";
import { STANDARD_MODULES } from "../standard-names.js";
import { inFolder, isNamespace, moduleIn, walk, type ModuleFiles, type ModulePath } from "./module-path.js";
import { rootsHaving } from "./roots-having.js";
import { surePackages, topPackage } from "./sure-packages.js";
import { writtenName, type WrittenName } from "./written-name.js";

/** The folders from which absolute names are looked up. */
export interface SourceRoots {
  /** All of them, sorted: those that the project or the manifest names, and those that its imports show. */
  readonly all: readonly string[];
  /** Those that the project or the manifest names. */
  readonly named: ReadonlySet<string>;
  /** Folders below a root without `__init__`, through which some import finds a module: namespace packages in use. */
  readonly namespaces: ReadonlySet<string>;
  /** Folders from which relative or dotted imports take modules, so that they are packages, with or without `__init__`. */
  readonly packages: ReadonlySet<string>;
  /** Folders of top-level packages of which it is sure that the files in them mean them by their name. */
  readonly surePackages: ReadonlySet<string>;
}

/**
 * Finds out from the imports of all files which other folders are source roots: scripts and tests import from the folder that they stand
 * in, or from one above it, without any configuration. A folder that is imported as a package is none, and a name that the project
 * requires from outside is not looked for.
 */
export function inferRoots(files: readonly SourceFile[], named: readonly string[], from: ModuleFiles): SourceRoots {
  const roots = new Set(named);
  const packages = new Set<string>();
  const namespaces = new Set<string>();
  const sure = surePackages();
  const open: Import[] = [];
  const having = rootsHaving(named, from);
  for (const each of distinctImports(files)) {
    if (each.dots > 0) {
      for (const folder of relativePackages(each, from)) {
        // A root is no package because of an import that may be wrong to go up to it.
        if (!named.includes(folder)) packages.add(folder);
      }
      continue;
    }
    const found = having(each.names[0] ?? "").map((root) => ({ root, modules: reached(root, each, from) }));
    for (const { root, modules } of found) notePackages(root, modules, packages, namespaces);
    if (found.every(({ modules }) => modules.length === 0)) open.push(each);
  }
  for (const each of open) {
    const [top = ""] = each.names;
    if (STANDARD_MODULES.has(top) || from.project.requires(top)) continue;
    noteOwn(sure, each, from);
    for (const folder of ancestors(directoryOf(each.importer))) {
      if (packages.has(folder) || from.files.file(inFolder(folder, "__init__.py")) !== null) continue;
      const modules = reached(folder, each, from);
      if (modules.length === 0 || modules.at(-1) === each.importer) continue;
      roots.add(folder);
      notePackages(folder, modules.slice(0, 1), packages, namespaces);
      break;
    }
  }
  return {
    all: [...roots].sort(compareStrings),
    named: new Set(named),
    namespaces,
    packages,
    surePackages: sure.among(roots),
  };
}

/** Notes how the import of a submodule turns out, when the importer lies in a package of the name that is imported. */
function noteOwn(sure: ReturnType<typeof surePackages>, each: Import, from: ModuleFiles): void {
  const folder = topPackage(directoryOf(each.importer), from);
  const root = folder === null ? "" : directoryOf(folder);
  if (folder === null || each.names.length < 2 || folder !== inFolder(root, each.names[0] ?? "")) return;
  sure.note(folder, reached(root, each, from).length > 0);
}

/** What some file of a folder imports from a module. */
interface Import extends WrittenName {
  readonly importer: string;
  /** The names that its files take from it, as each of them lists them. */
  readonly members: (readonly string[])[];
}

/** What each folder imports, each module once. */
function distinctImports(files: readonly SourceFile[]): readonly Import[] {
  const found: Import[] = [];
  const byFolder = new Map<string, Map<string, Import>>();
  for (const { path, facts } of files) {
    const folder = directoryOf(path);
    let known = byFolder.get(folder);
    if (known === undefined) byFolder.set(folder, (known = new Map()));
    for (const [specifier, members] of pythonUseOf(facts).imports) {
      let each = known.get(specifier);
      if (each === undefined) {
        each = { importer: path, ...writtenName(specifier), members: [] };
        known.set(specifier, each);
        found.push(each);
      }
      if (members.length > 0) each.members.push(members);
    }
  }
  return found;
}

/** The folders that a relative import takes for packages, when it finds something in them. */
function relativePackages(each: Import, from: ModuleFiles): readonly string[] {
  const folders = ancestors(directoryOf(each.importer)).slice(0, each.dots);
  const base = folders.at(-1);
  if (base === undefined || folders.length < each.dots) return [];
  const isFound =
    each.names.length > 0
      ? walk(base, each.names, from).length === each.names.length
      : each.members.flat().some((member) => moduleIn(base, member, from) !== null);
  return isFound ? folders : [];
}

/**
 * The modules on the way to the one that is imported, when it is there below a folder and has a file; none otherwise. That a folder of
 * that name exists says little, unless it has one of the modules that are taken from it.
 */
function reached(root: string, { names, members }: Import, from: ModuleFiles): readonly ModulePath[] {
  const modules = walk(root, names, from);
  const last = modules.at(-1);
  if (last === undefined || modules.length < names.length) return [];
  if (!isNamespace(last)) return modules;
  for (const member of members.flat()) {
    const module = moduleIn(last.slice(0, -1), member, from);
    if (module !== null && !isNamespace(module)) return [...modules, module];
  }
  return [];
}

function notePackages(
  root: string,
  modules: readonly ModulePath[],
  packages: Set<string>,
  namespaces: Set<string>,
): void {
  const [first] = modules;
  if (first !== undefined && isNamespace(first)) namespaces.add(first);
  for (const module of modules) {
    const folder = isNamespace(module) ? module.slice(0, -1) : directoryOf(module);
    if (folder !== root) packages.add(folder);
  }
}
