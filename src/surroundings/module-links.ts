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
  // `from package import module` means the module, not the package.
  const file = resolution.status === "module" ? resolution.module : importedFrom(row);
  if (row.form === "member" && resolution.status !== "module" && resolution.status !== "definition") return null;
  if (file !== null && graph.file(file) !== null) return { kind: "module", file };
  if (resolution.status === "unresolved" && resolution.missing.kind === "module") {
    return { kind: "missing", name: resolution.missing.specifier };
  }
  if (resolution.status !== "external" || row.module !== null) return null;
  return { kind: "external", name: packageOf(graph, row) };
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
