import type { SourceFile } from "../../../model/graph.js";
import { pythonUseOf, type PythonWrite } from "../../../model/python-use.js";
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
    for (const write of pythonUseOf(facts).writes) {
      // The last name of the chain is given to what stands before it.
      const name = write.path.at(-1) ?? "";
      for (const module of modulesOf(path, write, modules)) add(module, name);
      const replaced = isOfLoadedModules(write) ? modules.resolve(path, name) : null;
      if (replaced?.kind === "file") add(replaced.path, ANY_NAME);
    }
  }
  return assigned;
}

/** `sys.modules["pkg.base"]` and, after `from sys import modules`, `modules["pkg.base"]`. */
function isOfLoadedModules({ path, origins }: PythonWrite): boolean {
  const written = path.slice(0, -1).join(".");
  return origins.some(
    ({ specifier, imported }) =>
      specifier === "sys" && (imported === "modules" ? path.length === 2 : written.endsWith(".modules")),
  );
}

/** The modules that a chain without its last name may stand for. */
function modulesOf(importer: string, { path, origins }: PythonWrite, modules: PythonModules): readonly ModulePath[] {
  return origins.flatMap(({ specifier, imported }) => {
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
