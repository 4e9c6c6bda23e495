import type { FileFacts } from "../../../model/facts.js";
import { ancestors, directoryOf } from "../../modules/file-table.js";
import { isSameModule, type ModuleResolution } from "../../modules/module-resolution.js";
import { Asked } from "../../names/asked.js";
import { BUILTIN_MODULES, STANDARD_MODULES } from "../standard-names.js";
import {
  hasInit,
  isNamespace,
  moduleIn,
  packageFolder,
  packageOf,
  walk,
  type ModuleFiles,
  type ModulePath,
} from "./module-path.js";
import { places, type Place, type PlaceOf } from "./places.js";
import { missingIn } from "./missing-module.js";
import type { SourceRoots } from "./source-roots.js";
import { writtenName } from "./written-name.js";

/** Says what module names mean where they are written. A package without a file is a `file` whose path ends in a slash. */
export interface PythonModules extends ModuleFiles {
  /** What a name means in a file: `pkg.mod`, `..core`. */
  readonly resolve: (importer: string, specifier: string) => ModuleResolution;
  /** The package that `import a.b.c` binds, which is `a`. */
  readonly resolveTop: (importer: string, specifier: string) => ModuleResolution;
  /** The submodule of a package, whether or not it is there; null for what is no package. */
  readonly submodule: (module: ModulePath, name: string) => ModuleResolution | null;
  readonly facts: ReadonlyMap<string, FileFacts>;
  /** All that was answered: what names mean in files of a folder, and what is in a package. */
  readonly asked: { readonly ofFolders: Asked<unknown>; readonly ofModules: Asked<unknown> };
}

export interface PythonModulesInput extends ModuleFiles {
  readonly roots: SourceRoots;
  readonly facts: ReadonlyMap<string, FileFacts>;
}

interface Finding extends PythonModulesInput {
  readonly placeOf: PlaceOf<Way>;
}

/** A resolver that remembers its answers. What a name means is decided by the folder in which it is written. */
export function pythonModules(given: PythonModulesInput): PythonModules {
  const input: Finding = { ...given, placeOf: places(given, given.roots) };
  const ways = new Asked<Way>({
    answer: (folder, specifier) => find(input, folder, specifier),
    isSame: (left, right) =>
      isSameModule(left.result, right.result) && (left.top === right.top || isSameModule(left.top, right.top)),
  });
  const submodules = new Asked<ModuleResolution | null>({
    answer: (module, name) => submodule(module, name, given),
    isSame: (left, right) => left === right || (left !== null && right !== null && isSameModule(left, right)),
  });
  const folders = new Map<string, string>();
  const wayFrom = (importer: string, specifier: string): Way => {
    let folder = folders.get(importer);
    if (folder === undefined) folders.set(importer, (folder = directoryOf(importer)));
    const way = ways.ask(folder, specifier);
    return pathOf(way.result) === importer && meansAnother(input, importer, specifier) ? external([specifier]) : way;
  };
  return {
    ...given,
    resolve: (importer, specifier) => wayFrom(importer, specifier).result,
    resolveTop: (importer, specifier) => wayFrom(importer, specifier).top,
    submodule: (module, name) => submodules.ask(module, name),
    asked: { ofFolders: ways, ofModules: submodules },
  };
}

/** A module that imports its own name means another one, say the library that it wraps, unless it is clear that it finds itself. */
function meansAnother({ roots }: PythonModulesInput, importer: string, specifier: string): boolean {
  if (specifier.includes(".")) return false;
  return STANDARD_MODULES.has(specifier) || !roots.named.has(directoryOf(packageFolder(importer) ?? importer));
}

/** What a dotted name means, and what its first name does. */
interface Way {
  readonly result: ModuleResolution;
  readonly top: ModuleResolution;
}

function find(input: Finding, folder: string, specifier: string): Way {
  const { dots, names } = writtenName(specifier);
  return dots === 0 ? absolute(input, folder, specifier, names) : relative(input, folder, dots, names);
}

