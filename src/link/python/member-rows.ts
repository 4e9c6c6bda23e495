import type { Access, ImportedName, ImportFact, ImportRef } from "../../model/facts.js";
import type { ResolvedImport, SourceFile } from "../../model/graph.js";
import type { Resolution } from "../../model/resolution.js";
import { compareSpans, FILE_START, type Span } from "../../model/span.js";
import { importRow } from "../import-row.js";
import type { Linking } from "./linking.js";

/**
 * `mod.Name`, where `mod` stands for a module: a row for each name that is reached so, at its first use. Modules in modules are followed to
 * the first name that is none.
 */
export function memberRows(file: SourceFile, linking: Linking): readonly ResolvedImport[] {
  const rows = new Map<string, ResolvedImport>();
  const replaced = replacedPaths(file);
  for (const access of file.facts.accesses) {
    const found = access.root === "import" ? memberRow(file, access, replaced, linking) : null;
    if (found === null) continue;
    const key = `${found.ref.import} ${found.ref.name} ${found.row.imported}`;
    rows.set(key, merged(rows.get(key), found.row));
  }
  return [...rows.values()];
}

/** The chains in whose place the file itself puts something else: what is below them has the members of that. */
function replacedPaths({ facts }: SourceFile): ReadonlySet<string> {
  const isReplaced = ({ path, uses }: Access): boolean =>
    path.length > 1 && uses.some(({ kind }) => kind === "write" || kind === "patch");
  return new Set(facts.accesses.filter(isReplaced).map(({ path }) => path.join(".")));
}

/** Two uses of one name: `mod.Name` and `mod.Name.create`. */
function merged(known: ResolvedImport | undefined, row: ResolvedImport): ResolvedImport {
  if (known === undefined) return row;
  const first = compareSpans(known.span, row.span) <= 0 ? known : row;
  return { ...first, typeOnly: known.typeOnly && row.typeOnly };
}

interface MemberRow {
  readonly ref: ImportRef;
  readonly row: ResolvedImport;
}

function memberRow(
  file: SourceFile,
  access: Access,
  replaced: ReadonlySet<string>,
  linking: Linking,
): MemberRow | null {
  const ways = access.origins.flatMap((ref) => wayOf(file, access, ref, linking) ?? []);
  const way = likeliest(ways);
  if (way === null) return null;
  // What is assigned to is made by that.
  const isTarget = way.members.length === access.path.length - 1;
  const uses = access.uses.filter(({ kind }) => !isTarget || (kind !== "write" && kind !== "patch"));
  const [use] = uses;
  if (use === undefined) return null;
  // What may also stand for something else than these modules has members that they do not.
  const isReplaced = way.members.some((_, at) => replaced.has(access.path.slice(0, at + 2).join(".")));
  const isOpen =
    isReplaced || ways.length < access.origins.length || access.rebound || isGuessed(file, way.fact, linking);
  if (way.resolution.status === "unresolved" && isOpen) return null;
  const row = importRow(file, way.fact, way.name, {
    span: use.span,
    typeOnly: uses.every((item) => item.kind === "type"),
    form: "member",
    imported: way.members.join("."),
    local: null,
    module: way.module,
    resolution: placedAt(way.resolution, file.path, use.span),
  });
  return { ref: way.ref, row };
}

/** Whether it is not certain that the import means this module. */
function isGuessed(file: SourceFile, { specifier }: ImportFact, { modules }: Linking): boolean {
  const target = modules.resolve(file.path, specifier);
  return target.kind === "file" && target.sureness === "guessed";
}

/** How a chain goes on from one of the imports that its first name may stand for. */
interface Way {
  readonly ref: ImportRef;
  readonly fact: ImportFact;
  readonly name: ImportedName;
  readonly members: readonly string[];
  /** The module from which the last member is taken. */
  readonly module: string;
  readonly resolution: Resolution;
}

function wayOf(file: SourceFile, { path }: Access, ref: ImportRef, { names }: Linking): Way | null {
  const fact = file.facts.imports[ref.import];
  const name = fact?.names[ref.name];
  if (fact === undefined || name === undefined) return null;
  let resolution = names.resolveImported(file.path, fact, name);
  let module: string | null = null;
  let depth = 1;
  while (resolution.status === "module" && depth < path.length) {
    ({ module } = resolution);
    resolution = names.resolveMembers(resolution, path.slice(depth, depth + 1));
    depth++;
  }
  return module === null ? null : { ref, fact, name, members: path.slice(1, depth), module, resolution };
}

/** Of several, as of `try` and `except`, the first that finds something; nothing is missing while one of them may have it. */
function likeliest(ways: readonly Way[]): Way | null {
  const found = ways.find(({ resolution }) => resolution.status !== "unresolved" && resolution.status !== "unknown");
  return found ?? ways.find(({ resolution }) => resolution.status === "unknown") ?? ways[0] ?? null;
}

/** A member that the module does not have is missing where it is used. */
function placedAt(resolution: Resolution, file: string, span: Span): Resolution {
  const isOwn = resolution.status === "unresolved" && resolution.missing.at.span === FILE_START;
  return isOwn ? { ...resolution, missing: { ...resolution.missing, at: { file, span } } } : resolution;
}
