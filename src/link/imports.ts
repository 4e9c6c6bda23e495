import type { Access, ImportedName, ImportFact } from "../model/facts.js";
import type { ResolvedImport, SourceFile } from "../model/graph.js";
import { byKey } from "../model/order.js";
import type { Resolution } from "../model/resolution.js";
import { compareSpans, FILE_START, type Place } from "../model/span.js";
import type { ResolveSpecifier } from "./modules/resolve-specifier.js";
import type { NameResolver } from "./names/name-resolver.js";

/** Every imported name of every file, and every member that is reached through an imported module. Sorted by file, then place. */
export function resolveImports(
  files: readonly SourceFile[],
  names: NameResolver,
  resolveSpecifier: ResolveSpecifier,
): ResolvedImport[] {
  return files
    .flatMap((file) => {
      const rows = file.facts.imports.flatMap((fact) => rowsOf(file, fact, names, resolveSpecifier));
      const roots = importsByLocal(file.facts.imports);
      const members = file.facts.accesses.flatMap((access) => {
        const root = access.root === "import" ? roots.get(access.path[0] ?? "") : undefined;
        return root === undefined ? [] : memberRow(file, root, access, names, resolveSpecifier);
      });
      return [...rows, ...members].sort((a, b) => compareSpans(a.span, b.span));
    })
    .sort(byKey((row) => row.file));
}

function rowsOf(
  file: SourceFile,
  fact: ImportFact,
  names: NameResolver,
  resolveSpecifier: ResolveSpecifier,
): ResolvedImport[] {
  const target = resolveSpecifier(file.path, fact.specifier, fact.form);
  const module = target.kind === "file" || target.kind === "asset" ? target.path : null;
  // An import for its effects, a mocked module: no name, yet the module has to exist.
  const wanted = fact.names.length > 0 ? fact.names : [wholeModule(fact)];
  return wanted.map((name) => ({
    ...rowBase(file, fact, name),
    form: fact.form,
    imported: name.imported,
    local: name.local,
    module,
    resolution: names.resolveImported(file.path, fact, name),
  }));
}

function wholeModule(fact: ImportFact): ImportedName {
  return { imported: "*", local: null, span: fact.span, typeOnly: false };
}

/** `ns.Manager` where `ns` is a module: a row of its own, at its first use. Namespaces exported from modules are followed further. */
function memberRow(
  file: SourceFile,
  { fact, name }: ImportRoot,
  access: Access,
  names: NameResolver,
  resolveSpecifier: ResolveSpecifier,
): ResolvedImport[] {
  const use = access.uses[0];
  if (use === undefined) return [];
  let resolution = names.resolveImported(file.path, fact, name);
  let depth = 1;
  while (resolution.status === "module" && depth < access.path.length) {
    resolution = names.resolveMembers(resolution, access.path.slice(depth, depth + 1));
    depth++;
  }
  if (depth === 1) return [];
  const target = resolveSpecifier(file.path, fact.specifier, fact.form);
  return [
    {
      ...rowBase(file, fact, name),
      span: use.span,
      typeOnly: access.uses.every((item) => item.kind === "type"),
      form: "member",
      imported: access.path.slice(1, depth).join("."),
      local: null,
      module: target.kind === "file" || target.kind === "asset" ? target.path : null,
      resolution:
        target.kind === "file" && target.sureness === "guessed" && resolution.status === "unresolved"
          ? { status: "unknown", reason: "unplacedSpecifier", chain: [] }
          : placedAt(resolution, { file: file.path, span: use.span }),
    },
  ];
}

/** A member that the module does not have is missing where it is used. */
function placedAt(resolution: Resolution, at: Place): Resolution {
  const isOwn = resolution.status === "unresolved" && resolution.missing.at.span === FILE_START;
  return isOwn ? { ...resolution, missing: { ...resolution.missing, at } } : resolution;
}

interface ImportRoot {
  readonly fact: ImportFact;
  readonly name: ImportedName;
}

/** The import that binds a local name; the first, where functions import into the same name. */
function importsByLocal(imports: readonly ImportFact[]): ReadonlyMap<string, ImportRoot> {
  const roots = new Map<string, ImportRoot>();
  for (const fact of imports) {
    for (const name of fact.names) {
      if (name.local !== null && !roots.has(name.local)) roots.set(name.local, { fact, name });
    }
  }
  return roots;
}

function rowBase(file: SourceFile, fact: ImportFact, name: ImportedName) {
  return {
    file: file.path,
    isTest: file.isTest,
    span: name.span,
    specifier: fact.specifier,
    specifierSpan: fact.span,
    typeOnly: name.typeOnly,
    conditional: fact.conditional,
    deferred: fact.deferred,
  } as const;
}
