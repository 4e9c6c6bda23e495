import type { SourceFile } from "../../model/graph.js";
import type { ResolveSpecifier } from "../modules/resolve-specifier.js";
import type { Project } from "../project/project.js";
import { Asked } from "./asked.js";

/** What `declare module "…"` says about modules that also are files. */
export interface Ambient {
  /** The importer's own project declares exactly this module, which the compiler takes before any file. */
  declares(importer: string, specifier: string): boolean;
  /** Some file adds declarations to this module. */
  augments(module: string): boolean;
  /** What the projects declare, as one text. */
  readonly declared: string;
  /** All that was answered about modules while something is declared. */
  readonly asked: readonly Asked<unknown>[];
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
  const isSame = (left: boolean, right: boolean): boolean => left === right;
  const declares = new Asked({
    answer: (importer, specifier) => declared.get(scopeOf(importer))?.has(specifier) === true,
    isSame,
  });
  const augments = new Asked({ answer: (module) => augmented.has(module), isSame });
  return {
    declares: (importer, specifier) => declared.size > 0 && declares.ask(importer, specifier),
    augments: (module) => augments.ask(module, ""),
    declared: JSON.stringify([...declared].map(([scope, names]) => [scope, ...names])),
    asked: [declares, augments],
  };
}
