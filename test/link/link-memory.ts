import { dialectOf } from "../../src/extract/dialect.js";
import { extract } from "../../src/extract/extract.js";
import { link } from "../../src/link/link.js";
import { readProject } from "../../src/link/project/read-project.js";
import { assertNever } from "../../src/model/assert-never.js";
import type { FileFacts } from "../../src/model/facts.js";
import type { SymbolGraph } from "../../src/model/graph.js";
import type { Alias } from "../../src/model/manifest.js";
import type { Hop, Resolution } from "../../src/model/resolution.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";

export interface LinkOptions {
  readonly symlinks?: Readonly<Record<string, string>>;
  readonly aliases?: readonly Alias[];
  readonly pythonRoots?: readonly string[];
  /** Puts the facts into another order. */
  readonly order?: (paths: readonly string[]) => readonly string[];
}

/** The graph of files that are given by path. */
export async function linked(
  files: Readonly<Record<string, string>>,
  { symlinks = {}, aliases = [], pythonRoots = [], order = (paths) => paths }: LinkOptions = {},
): Promise<SymbolGraph> {
  const snapshot = await memorySnapshot(files, { symlinks });
  const paths = snapshot.entries.filter((entry) => entry.type === "file").map((entry) => entry.path);
  const facts = new Map<string, FileFacts>();
  for (const path of order(paths)) {
    const dialect = dialectOf(path);
    if (dialect !== null) facts.set(path, await extract(files[path] ?? "", dialect));
  }
  const { project } = await readProject(snapshot);
  return link({ facts, project, aliases, pythonRoots, isTest: (path) => path.includes(".test.") });
}

/** `imported: meaning` for every row of imports in a file. */
export function importsIn(graph: SymbolGraph, file: string): readonly string[] {
  return graph.imports.filter((row) => row.file === file).map((row) => `${row.imported}: ${meaning(row.resolution)}`);
}

/** A resolution in one line, without its chain. */
export function meaning(resolution: Resolution | null): string {
  if (resolution === null) return "not bound";
  switch (resolution.status) {
    case "definition":
      return resolution.symbol;
    case "module":
      return `module ${resolution.module}`;
    case "external":
      return `external ${resolution.name}`;
    case "unresolved": {
      const { missing } = resolution;
      const what =
        missing.kind === "module" ? `module ${missing.specifier}` : `name ${missing.name} of ${missing.module}`;
      return `missing ${what}, at ${missing.at.file}:${missing.at.span[0]}:${missing.at.span[1]}`;
    }
    case "unknown":
      return `unknown ${resolution.reason}`;
    default:
      return assertNever(resolution);
  }
}

/** `hop name file:line` for each hop. */
export function chainOf({ chain }: Resolution): readonly string[] {
  return chain.map(({ hop, name, file, span }: Hop) => `${hop} ${name} ${file}:${span[0]}`);
}
