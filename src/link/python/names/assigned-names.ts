import type { Access, FileFacts } from "../../../model/facts.js";
import type { SourceFile } from "../../../model/graph.js";
import type { ModulePath } from "../modules/module-path.js";
import { submodule, type PythonModules } from "../modules/python-modules.js";
import { nameIn } from "../modules/written-name.js";

/** The names that other modules give a module by assigning to them: `base.dialect = …`. Only plain paths of modules are followed. */
export function assignedNames(
  files: readonly SourceFile[],
  modules: PythonModules,
): ReadonlyMap<ModulePath, ReadonlySet<string>> {
  const assigned = new Map<ModulePath, Set<string>>();
  for (const { path, facts } of files) {
    for (const access of facts.accesses) {
      const name = access.path.at(-1);
      if (name === undefined || access.path.length < 2 || access.uses.every(({ kind }) => kind !== "write")) continue;
      for (const module of modulesOf(path, facts, access, modules)) {
        assigned.set(module, (assigned.get(module) ?? new Set()).add(name));
      }
    }
  }
  return assigned;
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
      if (module.kind === "file") module = submodule(module.path, name, modules) ?? { kind: "unresolved" };
    }
    return module.kind === "file" ? [module.path] : [];
  });
}
