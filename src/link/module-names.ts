import type { ModuleName, SourceFile } from "../model/graph.js";
import { compareStrings } from "../model/order.js";
import type { Span } from "../model/span.js";
import type { NameResolver } from "./names/name-resolver.js";

/** The wanted names that a module has at its top level or exports, stars included, with what they stand for. Sorted by name. */
export function moduleNames(
  file: SourceFile,
  names: NameResolver,
  isWanted: (name: string) => boolean,
): readonly ModuleName[] {
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
    if (binding.name.includes(".") || !isWanted(binding.name)) continue;
    const resolution = names.resolveLocal(file.path, [binding.name]);
    if (resolution !== null) {
      add(binding.name, binding.span, binding.target.kind === "import" ? "import" : "declaration", resolution);
    }
  }
  const declared = file.facts.exports.length === 0 ? found : new Map(found);
  for (const fact of file.facts.exports) {
    if (fact.name === "*" || fact.name === "=" || !isWanted(fact.name)) continue;
    // A declaration that is exported under its own name stays at its declaration.
    const span = declared.get(fact.name)?.how === "declaration" ? declared.get(fact.name)?.place.span : fact.span;
    add(fact.name, span ?? fact.span, "export", names.resolveExport(file.path, fact.name));
  }
  for (const { name, span } of starNames(file, names)) {
    if (!isWanted(name) || found.get(name)?.how === "export") continue;
    add(name, span, "export", names.resolveExport(file.path, name));
  }
  return [...found.values()].sort((a, b) => compareStrings(a.name, b.name));
}

interface StarName {
  readonly name: string;
  /** The `export *` that brings it. */
  readonly span: Span;
}

function starNames(file: SourceFile, names: NameResolver): readonly StarName[] {
  const table = names.tables.get(file.path);
  if (table === undefined || table.stars.length === 0) return [];
  const stars = names.starsOf(table);
  return [...stars.origins].flatMap(([name, origin]) => {
    const span = stars.hopsTo(origin)[0]?.span;
    return span === undefined || name === "=" ? [] : [{ name, span }];
  });
}
