import { createHash } from "node:crypto";
import { dialectOf } from "../extract/dialect.js";
import type { ReadingTools } from "../extract/file-reader.js";
import type { MetricGroup } from "../findings/metric-contents.js";
import type { TracedRoutes } from "../link/routes/link-traced-routes.js";
import type { Manifest } from "../model/manifest.js";
import { compareStrings } from "../model/order.js";
import type { Snapshot } from "../model/snapshot.js";
import { UserError } from "../model/user-error.js";
import { analyze, type Analysis } from "../pipeline.js";
import { entriesDigest } from "../snapshot/entries-digest.js";
import type { MissingBlob } from "../snapshot/git-tree.js";
import { stillHas, watchReads } from "../snapshot/watch-reads.js";
import { measure } from "./measure.js";
import { groupKey, keptGroups, type HistoryStore, type KeptGroup, type MeasuredCommit } from "./measured-commit.js";

/** A commit, opened to be judged. */
export interface OpenedCommit {
  readonly snapshot: Snapshot;
  readonly manifest: Manifest;
  /** Tells the manifest from all others. */
  readonly manifestKey: string;
  readonly today: string;
  /** What could not be read so far because the repository does not have it. */
  readonly missing: () => readonly MissingBlob[];
}

export interface MeasurerOptions {
  /** @throws {UserError} when the commit cannot be judged: its manifest is wrong. */
  readonly open: (commit: string) => Promise<OpenedCommit>;
  /** What each commit is judged by, in hexadecimal digits: the outcome depends on nothing else. */
  readonly yardstick: string;
  readonly groups: readonly MetricGroup[];
  readonly tools: ReadingTools;
  readonly store: HistoryStore;
  /** Whether the repository still lacks a blob: it may have been fetched since. */
  readonly lacks: (blob: string) => Promise<boolean>;
}

export interface CommitMeasurer {
  /** Counts what there is at a commit, or remembers it. Quickest for commits that are near one another, one after the other. */
  readonly measure: (commit: string) => Promise<MeasuredCommit>;
  /** Whether it remembers. */
  readonly remembers: (commit: string) => Promise<boolean>;
}

export function commitMeasurer(options: MeasurerOptions): CommitMeasurer {
  const { groups, store, yardstick, lacks } = options;
  const kept = keptGroups(store, sha256);
  const measureNow = snapshotMeasurer(options);
  const known = async (commit: string, group: MetricGroup): Promise<KeptGroup | null> => {
    const found = kept.get(groupKey(yardstick, commit, group));
    for (const { blob } of found?.missing ?? []) if (!(await lacks(blob))) return null;
    return found;
  };
  const allKnown = async (commit: string): Promise<readonly KeptGroup[] | null> => {
    const found: KeptGroup[] = [];
    for (const group of groups) {
      const one = await known(commit, group);
      if (one === null) return null;
      found.push(one);
    }
    return found;
  };
  const measure = async (commit: string): Promise<MeasuredCommit> => {
    const found = await allKnown(commit);
    if (found !== null) return together(found);
    const measured = await measureNow(commit);
    const put = [...measured].map(([group, one]) =>
      one.failure === null ? kept.put(groupKey(yardstick, commit, group), one) : one,
    );
    store.save();
    return together(put);
  };
  return { measure, remembers: async (commit) => (await allKnown(commit)) !== null };
}

function together(groups: readonly KeptGroup[]): MeasuredCommit {
  const [first] = groups;
  return {
    contents: new Map(groups.flatMap(({ contents }) => contents)),
    files: first?.files ?? 0,
    unparsed: first?.unparsed ?? [],
    missing: first?.missing ?? [],
    failure: first?.failure ?? null,
  };
}

/** The last commit that was measured: the next one may be the same in all that counts, or nearly. */
interface Last {
  readonly manifestKey: string;
  readonly digest: string;
  readonly reads: ReadonlyMap<string, string>;
  readonly analysis: Analysis;
  readonly traced: TracedRoutes | null;
  readonly measured: ReadonlyMap<MetricGroup, KeptGroup>;
}

function snapshotMeasurer({ open, groups, tools }: MeasurerOptions) {
  let last: Last | null = null;
  return async (commit: string): Promise<ReadonlyMap<MetricGroup, KeptGroup>> => {
    const opened = await openOrFail(open, commit);
    // Soon found out again, and what git cannot list today it may tomorrow.
    if (typeof opened === "string") return new Map(groups.map((group) => [group, failed(opened)]));
    const { manifest, manifestKey, today } = opened;
    // The day decides where something expires, and nowhere else.
    const expires = manifest.roles.some(({ variants }) => variants.some(({ until }) => until !== null));
    const digest = entriesDigest(opened.snapshot, isSource, [manifestKey, expires ? today : null]);
    if (last?.digest === digest && (await stillHas(opened.snapshot, last.reads))) return last.measured;
    const { snapshot, reads } = watchReads(opened.snapshot);
    const earlier: Last | null = last?.manifestKey === manifestKey ? last : null;
    const analysis = await analyze(snapshot, manifest, today, tools, earlier?.analysis ?? null);
    const { contents, traced } = await measure(analysis, groups, earlier?.traced ?? null);
    const about = {
      files: analysis.graph.files.length,
      unparsed: analysis.graph.files.flatMap(({ path, facts }) => (facts.problems.length > 0 ? [path] : [])),
      missing: opened.missing(),
      failure: null,
    };
    const measured = new Map(
      [...contents].map(([group, found]) => [group, { ...about, contents: sorted([...found]) }]),
    );
    last = { manifestKey, digest, reads, analysis, traced, measured };
    return measured;
  };
}

async function openOrFail(open: MeasurerOptions["open"], commit: string): Promise<OpenedCommit | string> {
  try {
    return await open(commit);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function failed(failure: string): KeptGroup {
  return { contents: [], files: 0, unparsed: [], missing: [], failure };
}

function sorted<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => compareStrings(a, b));
}

function isSource(path: string): boolean {
  return dialectOf(path) !== null;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
