import type { ImportFact } from "../../../model/facts.js";
import { compareSpans } from "../../../model/span.js";
import type { ModuleResolution } from "../../modules/module-resolution.js";
import { nameIn } from "../modules/written-name.js";
import type { Namespace } from "./namespace.js";

/** What a module name means where a file writes it. */
export type ResolveModule = (importer: string, specifier: string) => ModuleResolution;

/**
 * The submodules that a package loads while it runs, with the first import that does: loading one makes it a name of the package
 * (the language reference, "Submodules"). What a function imports is loaded late or never.
 */
export function loadedSubmodules(package_: Namespace, resolve: ResolveModule): ReadonlyMap<string, ImportFact> {
  const { path, folder, facts } = package_;
  const loaded = new Map<string, ImportFact>();
  if (folder === null) return loaded;
  const prefix = folder === "" ? "" : `${folder}/`;
  for (const fact of facts.imports) {
    if (fact.deferred || fact.form !== "import") continue;
    for (const specifier of [fact.specifier, ...members(fact)]) {
      const target = resolve(path, specifier);
      if (target.kind !== "file" || target.path === path || !target.path.startsWith(prefix)) continue;
      const name = /^\w+/.exec(target.path.slice(prefix.length))?.[0];
      if (name !== undefined && !loaded.has(name)) loaded.set(name, fact);
    }
  }
  return loaded;
}

/** The names that `from m import a, b` takes may be submodules. */
function members({ specifier, names }: ImportFact): readonly string[] {
  return names.flatMap(({ imported }) => (imported.startsWith("*") ? [] : nameIn(specifier, imported)));
}

/** Whether a package binds a name above the import that loads its submodule of that name, which then takes its place. */
export function isLoadedBelow(module: Namespace, name: string, loaded: ReadonlyMap<string, ImportFact>): boolean {
  const last = module.bindings.get(name)?.at(-1);
  const fact = loaded.get(name);
  return last !== undefined && fact !== undefined && compareSpans(fact.span, last.binding.span) > 0;
}
