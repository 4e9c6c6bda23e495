import type { Access, FileFacts } from "../../../model/facts.js";
import type { SourceFile } from "../../../model/graph.js";
import type { ModulePath } from "../modules/module-path.js";
import type { PythonModules } from "../modules/python-modules.js";
import { nameIn } from "../modules/written-name.js";

/** Stands for all names, where code computes which ones. */
export const ANY_NAME = "*";

/**
 * The names that other modules give a module by assigning to them: `base.dialect = …`, `setattr(base, name, …)`, or all of them by putting
 * something else in its place: `sys.modules["pkg.base"] = …`. Only plain paths of modules are followed.
 */
export function assignedNames(
  files: readonly SourceFile[],
  modules: PythonModules,
): ReadonlyMap<ModulePath, ReadonlySet<string>> {
  const assigned = new Map<ModulePath, Set<string>>();
  const add = (module: ModulePath, name: string): void => {
    assigned.set(module, (assigned.get(module) ?? new Set()).add(name));
  };
  for (const { path, facts } of files) {
    for (const { access, name } of writtenTo(facts)) {
      for (const module of modulesOf(path, facts, access, modules)) add(module, name);
      const replaced = isOfLoadedModules(facts, access) ? modules.resolve(path, name) : null;
      if (replaced?.kind === "file") add(replaced.path, ANY_NAME);
    }
  }
  return assigned;
}

interface Written {
  readonly access: Access;
  /** The last name of its path, which it gives to what stands before it. */
  readonly name: string;
}

/** The chains that a file assigns to: hardly any of all that it reads. */
function writtenTo(facts: FileFacts): readonly Written[] {
  let written = WRITTEN.get(facts);
  if (written === undefined) WRITTEN.set(facts, (written = facts.accesses.flatMap(writing)));
  return written;
}

const WRITTEN = new WeakMap<FileFacts, readonly Written[]>();

function writing(access: Access): readonly Written[] {
  const name = access.path.at(-1);
  const isWritten = access.path.length >= 2 && access.uses.some(({ kind }) => kind === "write");
  return name === undefined || !isWritten ? [] : [{ access, name }];
}

/** `sys.modules["pkg.base"]` and, after `from sys import modules`, `modules["pkg.base"]`. */
function isOfLoadedModules({ imports }: FileFacts, { path, origins }: Access): boolean {
  const written = path.slice(0, -1).join(".");
  return origins.some((ref) => {
    const fact = imports[ref.import];
    const imported = fact?.names[ref.name]?.imported;
    return fact?.specifier === "sys" && (imported === "modules" ? path.length === 2 : written.endsWith(".modules"));
  });
}

/** The modules that a chain without its last name may stand for. */
function modulesOf(
  importer: string,
  { imports }: FileFacts,
  { path, origins }: Access,
  modules: PythonModules,
): readonly ModulePath[] {
  return origins.flatMap((ref) => {
    const fact = imports[ref.import];
    const imported = fact?.names[ref.name]?.imported;
    if (fact === undefined || imported === undefined) return [];
    const { specifier } = fact;
    let module =
      imported === "*top"
        ? modules.resolveTop(importer, specifier)
        : modules.resolve(importer, imported === "*" ? specifier : nameIn(specifier, imported));
    for (const name of path.slice(1, -1)) {
      if (module.kind === "file") module = modules.submodule(module.path, name) ?? { kind: "unresolved" };
    }
    return module.kind === "file" ? [module.path] : [];
  });
}