function relative(input: PythonModulesInput, folder: string, dots: number, names: readonly string[]): Way {
  const base = ancestors(folder)[dots - 1];
  if (base === undefined)
    return same(input.project.isWhole ? { kind: "unresolved" } : { kind: "unknown", reason: "outsideRoot" });
  if (dots > 1 && isBeyondTop(input, folder, base)) return same({ kind: "unresolved" });
  const start = packageOf(base, input);
  const modules = start === null ? [] : walk(base, names, input);
  if (start !== null && modules.length === names.length) return same(found(modules.at(-1) ?? start));
  // A folder that nobody takes for a package may be one of files that are read and never run.
  if (!isPackage(input, folder)) return same({ kind: "unknown", reason: "unplacedSpecifier" });
  return same(start === null ? { kind: "unresolved" } : missingIn(input, [start, ...modules], names));
}

/** Whether a folder is a package: it has an `__init__`, or imports find modules in it as in one. */
function isPackage({ roots, files }: PythonModulesInput, folder: string): boolean {
  return roots.packages.has(folder) || hasInit(files, folder);
}

/**
 * Whether a relative import leaves its top-level package, which CPython refuses. Only said where it is plain: all folders below are packages
 * with a file, the one that is reached is a root that something names, and nobody imports it as a package.
 */
function isBeyondTop({ roots, files }: PythonModulesInput, folder: string, base: string): boolean {
  if (!roots.named.has(base) || roots.packages.has(base) || hasInit(files, base)) return false;
  const folders = ancestors(folder);
  return folders.slice(0, folders.indexOf(base)).every((folder) => hasInit(files, folder));
}

function absolute(input: Finding, folder: string, specifier: string, names: readonly string[]): Way {
  const [top = ""] = names;
  if (BUILTIN_MODULES.has(top)) return external(names);
  const place = input.placeOf(folder, top);
  if (place === null) return external(names);
  let way = place.known.get(specifier);
  if (way === undefined) place.known.set(specifier, (way = lookUp(input, place, names)));
  return way;
}

function lookUp(input: Finding, { own, others, home, folder }: Place<Way>, names: readonly string[]): Way {
  if (STANDARD_MODULES.has(names[0] ?? "")) return shadowing(input, own, names) ?? external(names);
  const sureness = (root: string): Sureness => (root === home ? "known" : surenessOf(input, folder, root, own));
  return (
    whole(own, names, input, sureness) ??
    decidedInOwn(input, own, names, home) ??
    only(others, names, input, sureness) ??
    wholeNamespace([...own, ...others], names, input) ??
    missingSomewhere(input, [...own, ...others], names, sureness) ??
    external(names)
  );
}

/** Whether a name that is not in the module is missing for certain. */
type Sureness = Extract<ModuleResolution, { kind: "file" }>["sureness"];

/**
 * A script imports from the folder that it stands in, and a package from its home. That another folder is a root, imports only suggest; and a program that tests run, or
 * that is an example, is another one than the importer's, although it has a root that something names.
 */
function surenessOf({ roots }: Finding, folder: string | null, root: string, own: readonly string[]): Sureness {
  if (root === folder) return "known";
  return roots.named.has(root) && (own.includes(root) || !ASIDE.test(root)) ? "known" : "guessed";
}

const ASIDE = /(?:^|\/)(?:tests?|testing|fixtures?|testdata|examples?|samples?|demos?|benchmarks?|docs?)\//;

/**
 * A module of the standard library gives way only to a file in a root that something names; and where that root stands behind the
 * library, as it does once it is installed, it does not.
 */
function shadowing(input: PythonModulesInput, own: readonly string[], names: readonly string[]): Way | null {
  const [top = ""] = names;
  const named = own.filter((root) => input.roots.named.has(root) && !isNamespace(moduleIn(root, top, input) ?? "/"));
  return whole(named, names, input, () => "guessed");
}

/** The first root that has the whole name, as a file. */
function whole(
  roots: readonly string[],
  names: readonly string[],
  input: PythonModulesInput,
  sureness: (root: string) => Sureness,
): Way | null {
  for (const root of roots) {
    const modules = walk(root, names, input);
    const last = modules.at(-1);
    if (modules.length < names.length || last === undefined || isNamespace(last)) continue;
    return way(modules, found(last, sureness(root)));
  }
  return null;
}

/** The first root that has the whole name as a folder, which any file of another root comes before. */
function wholeNamespace(roots: readonly string[], names: readonly string[], input: PythonModulesInput): Way | null {
  for (const root of roots) {
    const modules = walk(root, names, input);
    const last = modules.at(-1);
    if (modules.length === names.length && last !== undefined && isInUse(input, modules))
      return way(modules, found(last));
  }
  return null;
}

