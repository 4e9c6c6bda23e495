import type { Asker } from "./module-usage.js";

/** `declare module "…"`, its name with a `*` for a pattern, and the file that declares it. */
export interface AmbientModule {
  readonly name: string;
  readonly file: string;
}

/** Says whether a declaration covers a specifier where somebody asks. */
export function ambientMatcher(modules: readonly AmbientModule[]): (asker: Asker, specifier: string) => boolean {
  const everything = modules.filter(({ name }) => name === "*").map(({ file }) => file);
  const names = modules.flatMap(({ name }) => (name === "*" ? [] : name));
  const exact = new Set(names);
  const patterns = names.filter((name) => name.includes("*")).map((name) => name.split("*", 2));
  return ({ importer, project }, specifier) =>
    exact.has(specifier) ||
    patterns.some(([before = "", after = ""]) => specifier.startsWith(before) && specifier.endsWith(after)) ||
    // It says that nothing is missing, to the program that it is part of.
    everything.some((file) => project.configFor(importer)?.includes(file) !== false);
}
