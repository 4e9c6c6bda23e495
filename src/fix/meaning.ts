import { assertNever } from "../model/assert-never.js";
import type { ResolvedImport, SourceFile, SymbolGraph } from "../model/graph.js";
import type { Resolution } from "../model/resolution.js";

/** What a file's names stood for before, and do not stand for after it was edited: the first difference as the end of a sentence; null for none. */
export function changedMeaning(before: SymbolGraph, after: SymbolGraph, path: string): string | null {
  const [old, now] = [before.file(path), after.file(path)];
  if (old === null || now === null) return "the file would no longer be read";
  if (now.facts.problems.length > old.facts.problems.length) return "the file would not parse";
  if (shape(old) !== shape(now)) return "other code than imports would change";
  const names = firstChange(namesOf(before, path), namesOf(after, path));
  if (names !== null) return `\`${names}\` would stand for something else`;
  const rows = firstChange(meanings(before.importsIn(path)), meanings(after.importsIn(path)));
  return rows === null ? null : `\`${rows}\` would stand for something else`;
}

/** An import in a file that was not edited that means something else since others were; null when there is none. */
export function disturbedImport(
  earlier: SymbolGraph,
  later: SymbolGraph,
  edited: ReadonlySet<string>,
): ResolvedImport | null {
  for (const { path } of later.files) {
    if (edited.has(path)) continue;
    const [old, now] = [earlier.importsIn(path), later.importsIn(path)];
    if (old === now) continue;
    for (const [index, row] of now.entries()) {
      const before = old[index];
      if (before === undefined || target(row.resolution) !== target(before.resolution)) return row;
    }
  }
  return null;
}

/** Bodies are not compared: functions have imports in them. */
function shape({ facts }: SourceFile): string {
  return JSON.stringify(
    facts.definitions.map(({ name, kind, members }) => [name, kind, members.map((each) => each.name)]),
  );
}

type Meanings = ReadonlyMap<string, string>;

function namesOf(graph: SymbolGraph, path: string): Meanings {
  return new Map(graph.namesIn(path).map(({ name, resolution }) => [name, target(resolution)]));
}

/**
 * By what an import binds or takes, what that stands for. What a string names is another thing after it was changed, on purpose: it only has
 * to be there. An import may stand twice, so each name has all of its meanings.
 */
function meanings(rows: readonly ResolvedImport[]): Meanings {
  const found = new Map<string, Set<string>>();
  for (const { form, local, imported, typeOnly, deferred, resolution } of rows) {
    const isText = form === "string" || form === "mock";
    if (isText && resolution.status !== "unresolved") continue;
    const key = JSON.stringify([local ?? imported, isText ? form : local === null ? form : "", typeOnly, deferred]);
    found.set(key, (found.get(key) ?? new Set()).add(target(resolution)));
  }
  return new Map([...found].map(([key, targets]) => [key, [...targets].sort().join(" ")]));
}

function firstChange(before: Meanings, after: Meanings): string | null {
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(key) !== after.get(key)) return key.startsWith("[") ? String(JSON.parse(key)[0]) : key;
  }
  return null;
}

function target(resolution: Resolution): string {
  switch (resolution.status) {
    case "definition":
      return `definition ${resolution.symbol}`;
    case "module":
      return `module ${resolution.module}`;
    case "external":
      return `external ${resolution.name}`;
    case "unresolved":
      return "unresolved";
    case "unknown":
      return `unknown ${resolution.reason}`;
    default:
      return assertNever(resolution);
  }
}
