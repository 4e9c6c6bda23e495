import type { SymbolGraph } from "../model/graph.js";
import { groupBy } from "../model/group-by.js";
import { isText, type ImportFault } from "./import-fault.js";
import { loadedModules } from "./loaded-modules.js";

/** What a file would no longer load, or would load anew, when its faults were mended. */
export interface LoadingChange {
  /** By the import statement (its place in the facts) that goes: the modules that nothing in the file loads any more. */
  readonly lost: ReadonlyMap<number, ReadonlySet<string>>;
  /** The canonical modules from which the file is reached, though it did not reach them so far: an import of theirs would make a cycle. */
  readonly cycles: ReadonlySet<string>;
}

/** Works out for every file with faults what loading changes. */
export function loadingChanges(graph: SymbolGraph, faults: readonly ImportFault[]): ReadonlyMap<string, LoadingChange> {
  const modules = loadedModules(graph);
  const byFile = groupBy(
    faults.filter((fault) => !isText(fault)),
    ({ row }) => row.file,
  );
  const changes = new Map<string, LoadingChange>();
  for (const [path, ofFile] of byFile) {
    const file = graph.file(path);
    if (file === null) continue;
    const moved = new Map([...groupBy(ofFile, ({ ref }) => ref.import)].map(([index, some]) => [index, namesOf(some)]));
    const isGone = (index: number): boolean => {
      const names = moved.get(index);
      return names !== undefined && (file.facts.imports[index]?.names ?? []).every((_, name) => names.has(name));
    };
    const canonical = ofFile
      .filter(({ row }) => !row.typeOnly)
      .flatMap((fault) => modules.withPackages(fault.canonical));
    const left = modules.from([...modules.by(file, isGone), ...canonical]);
    const before = modules.from([path]);
    const lost = new Map<number, ReadonlySet<string>>();
    for (const index of moved.keys()) {
      if (!isGone(index)) continue;
      const own = modules.from(modules.by(file, (each) => each !== index));
      lost.set(index, new Set([...own].filter((module) => !left.has(module))));
    }
    const cycles = new Set<string>();
    for (const each of new Set(ofFile.filter(isLoading).map((fault) => fault.canonical))) {
      if (!before.has(each) && modules.from(modules.withPackages(each)).has(path)) cycles.add(each);
    }
    changes.set(path, { lost, cycles });
  }
  return changes;
}

function isLoading({ row }: ImportFault): boolean {
  return !row.typeOnly && !row.deferred;
}

function namesOf(faults: readonly ImportFault[]): ReadonlySet<number> {
  return new Set(faults.map(({ ref }) => ref.name));
}
