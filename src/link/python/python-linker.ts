import picomatch from "picomatch";
import type { SourceFile } from "../../model/graph.js";
import type { LanguageLinker } from "../language-linker.js";
import type { Trail } from "../names/trail.js";
import type { Project } from "../project/project.js";
import { importRows } from "./import-rows.js";
import { moduleNames } from "./module-names.js";
import { moduleIn, packageOf } from "./modules/module-path.js";
import { pythonModules, type PythonModules } from "./modules/python-modules.js";
import { inferRoots } from "./modules/source-roots.js";
import { PythonNames } from "./names/python-names.js";

/** Links the files of Python. */
export function pythonLinker(
  files: readonly SourceFile[],
  { files: table, python: project }: Project,
  rootGlobs: readonly string[],
  trail: Trail,
): LanguageLinker {
  const from = { files: table, project, found: new Map() };
  const named = rootGlobs.length === 0 ? project.roots : declaredRoots(rootGlobs, project.folders);
  const roots = inferRoots(files, named, from);
  const facts = new Map(files.map((file) => [file.path, file.facts]));
  const modules = pythonModules({ ...from, roots, facts });
  const names = new PythonNames(files, modules, trail);
  return {
    asked: { ofModules: [modules.asked.ofModules, names.assigned], ofFolders: [modules.asked.ofFolders] },
    // The imports of all files show where modules are looked for.
    basis: null,
    // A module that imports its own name may find itself.
    whole: JSON.stringify(named),
    files,
    resolveExport: (module, name) => {
      const [first = name, ...rest] = name.split(".");
      return names.resolveMembers(names.resolveExport(module, first), rest);
    },
    resolveLocal: (module, path, at) => names.resolveLocal(module, path, at),
    resolveImport: (module, fact, name) => names.resolveImported(module, fact, name),
    importedModule: (module, fact) => {
      const target = modules.resolve(module, fact.specifier);
      return target.kind === "file" ? target.path : null;
    },
    importsOf: (file) => importRows(file, { modules, names }),
    namesOf: (file, isWanted) => moduleNames(file, names, isWanted),
    moduleNamed: (name) => {
      const path = byPath(name, modules) ?? byDottedName(name, modules);
      return path !== null && facts.has(path) ? path : null;
    },
  };
}

function declaredRoots(globs: readonly string[], folders: ReadonlySet<string>): readonly string[] {
  const plain = globs.map((glob) => glob.replace(/^\.\//, "").replace(/\/$/, ""));
  const matches = picomatch(plain, { dot: true });
  return [...folders]
    .filter((folder) => (folder === "" ? plain.some((glob) => glob === "." || glob === "") : matches(folder)))
    .sort();
}

/** `pkg/mod.py`, `pkg/mod`, or the folder of a package. */
function byPath(name: string, modules: PythonModules): string | null {
  const slash = name.lastIndexOf("/");
  return moduleIn(slash === -1 ? "" : name.slice(0, slash), name.slice(slash + 1), modules) ?? packageOf(name, modules);
}

/** A dotted name that is one module, whichever root it is looked up from. */
function byDottedName(name: string, modules: PythonModules): string | null {
  if (name.includes("/") || name.startsWith(".")) return null;
  const found = modules.resolve("", name);
  return found.kind === "file" ? found.path : null;
}
