import type { Access, ImportedName, ImportFact } from "../model/facts.js";
import type { ResolvedImport, SourceFile } from "../model/graph.js";
import type { Resolution } from "../model/resolution.js";
import { compareSpans, FILE_START, type Place } from "../model/span.js";
import type { ResolveSpecifier } from "./modules/resolve-specifier.js";
import type { NameResolver } from "./names/name-resolver.js";
import { importRow } from "./import-row.js";
import { unknown } from "./names/resolutions.js";

/** Every imported name of a file, and every member that is reached through an imported module. Sorted by place. */
export function importRows(
  file: SourceFile,
  names: NameResolver,
  resolveSpecifier: ResolveSpecifier,
): readonly ResolvedImport[] {
  const rows: ResolvedImport[] = [];
  for (const fact of file.facts.imports) addRows(rows, file, fact, names, resolveSpecifier);
  const roots = importsByLocal(file.facts.imports);
  for (const access of file.facts.accesses) {
    const root = access.root === "import" ? rootOf(file, access, roots) : undefined;
    const row = root === undefined ? null : memberRow(file, root, access, names, resolveSpecifier);
    if (row !== null) rows.push(row);
  }
  return rows.sort((a, b) => compareSpans(a.span, b.span));
}

function addRows(
  rows: ResolvedImport[],
  file: SourceFile,
  fact: ImportFact,
  names: NameResolver,
  resolveSpecifier: ResolveSpecifier,
): void {
  const target = resolveSpecifier(file.path, fact.specifier, fact.form);
  const module = target.kind === "file" || target.kind === "asset" ? target.path : null;
  // An import for its effects, a mocked module: no name, yet the module has to exist.
  for (const name of fact.names.length > 0 ? fact.names : [wholeModule(fact)]) {
    const resolution = names.resolveImported(file.path, fact, name);
    rows.push(
      importRow(file, fact, name, { form: fact.form, imported: name.imported, local: name.local, module, resolution }),
    );
  }
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
): ResolvedImport | null {
  const use = access.uses[0];
  // Of a name alone there is no member.
  if (use === undefined || access.path.length === 1) return null;
  let resolution = names.resolveImported(file.path, fact, name);
  let depth = 1;
  while (resolution.status === "module" && depth < access.path.length) {
    resolution = names.resolveMembers(file.path, resolution, access.path.slice(depth, depth + 1));
    depth++;
  }
  if (depth === 1) return null;
  const target = resolveSpecifier(file.path, fact.specifier, fact.form);
  const isOpen = target.kind === "file" && target.sureness === "guessed" && resolution.status === "unresolved";
  return importRow(file, fact, name, {
    span: use.span,
    typeOnly: access.uses.every((item) => item.kind === "type"),
    form: "member",
    imported: access.path.slice(1, depth).join("."),
    local: null,
    module: target.kind === "file" || target.kind === "asset" ? target.path : null,
    resolution: isOpen ? unknown("unplacedSpecifier") : placedAt(resolution, { file: file.path, span: use.span }),
  });
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

/** The import that the facts name, where several have one local name; else the one that has it. */
function rootOf(
  { facts }: SourceFile,
  { path, origins: [ref] }: Access,
  roots: ReadonlyMap<string, ImportRoot>,
): ImportRoot | undefined {
  if (ref === undefined) return roots.get(path[0] ?? "");
  const fact = facts.imports[ref.import];
  const name = fact?.names[ref.name];
  return fact === undefined || name === undefined ? undefined : { fact, name };
}

/** The import that binds a local name. */
function importsByLocal(imports: readonly ImportFact[]): ReadonlyMap<string, ImportRoot> {
  const roots = new Map<string, ImportRoot>();
  for (const fact of imports) {
    for (const name of fact.names) {
      if (name.local !== null && !roots.has(name.local)) roots.set(name.local, { fact, name });
    }
  }
  return roots;
}
