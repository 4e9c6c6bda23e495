import { posix } from "node:path";
import { assertNever } from "../model/assert-never.js";
import type { ResolvedImport, SymbolGraph } from "../model/graph.js";
import type { ImportFault } from "./import-fault.js";

/**
 * How the canonical module is written in the file of a fault, in the way in which that file wrote the other module: relative or not, with an
 * extension or without, under the same alias. Null when there is no way that can be told.
 */
export function writeSpecifier(graph: SymbolGraph, fault: ImportFault): string | null {
  const { row, canonical } = fault;
  const used = graph
    .importsIn(row.file)
    .find((each) => each.module === canonical && isStatement(each) && isRelative(each) === isRelative(row));
  if (used !== undefined) return used.specifier;
  return graph.file(row.file)?.language === "python" ? pythonName(graph, fault) : typescriptPath(graph, fault);
}

function isStatement({ form }: ResolvedImport): boolean {
  return form === "import" || form === "reexport" || form === "require";
}

function isRelative({ specifier }: Pick<ResolvedImport, "specifier">): boolean {
  return specifier.startsWith(".");
}

/** The name of a Python module under the root from which the file imports; relative when the file's import was. */
function pythonName(graph: SymbolGraph, fault: ImportFault): string | null {
  const { row, canonical, from } = fault;
  const path = dottedPath(canonical);
  if (isRelative(row)) return relativeName(graph, row, path);
  const module = dottedPath(row.module ?? "");
  const written = row.specifier.split(":")[0]?.split(".") ?? [];
  for (let length = written.length; length > 0; length--) {
    const end = written.slice(0, length).join("/");
    const root = module === end ? "" : module.endsWith(`/${end}`) ? module.slice(0, -end.length) : null;
    if (root !== null && path.startsWith(root)) return path.slice(root.length).replaceAll("/", ".");
    if (row.form !== "string") break;
  }
  return /^[^\W\d]\w*(?:\.[^\W\d]\w*)+$/u.test(from) && !/\.pyi?$/.test(from) ? from : null;
}

/** `a/b/c` for `a/b/c.py`, `a/b` for `a/b/__init__.py`. */
function dottedPath(module: string): string {
  return module.replace(/\.pyi?$/, "").replace(/(?:^|\/)__init__$/, "");
}

/** With no more dots than lead to a package that is there. */
function relativeName(graph: SymbolGraph, { file }: ResolvedImport, path: string): string | null {
  let folder = posix.dirname(file);
  for (let dots = "."; folder !== "."; dots += ".", folder = posix.dirname(folder)) {
    if (graph.file(`${folder}/__init__.py`) === null) return null;
    if (path === folder) return dots;
    if (path.startsWith(`${folder}/`)) return dots + path.slice(folder.length + 1).replaceAll("/", ".");
  }
  return null;
}

function typescriptPath(graph: SymbolGraph, fault: ImportFault): string | null {
  const { row, canonical } = fault;
  const isSamePackage = graph.packageOf(row.file)?.folder === graph.packageOf(canonical)?.folder;
  const style = styleOf(row);
  if (isRelative(row) && isSamePackage) {
    const path = posix.relative(posix.dirname(row.file), inStyle(canonical, style));
    return path === "" ? null : path.startsWith(".") ? path : `./${path}`;
  }
  return (isSamePackage ? aliased(row, canonical, style) : null) ?? usedElsewhere(graph, fault);
}

type Style = "source" | "compiled" | "none";

/** What stands for the extension of a file in a specifier. */
function styleOf({ specifier, module }: ResolvedImport): Style {
  const written = /\.([cm]?[jt]sx?)$/.exec(specifier)?.[0];
  if (written === undefined || module === null) return "none";
  return module.endsWith(written) ? "source" : "compiled";
}

const EXTENSION = /\.d\.([cm]?)ts$|\.([cm]?)[jt]sx?$/;

function inStyle(module: string, style: Style): string {
  switch (style) {
    case "source":
      return module;
    case "compiled":
      return module.replace(EXTENSION, (_, ofTypes?: string, ofCode?: string) => `.${ofTypes ?? ofCode ?? ""}js`);
    case "none":
      return module.replace(EXTENSION, "").replace(/\/index$/, "");
    default:
      return assertNever(style);
  }
}

/** `@/a/b` for `src/a/b.ts` says that `@/` is `src/`, so `src/c/d.ts` is `@/c/d`. */
function aliased({ specifier, module }: ResolvedImport, canonical: string, style: Style): string | null {
  if (module === null) return null;
  const parts = specifier.split("/");
  const wanted = inStyle(canonical, style);
  for (const path of [inStyle(module, style), inStyle(module, style === "none" ? "source" : style)]) {
    for (let skipped = 1; skipped < parts.length; skipped++) {
      const end = parts.slice(skipped).join("/");
      if (!path.endsWith(`/${end}`) && path.replace(EXTENSION, "") !== end) continue;
      const folder = path.slice(0, path.length - end.length);
      if (wanted.startsWith(folder)) return `${parts.slice(0, skipped).join("/")}/${wanted.slice(folder.length)}`;
    }
  }
  return null;
}

/** As another file of the same package writes it, without dots. */
function usedElsewhere(graph: SymbolGraph, { row, canonical, definition }: ImportFault): string | null {
  const own = graph.packageOf(row.file)?.folder;
  const found = graph
    .importsOf(definition)
    .find(
      (each) =>
        each.module === canonical &&
        isStatement(each) &&
        !isRelative(each) &&
        graph.packageOf(each.file)?.folder === own,
    );
  return found?.specifier ?? null;
}
