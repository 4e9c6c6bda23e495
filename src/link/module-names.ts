import type { ModuleName, SourceFile } from "../model/graph.js";
import { byKey, compareStrings } from "../model/order.js";
import type { Span } from "../model/span.js";
import type { NameResolver } from "./names/name-resolver.js";

/** Every name that a module has at its top level or exports, stars included, with what it stands for. Sorted by module, then name. */
export function moduleNames(files: readonly SourceFile[], names: NameResolver): ModuleName[] {
  return files.flatMap((file) => namesIn(file, names)).sort(byKey((name) => name.module));
}

function namesIn(file: SourceFile, names: NameResolver): ModuleName[] {
  const found = new Map<string, ModuleName>();
  const add = (name: string, span: Span, how: ModuleName["how"], resolution: ModuleName["resolution"]): void => {
    found.set(name, {
      module: file.path,
      name,
      place: { file: file.path, span },
      how,
      isTest: file.isTest,
      resolution,
    });
  };
  for (const binding of file.facts.bindings) {
    // What a namespace has under another name is a member, not a name of the module.
    if (binding.name.includes(".")) continue;
    const resolution = names.resolveLocal(file.path, [binding.name]);
    if (resolution !== null) {
      add(binding.name, binding.span, binding.target.kind === "import" ? "import" : "declaration", resolution);
    }
  }
  const declared = new Map(found);
  for (const fact of file.facts.exports) {
    if (fact.name === "*" || fact.name === "=") continue;
    // A declaration that is exported under its own name stays at its declaration.
    const span = declared.get(fact.name)?.how === "declaration" ? declared.get(fact.name)?.place.span : fact.span;
    add(fact.name, span ?? fact.span, "export", names.resolveExport(file.path, fact.name));
  }
  addStars(file, names, found, add);
  return [...found.values()].sort((a, b) => compareStrings(a.name, b.name));
}

function addStars(
  file: SourceFile,
  names: NameResolver,
  found: ReadonlyMap<string, ModuleName>,
  add: (name: string, span: Span, how: ModuleName["how"], resolution: ModuleName["resolution"]) => void,
): void {
  const table = names.tables.get(file.path);
  if (table === undefined || table.stars.length === 0) return;
  const stars = names.starsOf(table);
  for (const [name, origin] of stars.origins) {
    const span = stars.hopsTo(origin)[0]?.span;
    if (span !== undefined && name !== "=" && found.get(name)?.how !== "export") {
      add(name, span, "export", names.resolveExport(file.path, name));
    }
  }
}
