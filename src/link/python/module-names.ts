import type { ModuleName, SourceFile } from "../../model/graph.js";
import { byKey } from "../../model/order.js";
import { inOrderOfEffect } from "./names/effective.js";
import type { Bound, Namespace } from "./names/namespace.js";
import type { PythonNames } from "./names/python-names.js";

/**
 * The wanted names that a module binds, what it imports and what stars bring included, since anybody can import it from there. Sorted by name.
 */
export function moduleNames(
  file: SourceFile,
  names: PythonNames,
  isWanted: (name: string) => boolean,
): readonly ModuleName[] {
  const module = names.namespaces.get(file.path);
  if (module === undefined) return [];
  const places = new Map<string, Bound>();
  // What the module binds itself stays at its own place.
  for (const star of module.stars) {
    for (const name of names.starOf(module, star).names) if (isWanted(name)) places.set(name, star);
  }
  for (const [name, bounds] of module.bindings) {
    if (!isWanted(name)) continue;
    const first = inOrderOfEffect(module, bounds)[0];
    if (first !== undefined) places.set(name, first);
  }
  return [...places]
    .flatMap(([name, bound]) => nameAt(file, module, name, bound, names) ?? [])
    .sort(byKey((item) => item.name));
}

function nameAt(
  file: SourceFile,
  module: Namespace,
  name: string,
  { binding }: Bound,
  names: PythonNames,
): ModuleName | null {
  const resolution = names.resolveLocal(module.path, [name], null);
  if (resolution === null) return null;
  return {
    module: file.path,
    name,
    place: { file: file.path, span: binding.span },
    how: binding.target.kind === "import" ? "import" : "declaration",
    isTest: file.isTest,
    resolution,
  };
}
