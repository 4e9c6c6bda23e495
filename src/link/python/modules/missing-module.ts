import type { FileFacts } from "../../../model/facts.js";
import { pythonUseOf } from "../../../model/python-use.js";
import type { ModuleResolution } from "../../modules/module-resolution.js";
import { inFolder, isNamespace, packageFolder, type ModuleFiles, type ModulePath } from "./module-path.js";

export interface MissingInput extends ModuleFiles {
  readonly facts: ReadonlyMap<string, FileFacts>;
}

/**
 * What a module that is not there means: it is missing, unless git ignores it, a build makes it, or a package on the way to it computes
 * where its submodules are.
 *
 * @param modules the modules on the way, as far as they exist
 * @param names the names below the first of them
 */
export function missingIn(
  { files, project, facts }: MissingInput,
  modules: readonly ModulePath[],
  names: readonly string[],
): ModuleResolution {
  for (const module of modules) {
    if (isNamespace(module)) continue;
    const known = facts.get(module);
    // A stub says nothing of what a compiled package does, and what was not read may do anything.
    const isOpen =
      known === undefined || known.problems.length > 0 || module.endsWith(".pyi") || pythonUseOf(known).computesModules;
    if (isOpen) return { kind: "unknown", reason: "ignoredTarget" };
  }
  const last = modules.at(-1);
  const folder = last === undefined ? null : packageFolder(last);
  const name = names[modules.length - 1] ?? "";
  if (folder === null) return { kind: "unresolved" };
  const path = inFolder(folder, name);
  const isMade =
    GENERATED.test(name) ||
    project.hasExtension(path) ||
    project.isBuilt(path.replaceAll("/", ".")) ||
    [path, `${path}.py`, `${path}/__init__.py`].some((each) => files.isIgnored(each));
  return isMade ? { kind: "unknown", reason: "ignoredTarget" } : { kind: "unresolved" };
}

/** Modules that builds write: versions, and what protoc and its plugins make. */
const GENERATED = /^(?:_?_?version(?:_?_|_info)?|_version_\w+|_git_version|_build|\w+_pb2(?:_grpc)?)$/;
