import { moduleIn, type ModuleFiles } from "./module-path.js";

/** Those of some roots that have a top-level module, in their order. Of a hundred roots in a repository, a name is in one or two. */
export function rootsHaving(roots: readonly string[], from: ModuleFiles): (top: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (top) => {
    const found = known.get(top) ?? roots.filter((root) => moduleIn(root, top, from) !== null);
    known.set(top, found);
    return found;
  };
}
