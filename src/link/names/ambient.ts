import type { SourceFile } from "../../model/graph.js";
import type { ResolveSpecifier } from "../modules/resolve-specifier.js";
import type { Project } from "../project/project.js";

/** What `declare module "…"` says about modules that also are files. */
export interface Ambient {
  /** The importer's own project declares exactly this module, which the compiler takes before any file. */
  declares(importer: string, specifier: string): boolean;
  /** Some file adds declarations to this module. */
  augments(module: string): boolean;
}

/** Gathers the declarations of all files. In a script `declare module` declares one, in a module it adds to one that exists. */
export function ambient(files: readonly SourceFile[], project: Project, resolveSpecifier: ResolveSpecifier): Ambient {
  const declared = new Map<string, Set<string>>();
  const augmented = new Set<string>();
  const scopeOf = (path: string): string => project.configFor(path)?.path ?? "";
  for (const { path, facts } of files) {
    for (const name of facts.ambientModules) {
      if (facts.moduleKind === "script") {
        const names = declared.get(scopeOf(path)) ?? new Set();
        declared.set(scopeOf(path), names.add(name));
      } else {
        const target = resolveSpecifier(path, name, null);
        if (target.kind === "file") augmented.add(target.path);
      }
    }
  }
  return {
    declares: (importer, specifier) => declared.size > 0 && declared.get(scopeOf(importer))?.has(specifier) === true,
    augments: (module) => augmented.has(module),
  };
}
