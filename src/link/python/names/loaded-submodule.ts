import { compareSpans } from "../../../model/span.js";
import { inFolder, packageFolder } from "../modules/module-path.js";
import { submodule, type PythonModules } from "../modules/python-modules.js";
import type { Namespace } from "./namespace.js";

/**
 * Whether a package binds a name and then loads its submodule of that name, which takes the place of what was bound
 * (the language reference, "Submodules"). Loading it a second time changes nothing, so the first import counts.
 */
export function isLoadedBelow(module: Namespace, name: string, modules: PythonModules): boolean {
  const last = module.bindings.get(name)?.at(-1);
  if (module.folder === null || last === undefined) return false;
  const found = submodule(module.path, name, modules);
  if (found?.kind !== "file") return false;
  const inside = `${packageFolder(found.path) ?? inFolder(module.folder, name)}/`;
  const first = module.facts.imports.find(({ deferred, form, specifier }) => {
    if (deferred || form !== "import") return false;
    const target = modules.resolve(module.path, specifier);
    return target.kind === "file" && (target.path === found.path || target.path.startsWith(inside));
  });
  return first !== undefined && compareSpans(first.span, last.binding.span) > 0;
}
