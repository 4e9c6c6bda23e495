import type { Language } from "../model/facts.js";
import type { SourceFile } from "../model/graph.js";
import type { LanguageLinker } from "./language-linker.js";
import type { Linked } from "./linked-graph.js";
import type { FileBefore, LinkerBefore, LinksBefore } from "./links-before.js";
import { directoryOf } from "./modules/file-table.js";
import type { Asked, AskedSoFar } from "./names/asked.js";
import { factsOf } from "./names/trail.js";
import { surfaceOf } from "./names/surface.js";

/**
 * Which of the things that answers were found in are not what they were. An answer is a function of the facts and questions that it passed,
 * so one that passed nothing stale would be found again in the same way. What was asked of the project is known to the linkers afterwards.
 */
export function staleAnswers(earlier: LinksBefore, now: Linked): ReadonlySet<string> {
  const stale = new Set<string>();
  for (const path of changedFiles(earlier.files, now.files)) {
    stale.add(factsOf(path));
    if (!isSeenAlike(earlier.files.get(path), now.files.get(path))) stale.add(path);
  }
  for (const language of ["typescript", "python"] as const) {
    const paths = pathsOf(language, earlier.files, now.files);
    for (const module of differing(earlier.linkers[language], now.linkers[language], paths)) stale.add(module);
  }
  for (const [group, passed] of earlier.groups) {
    if (passed.some((each) => stale.has(each))) stale.add(group);
    else if (!now.trail.groups.has(group)) now.trail.groups.set(group, passed);
  }
  return stale;
}

type Files = ReadonlyMap<string, FileBefore>;

/** Files that are new, gone, or another object. */
function changedFiles(earlier: Files, now: ReadonlyMap<string, SourceFile>): readonly string[] {
  const paths = new Set([...earlier.keys(), ...now.keys()]);
  return [...paths].filter((path) => earlier.get(path) !== now.get(path));
}

function isSeenAlike(before: FileBefore | undefined, after: SourceFile | undefined): boolean {
  const facts = before?.facts ?? null;
  if (facts === null || after === undefined) return false;
  return facts === after.facts || surfaceOf(facts) === surfaceOf(after.facts);
}

/** The files of a language that there are, or were. */
function pathsOf(language: Language, earlier: Files, now: Files): () => readonly string[] {
  const of = (files: Files): readonly string[] =>
    [...files].flatMap(([path, file]) => (file.language === language ? path : []));
  return () => [...new Set([...of(earlier), ...of(now)])];
}

function differing(earlier: LinkerBefore, now: LanguageLinker, paths: () => readonly string[]): readonly string[] {
  if (earlier.basis !== null && earlier.basis === now.basis) {
    adoptAll(earlier.asked.ofModules, now.asked.ofModules);
    adoptAll(earlier.asked.ofFolders, now.asked.ofFolders);
    return [];
  }
  // What all answers may depend on is different.
  if (earlier.whole !== now.whole) return paths();
  const folders = changes(earlier.asked.ofFolders, now.asked.ofFolders);
  const inFolders = folders.size === 0 ? [] : paths().filter((path) => folders.has(directoryOf(path)));
  return [...inFolders, ...changes(earlier.asked.ofModules, now.asked.ofModules)];
}

type Before = readonly AskedSoFar<unknown>[];
type Now = readonly Asked<unknown>[];

function adoptAll(earlier: Before, now: Now): void {
  for (const [index, asked] of now.entries()) {
    const before = earlier[index];
    if (before !== undefined) asked.adopt(before);
  }
}

function changes(earlier: Before, now: Now): ReadonlySet<string> {
  const sets = now.map((asked, index) => {
    const before = earlier[index];
    return before === undefined ? new Set<string>() : asked.differing(before);
  });
  return new Set(sets.flatMap((set) => [...set]));
}
