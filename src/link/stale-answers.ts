import type { SourceFile } from "../model/graph.js";
import type { Linked } from "./linked-graph.js";
import type { LanguageLinker } from "./language-linker.js";
import { directoryOf } from "./modules/file-table.js";
import type { Asked } from "./names/asked.js";
import { factsOf } from "./names/trail.js";
import { surfaceOf } from "./names/surface.js";

/**
 * Which of the things that answers were found in are not what they were. An answer is a function of the facts and questions that it passed,
 * so one that passed nothing stale would be found again in the same way.
 */
export function staleAnswers(earlier: Linked, now: Linked): ReadonlySet<string> {
  const stale = new Set<string>();
  for (const path of changedFiles(earlier.files, now.files)) {
    stale.add(factsOf(path));
    if (!isSeenAlike(earlier.files.get(path), now.files.get(path))) stale.add(path);
  }
  for (const language of ["typescript", "python"] as const) {
    for (const module of differing(earlier.linkers[language], now.linkers[language])) stale.add(module);
  }
  for (const [group, passed] of earlier.trail.groups) {
    if (passed.some((each) => stale.has(each))) stale.add(group);
    else if (!now.trail.groups.has(group)) now.trail.groups.set(group, passed);
  }
  return stale;
}

type Files = ReadonlyMap<string, SourceFile>;

/** Files that are new, gone, or another object. */
function changedFiles(earlier: Files, now: Files): readonly string[] {
  const paths = new Set([...earlier.keys(), ...now.keys()]);
  return [...paths].filter((path) => earlier.get(path) !== now.get(path));
}

function isSeenAlike(before: SourceFile | undefined, after: SourceFile | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return before.facts === after.facts || surfaceOf(before.facts) === surfaceOf(after.facts);
}

function differing(earlier: LanguageLinker, now: LanguageLinker): readonly string[] {
  const all = [...new Set([...earlier.files, ...now.files].map(({ path }) => path))];
  // What all answers may depend on is different.
  if (earlier.whole !== now.whole) return all;
  const folders = changes(earlier.asked.ofFolders, now.asked.ofFolders);
  const inFolders = folders.size === 0 ? [] : all.filter((path) => folders.has(directoryOf(path)));
  return [...inFolders, ...changes(earlier.asked.ofModules, now.asked.ofModules)];
}

function changes(earlier: readonly Asked<unknown>[], now: readonly Asked<unknown>[]): ReadonlySet<string> {
  const sets = now.map((asked, index) => {
    const before = earlier[index];
    return before === undefined ? new Set<string>() : asked.differing(before);
  });
  return new Set(sets.flatMap((set) => [...set]));
}
