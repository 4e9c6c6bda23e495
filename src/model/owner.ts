import type { SymbolGraph } from "./graph.js";

/** A module, or a folder with everything below it, that the manifest names as the owner of something. */
export interface Owner {
  /** As the manifest writes it. */
  readonly declared: string;
  readonly owns: (file: string) => boolean;
}

/**
 * The owner that the manifest names by a path, a dotted Python name or a package specifier. A folder owns what is below it, and so does a Python
 * package that is named as such (`app.config`) rather than by its `__init__.py`. Null when nothing in the code is called so.
 */
export function findOwner(graph: SymbolGraph, declared: string): Owner | null {
  const module = graph.moduleNamed(declared);
  const folder = folderOf(graph, declared, module);
  if (module === null && folder === null) return null;
  return { declared, owns: (file) => file === module || (folder !== null && file.startsWith(folder)) };
}

/** The owner in whose neighbourhood a file lies: the one that shares most folders with it, else the first. */
export function nearestOwner<T extends { readonly owner: Owner }>(
  candidates: readonly T[],
  file: string,
): T | undefined {
  let best = candidates[0];
  let most = 0;
  for (const candidate of candidates) {
    const shared = sharedFolders(candidate.owner.declared, file);
    if (shared <= most) continue;
    most = shared;
    best = candidate;
  }
  return best;
}

function folderOf(graph: SymbolGraph, declared: string, module: string | null): string | null {
  const folder = `${declared}/`;
  if (graph.files.some(({ path }) => path.startsWith(folder))) return folder;
  const isPackage = module !== null && module !== declared && /(?:^|\/)__init__\.pyi?$/.test(module);
  return isPackage ? module.slice(0, module.lastIndexOf("/") + 1) : null;
}

function sharedFolders(declared: string, file: string): number {
  const theirs = file.split("/");
  const own = declared.includes("/") ? declared.split("/") : declared.split(".");
  let shared = 0;
  while (shared < own.length && own[shared] === theirs[shared]) shared++;
  return shared;
}
