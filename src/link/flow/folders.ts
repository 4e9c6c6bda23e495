import type { SymbolGraph } from "../../model/graph.js";

/**
 * Paths of files and folders as running code would see them: with a slash in front, as if the analysis root were the root of the disk. Where
 * that is does not matter to code that loads its own files.
 */
export function diskPath(file: string): string {
  return `/${file}`;
}

/** The folder that a path lies in. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash <= 0 ? path.slice(0, slash + 1) : path.slice(0, slash);
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `.ts` of `users.test.ts`. */
export function extension(path: string): string {
  return /(?<=[^/])\.[^./]*$/.exec(path)?.[0] ?? "";
}

/** Parts of a path put together, without `.` and `..`. */
export function joinedParts(parts: readonly string[]): string {
  const whole = parts.filter((part) => part !== "").join("/");
  const kept: string[] = [];
  for (const part of whole.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (part !== ".." || !whole.startsWith("/")) kept.push(part);
  }
  const end = whole.endsWith("/") && kept.length > 0 ? "/" : "";
  return `${whole.startsWith("/") ? "/" : ""}${kept.join("/")}${end}`;
}

/** The absolute path that parts lead to, each from where the ones before it are; null when none is absolute. */
export function resolvedParts(parts: readonly string[]): string | null {
  const start = parts.findLastIndex((part) => part.startsWith("/"));
  if (start === -1) return null;
  const path = joinedParts(parts.slice(start));
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}

/** The names of the files and folders with code in a folder, sorted; null when there is no such folder. */
export function namesIn(graph: SymbolGraph, folder: string): readonly string[] | null {
  const prefix = folder === "/" ? "" : `${folder.replace(/^\//, "").replace(/\/$/, "")}/`;
  const names = new Set<string>();
  for (const { path } of graph.files) {
    if (path.startsWith(prefix)) names.add(path.slice(prefix.length).split("/")[0] ?? "");
  }
  return names.size === 0 ? null : [...names].sort();
}
