import type { Access, AccessUse } from "../model/facts.js";
import type { ResolvedImport, SourceFile, SymbolGraph } from "../model/graph.js";
import type { Chain, Resolution } from "../model/resolution.js";
import { compareSpans, type Span } from "../model/span.js";
import { externalName, globalName } from "./api-names.js";

/** One place where a file uses something from outside of itself. */
export interface ApiUse {
  /** What is used: `os.environ.get` as {@link externalName} writes it, `process.env.PORT`, or a symbol and what is below it (`app/env.py#settings.port`). */
  readonly name: string;
  /** The same as the code writes it. */
  readonly written: string;
  /** An import is one where nothing else uses what it gives in the file, or where it is passed on. */
  readonly how: "used" | "imported";
  readonly span: Span;
  /** From the file to what the name stands for; empty for globals. */
  readonly chain: Chain;
}

/**
 * What a file uses, under names that are wanted, of what it imports and of the well-known globals, in source order: every access that is more than a type, and what it imports
 * to pass it on. In Python also what is imported and nowhere seen to be used, since an import is run and can be imported again.
 */
export function usesIn(graph: SymbolGraph, file: SourceFile, isWanted: (name: string) => boolean): readonly ApiUse[] {
  const rows = graph
    .importsIn(file.path)
    .filter(({ form }) => form !== "member" && form !== "mock" && form !== "string");
  const rootsOf = rootFinder(file, rows);
  const accessed = new Set<ResolvedImport>();
  const uses = file.facts.accesses.flatMap((access) => {
    if (access.root === "global") {
      const name = globalName(access.path);
      return isWanted(name) ? usesOf(access, name, []) : [];
    }
    const roots = rootsOf(access);
    for (const { row } of roots) accessed.add(row);
    const [found] = roots.flatMap(({ row, members }) => (members === null ? [] : (nameOf(graph, row, members) ?? [])));
    return found !== undefined && isWanted(found.name) ? usesOf(access, found.name, found.chain) : [];
  });
  const passedOn = new Set(file.facts.exports.flatMap(({ source }) => (source.kind === "local" ? source.path[0] : [])));
  const imported = rows.flatMap((row): readonly ApiUse[] => {
    const isUsed = row.local === null || passedOn.has(row.local) || (file.language === "python" && !accessed.has(row));
    const found = isUsed ? nameOf(graph, row, []) : null;
    return found === null || !isWanted(found.name)
      ? []
      : [{ ...found, written: writtenName(row), how: "imported", span: row.span }];
  });
  return [...uses, ...imported].sort((a, b) => compareSpans(a.span, b.span));
}

function usesOf(access: Access, name: string, chain: Chain): readonly ApiUse[] {
  const isValue = ({ kind }: AccessUse): boolean => kind !== "type" && kind !== "patch";
  return access.uses.filter(isValue).map(({ span }) => ({
    name,
    written: access.path.join("."),
    how: "used" as const,
    span,
    chain,
  }));
}

/** An import that the first name of an access may stand for, and what of the path is taken from it; null when that leads elsewhere. */
interface Root {
  readonly row: ResolvedImport;
  readonly members: readonly string[] | null;
}

/** The imports behind an access: in Python those that the facts name, else the first of that local name. */
function rootFinder({ facts }: SourceFile, rows: readonly ResolvedImport[]): (access: Access) => readonly Root[] {
  const byLocal = new Map<string, ResolvedImport>();
  // A row has the very span of the name in the facts.
  const bySpan = new Map<Span, ResolvedImport>();
  for (const row of rows) {
    if (row.local !== null && !byLocal.has(row.local)) byLocal.set(row.local, row);
    bySpan.set(row.span, row);
  }
  return ({ path, origins }) => {
    const local = byLocal.get(path[0] ?? "");
    if (origins.length === 0) return local === undefined ? [] : [{ row: local, members: path.slice(1) }];
    return origins.flatMap((ref) => {
      const written = facts.imports[ref.import]?.names[ref.name];
      const row = written === undefined ? undefined : bySpan.get(written.span);
      if (row === undefined) return [];
      return written?.imported === "*top" ? topRoot(row, path) : { row, members: path.slice(1) };
    });
  };
}

/** `import a.b.c` finds all of `a.b.c` and binds `a`, so that `a.b.c.X` is taken of what it finds, and `a.X` of the package above. */
function topRoot(row: ResolvedImport, path: readonly string[]): Root {
  const specifier = row.specifier.split(".");
  if (specifier.every((part, index) => part === path[index])) return { row, members: path.slice(specifier.length) };
  const { resolution } = row;
  if (resolution.status !== "external") return { row, members: null };
  return { row: { ...row, resolution: { ...resolution, name: specifier[0] ?? "" } }, members: path.slice(1) };
}

interface Named {
  readonly name: string;
  readonly chain: Chain;
}

/** What members of an imported name are called; null for types, and for what cannot be said. */
function nameOf(graph: SymbolGraph, row: ResolvedImport, members: readonly string[]): Named | null {
  if (row.typeOnly) return null;
  let { resolution } = row;
  let rest = members;
  while (resolution.status === "module" && rest.length > 0) {
    const { chain }: Resolution = resolution;
    const next = graph.resolveExport(resolution.module, rest[0] ?? "");
    resolution = { ...next, chain: [...chain, ...next.chain] };
    rest = rest.slice(1);
  }
  const name = fullName(row, resolution, rest);
  return name === null ? null : { name, chain: resolution.chain };
}

function fullName(
  { specifier, imported }: ResolvedImport,
  resolution: Resolution,
  rest: readonly string[],
): string | null {
  switch (resolution.status) {
    case "module":
      return resolution.module;
    case "definition":
      return [resolution.symbol, ...rest].join(".");
    case "external":
      return externalName([resolution.name, ...rest].join("."));
    case "unknown": {
      // Most likely a package that is not declared as a dependency.
      const path = imported === "*" ? [specifier, ...rest] : [specifier, imported, ...rest];
      return resolution.reason === "unplacedSpecifier" ? externalName(path.join(".")) : null;
    }
    default:
      return null;
  }
}

function writtenName({ local, imported, specifier }: ResolvedImport): string {
  return imported === "*" || imported === "default" ? (local ?? specifier) : imported;
}
