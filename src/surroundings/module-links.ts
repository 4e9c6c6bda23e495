import type { ResolvedImport, SymbolGraph } from "../model/graph.js";
import { importedFrom } from "../model/imported-from.js";

/** What an import links its file to. */
export type LinkTarget =
  | { readonly kind: "module"; readonly file: string }
  | { readonly kind: "missing"; readonly name: string }
  | { readonly kind: "external"; readonly name: string };

/** What an import leads to next, as a module; null for a part of a module that another import of the file has named already, and for what cannot be placed. */
export function linkTarget(graph: SymbolGraph, row: ResolvedImport): LinkTarget | null {
  const { resolution } = row;
  const file = resolution.status === "module" ? moduleTaken(row, resolution.module) : importedFrom(row);
  if (row.form === "member" && resolution.status !== "module" && resolution.status !== "definition") return null;
  if (file !== null && graph.file(file) !== null) return { kind: "module", file };
  if (resolution.status === "unresolved" && resolution.missing.kind === "module") {
    return { kind: "missing", name: resolution.missing.specifier };
  }
  if (resolution.status !== "external" || row.module !== null) return null;
  return { kind: "external", name: packageOf(graph, row) };
}

/**
 * `from package import module` takes the module, whether the package imports it for itself or not. Any other module that a name stands for comes from who
 * passes it on: `export * as ns from "./module"`.
 */
function moduleTaken({ file, module, imported, resolution }: ResolvedImport, meant: string): string {
  const [within, rest] = [/^(?<folder>.*\/)?__init__\.pyi?$/.exec(module ?? ""), imported.replaceAll(".", "/")];
  const submodule = `${within?.groups?.["folder"] ?? ""}${rest}`;
  const isSubmodule = within !== null && meant.replace(/(?:\/__init__)?\.pyi?$/, "") === submodule;
  const hop = resolution.chain.find((step) => step.file !== file);
  return isSubmodule || hop === undefined ? meant : hop.file;
}

/** The rows that lead to each module, by its path. */
export function importersByModule(graph: SymbolGraph): ReadonlyMap<string, readonly ResolvedImport[]> {
  const importers = new Map<string, ResolvedImport[]>();
  for (const row of graph.imports) {
    const target = linkTarget(graph, row);
    if (target?.kind !== "module" || target.file === row.file) continue;
    const known = importers.get(target.file);
    if (known === undefined) importers.set(target.file, [row]);
    else known.push(row);
  }
  return importers;
}

/** `@scope/name/part` is part of `@scope/name`, `django.db` of `django`. */
function packageOf(graph: SymbolGraph, { file, specifier }: ResolvedImport): string {
  if (graph.file(file)?.language === "python") return specifier.split(/[.:]/)[0] ?? specifier;
  const [first = "", second] = specifier.split("/");
  return first.startsWith("@") && second !== undefined ? `${first}/${second}` : first;
}
