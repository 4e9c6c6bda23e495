import { joinInside, type FileTable } from "./file-table.js";
import { readManifestFields, type Package } from "../project/package-json.js";

/**
 * The file that a path without or with extension means, by the rules of TypeScript's `loadModuleFromFile` and
 * `loadNodeModuleFromDirectory` (compiler/moduleNameResolver.ts): a written JavaScript extension stands for its source, then extensions
 * are added, then the path is taken for a folder.
 *
 * @param path relative to the analysis root, as the specifier leads there
 */
export function resolvePath(path: string, files: FileTable, packages: PackageAt, style: PathStyle): string | null {
  for (const extensions of passes(style)) {
    const found = fileFor(path, files, extensions, style) ?? folderFor(path, files, packages, extensions, style);
    if (found !== null) return found;
  }
  return files.file(path);
}

/** The file that a folder means: what its package.json names, or its `index`. */
export function resolveFolder(path: string, files: FileTable, packages: PackageAt, style: PathStyle): string | null {
  for (const extensions of passes(style)) {
    const found = folderFor(path, files, packages, extensions, style);
    if (found !== null) return found;
  }
  return null;
}

/** The file that a path means, folders aside. */
export function resolveFile(path: string, files: FileTable): string | null {
  return fileFor(path, files, ALL, "one pass") ?? files.file(path);
}

/** The file that a path with its extension means. */
export function resolveWritten(path: string, files: FileTable): string | null {
  return fileFor(path, files, ALL, "as written") ?? files.file(path);
}

/**
 * `two passes`: the resolution called node10 looks for typed files everywhere, folders included, before it looks for JavaScript.
 * The later ones take the first file of any kind. `as written`: an ES module of Node writes its extensions and names no folders.
 */
export type PathStyle = "one pass" | "two passes" | "as written";

/** The package.json of exactly this folder. */
export type PackageAt = (directory: string) => Package | null;

type Extensions = "typed" | "untyped";
const TYPED: ReadonlySet<Extensions> = new Set(["typed"]);
const UNTYPED: ReadonlySet<Extensions> = new Set(["untyped"]);
const ALL: ReadonlySet<Extensions> = new Set(["typed", "untyped"]);

function passes(style: PathStyle): readonly ReadonlySet<Extensions>[] {
  return style === "two passes" ? [TYPED, UNTYPED] : [ALL];
}

/** What a written extension stands for, in the order in which the compiler tries. */
const REPLACEMENTS: Readonly<Record<string, Readonly<Record<Extensions, readonly string[]>>>> = {
  "": { typed: [".ts", ".tsx", ".d.ts"], untyped: [".js", ".jsx"] },
  ".ts": { typed: [".ts", ".tsx", ".d.ts"], untyped: [".js", ".jsx"] },
  ".d.ts": { typed: [".ts", ".tsx", ".d.ts"], untyped: [".js", ".jsx"] },
  ".js": { typed: [".ts", ".tsx", ".d.ts"], untyped: [".js", ".jsx"] },
  ".tsx": { typed: [".tsx", ".ts", ".d.ts"], untyped: [".jsx", ".js"] },
  ".jsx": { typed: [".tsx", ".ts", ".d.ts"], untyped: [".jsx", ".js"] },
  ".mts": { typed: [".mts", ".d.mts"], untyped: [".mjs"] },
  ".d.mts": { typed: [".mts", ".d.mts"], untyped: [".mjs"] },
  ".mjs": { typed: [".mts", ".d.mts"], untyped: [".mjs"] },
  ".cts": { typed: [".cts", ".d.cts"], untyped: [".cjs"] },
  ".d.cts": { typed: [".cts", ".d.cts"], untyped: [".cjs"] },
  ".cjs": { typed: [".cts", ".d.cts"], untyped: [".cjs"] },
  ".json": { typed: [".d.json.ts"], untyped: [".json"] },
};

const WRITTEN_EXTENSION = /(?:\.d)?\.[cm]?ts$|\.[jt]sx$|\.[cm]?js$|\.json$/;

function folderFor(
  path: string,
  files: FileTable,
  packages: PackageAt,
  extensions: ReadonlySet<Extensions>,
  style: PathStyle,
): string | null {
  if (style === "as written" || !files.directory(path)) return null;
  return mainOf(path, files, packages, extensions) ?? fileFor(under(path, "index"), files, extensions, style);
}

function fileFor(path: string, files: FileTable, extensions: ReadonlySet<Extensions>, style: PathStyle): string | null {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === "" || name === "." || name === "..") return null;
  const written = WRITTEN_EXTENSION.exec(name)?.[0];
  if (written !== undefined) {
    const found = withExtension(path.slice(0, -written.length), written, files, extensions);
    if (found !== null) return found;
  } else if (extensions.has("typed") && name.includes(".")) {
    const dot = path.lastIndexOf(".");
    const declared = files.file(`${path.slice(0, dot)}.d${path.slice(dot)}.ts`);
    if (declared !== null) return declared;
  }
  return style === "as written" ? null : withExtension(path, "", files, extensions);
}

function withExtension(
  base: string,
  written: string,
  files: FileTable,
  extensions: ReadonlySet<Extensions>,
): string | null {
  const table = REPLACEMENTS[written];
  if (table === undefined) return null;
  for (const group of ["typed", "untyped"] as const) {
    if (!extensions.has(group)) continue;
    for (const extension of table[group]) {
      const found = files.file(base + extension);
      if (found !== null) return found;
    }
  }
  return null;
}

/** What the folder's own package.json calls its types or main file. */
function mainOf(
  directory: string,
  files: FileTable,
  packages: PackageAt,
  extensions: ReadonlySet<Extensions>,
): string | null {
  const found = packages(directory);
  if (found === null) return null;
  for (const main of readManifestFields(found, extensions.has("typed") ? ["types", "typings", "main"] : ["main"])) {
    const path = joinInside(directory, main);
    if (path === null) continue;
    const file =
      fileFor(path, files, extensions, "one pass") ??
      (files.directory(path) ? fileFor(under(path, "index"), files, extensions, "one pass") : null);
    if (file !== null) return file;
  }
  return null;
}

function under(directory: string, name: string): string {
  return directory === "" ? name : `${directory}/${name}`;
}
