import { compareStrings } from "../model/order.js";

/** What was found in a file, as far as it can be found again in another one. */
export interface Subject {
  readonly file: string;
  readonly subject: string;
}

/**
 * Which files have probably been renamed and edited, by what is found in them: one that has come and one that is gone, when two different things at
 * least, and half of what is found in either, are found in both.
 * @param come what is found in files that were not there.
 * @param gone what was found in files that are there no more.
 * @returns by each file that has come the one that it was.
 */
export function renamedFiles(come: readonly Subject[], gone: readonly Subject[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { file, was } of pairs(countsByFile(come), countsByFile(gone)).sort(likelierFirst)) {
    if (renamed.has(file) || taken.has(was)) continue;
    renamed.set(file, was);
    taken.add(was);
  }
  return renamed;
}

/** How often each thing is found in a file. */
type Counts = ReadonlyMap<string, number>;

interface Pair {
  readonly file: string;
  readonly was: string;
  readonly common: number;
}

function countsByFile(subjects: readonly Subject[]): ReadonlyMap<string, Counts> {
  const byFile = new Map<string, Map<string, number>>();
  for (const { file, subject } of subjects) {
    const counts = byFile.get(file) ?? new Map<string, number>();
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
    byFile.set(file, counts);
  }
  return byFile;
}

function pairs(come: ReadonlyMap<string, Counts>, gone: ReadonlyMap<string, Counts>): Pair[] {
  const having = new Map<string, string[]>();
  for (const [was, counts] of gone) {
    for (const subject of counts.keys()) {
      const files = having.get(subject);
      if (files === undefined) having.set(subject, [was]);
      else files.push(was);
    }
  }
  return [...come].flatMap(([file, counts]) => {
    const candidates = new Set([...counts.keys()].flatMap((subject) => having.get(subject) ?? []));
    return [...candidates].flatMap((was) => pairOf(file, counts, was, gone.get(was) ?? new Map()) ?? []);
  });
}

function pairOf(file: string, counts: Counts, was: string, before: Counts): Pair | null {
  const shared = [...counts].filter(([subject]) => before.has(subject));
  const common = shared.reduce((sum, [subject, times]) => sum + Math.min(times, before.get(subject) ?? 0), 0);
  const isLikely = shared.length > 1 && common * 2 >= Math.max(total(counts), total(before));
  return isLikely ? { file, was, common } : null;
}

function likelierFirst(a: Pair, b: Pair): number {
  return b.common - a.common || compareStrings(a.file, b.file) || compareStrings(a.was, b.was);
}

function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, times) => sum + times, 0);
}