/** A folder alone may have nothing to do with the name, unless modules are imported from it. */
function isInUse({ roots }: PythonModulesInput, modules: readonly ModulePath[]): boolean {
  const [first, ...rest] = modules;
  return first !== undefined && (rest.length > 0 || !isNamespace(first) || roots.namespaces.has(first));
}

/** The nearest root above the importer that has the top-level package decides, where something names that root, or it is the importer's home. */
function decidedInOwn(
  input: PythonModulesInput,
  own: readonly string[],
  names: readonly string[],
  home: string | null,
): Way | null {
  const nearest = own
    .map((root) => ({ root, modules: walk(root, names, input) }))
    .find(({ modules }) => modules.length > 0);
  if (nearest === undefined || !(input.roots.named.has(nearest.root) || nearest.root === home)) return null;
  const { modules } = nearest;
  const [first = "/"] = modules;
  if (isNamespace(first)) return null;
  const last = modules[names.length - 1];
  return last === undefined ? missing(input, modules, names) : way(modules, found(last));
}

/** What the roots elsewhere have under this name, if it is one thing. */
function only(
  roots: readonly string[],
  names: readonly string[],
  input: PythonModulesInput,
  sureness: (root: string) => Sureness,
): Way | null {
  const ways = roots.flatMap((root) => whole([root], names, input, sureness) ?? []);
  const [first] = ways;
  if (first === undefined) return null;
  const isOne = ways.every(({ result }) => pathOf(result) === pathOf(first.result));
  return isOne ? first : same({ kind: "unknown", reason: "unplacedSpecifier" });
}

function pathOf(resolution: ModuleResolution): string | null {
  return resolution.kind === "file" ? resolution.path : null;
}

/** Some root has the top-level package, none has the rest. Other parts of a namespace package may be installed. */
function missingSomewhere(
  input: PythonModulesInput,
  roots: readonly string[],
  names: readonly string[],
  sureness: (root: string) => Sureness,
): Way | null {
  const [top = ""] = names;
  const started = roots
    .map((root) => ({ root, modules: walk(root, names, input) }))
    .filter(({ modules }) => modules.length > 0);
  const isFile = ({ modules: [first = "/"] }: (typeof started)[number]): boolean => !isNamespace(first);
  const isUsed = ({ modules: [first = "/"] }: (typeof started)[number]): boolean => input.roots.namespaces.has(first);
  const isShared = SHARED_NAMESPACES.has(top) || input.project.requires(top);
  const best = started.find(isFile) ?? (isShared ? undefined : started.find(isUsed));
  if (best === undefined) return null;
  if (sureness(best.root) === "guessed") return same({ kind: "unknown", reason: "unplacedSpecifier" });
  return missing(input, best.modules, names);
}

/** Namespaces that many distributions share: what is not here is installed. */
const SHARED_NAMESPACES: ReadonlySet<string> = new Set(
  "airflow azure backports collective google googleapiclient jaraco llama_index mpl_toolkits nvidia odoo opentelemetry paste plone products repoze ruamel sphinxcontrib zc zope".split(
    " ",
  ),
);

function missing(input: PythonModulesInput, modules: readonly ModulePath[], names: readonly string[]): Way {
  return way(modules, missingIn(input, modules, names.slice(1)));
}

function way(modules: readonly ModulePath[], result: ModuleResolution): Way {
  const [first] = modules;
  return { result, top: first === undefined ? result : found(first) };
}

function same(result: ModuleResolution): Way {
  return { result, top: result };
}

function found(path: ModulePath, sureness: Sureness = "known"): ModuleResolution {
  return { kind: "file", path, sureness };
}

function external(names: readonly string[]): Way {
  return { result: { kind: "external", name: names.join(".") }, top: { kind: "external", name: names[0] ?? "" } };
}

function submodule(module: ModulePath, name: string, from: PythonModulesInput): ModuleResolution | null {
  const folder = packageFolder(module);
  if (folder === null) return null;
  const path = walk(folder, [name], from)[0];
  return path === undefined ? missingIn(from, [module], [name]) : found(path);
}
