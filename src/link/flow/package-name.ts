import type { ImportFact } from "../../model/facts.js";

/** The dotted name of an import that is written like a package: of one that nobody declares. Null for paths and aliases. */
export function packageName(fact: ImportFact, name: number): string | null {
  if (/^[./@~#]?\//.test(fact.specifier) || fact.specifier.startsWith(".")) return null;
  const imported = fact.names[name]?.imported ?? "*";
  if (imported === "*top") return fact.specifier.split(".")[0] ?? null;
  return imported === "*" ? fact.specifier : `${fact.specifier}.${imported}`;
}

/** `express.default` is what `express` exports; `node:path` is `path`. */
export function externalName(name: string): string {
  return name.replace(/\.(?:default|\*|=)(?=\.|$)/g, "").replace(/^node:/, "");
}
