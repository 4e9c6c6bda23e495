import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { AnswerStore, KeptAnswer } from "./cache/answer-store.js";
import { dialectOf } from "./extract/dialect.js";
import type { ReadingTools } from "./extract/file-reader.js";
import type { KeptLinks } from "./link/kept-links.js";
import type { TracedRoutes } from "./link/routes/link-traced-routes.js";
import { growFrugally } from "./frugal-heap.js";
import { FactsGoneError } from "./model/facts-store.js";
import type { Manifest } from "./model/manifest.js";
import type { Judgement } from "./model/report.js";
import type { Snapshot } from "./model/snapshot.js";
import type { Analysis } from "./pipeline.js";
import { entriesDigest } from "./snapshot/entries-digest.js";
import { withBlobs } from "./snapshot/readable-blobs.js";
import { stillHas, watchReads } from "./snapshot/watch-reads.js";

/** What is asked: a snapshot, judged by a manifest on a day. */
export interface Question {
  /** Tells it from other questions whose last answers are kept: which directory, and which kind of snapshot of it. */
  readonly name: string;
  /** The directory: what is kept of one of its snapshots may serve for another one. */
  readonly place: string;
  readonly snapshot: Snapshot;
  readonly manifest: DeclaredManifest;
  readonly today: string;
}

export interface DeclaredManifest {
  /** Tells it from all others, but for files that it extends and `load` reads. */
  readonly key: string;
  readonly load: (snapshot: Snapshot) => Promise<Manifest>;
}

export interface JudgingTools extends ReadingTools {
  /** Null to keep nothing. */
  readonly answers: AnswerStore | null;
  /** Runs a stage and remembers how long it took. */
  readonly time: <T>(stage: string, run: () => Promise<T>) => Promise<T>;
}

/**
 * Judges a snapshot, unless that was done before and nothing has changed that the answer depends on: the source files, which files there are,
 * what is ignored, the manifest, the day, the files of configuration that were read, and the code of ssotlint itself.
 *
 * @param earlier another snapshot of the same code that was analysed: what is the same in this one is not found out again.
 */
export async function judgeSnapshot(
  question: Question,
  tools: JudgingTools,
  earlier: Analysis | null = null,
): Promise<JudgedSnapshot> {
  const { answers, time } = tools;
  const nothing = { routes: null, links: null, earlier: null };
  if (answers === null) return judgeNow(question, question.snapshot, tools, { ...nothing, earlier });
  const known = await time("look for a kept answer", () => lookUp(question, answers));
  if (known.answer !== null) return { judgement: known.answer, analysis: null };
  if (known.snapshot === null) return judgeNow(question, question.snapshot, tools, { ...nothing, earlier });
  prepareToRead(known.snapshot, known.before, tools);
  const watched = watchReads(known.snapshot);
  const before = { ...keptBefore(question, answers, earlier), earlier };
  const { judgement, analysis, traced, links } = await judgeNow(question, watched.snapshot, tools, before).catch(
    (error: unknown) => {
      if (!(error instanceof FactsGoneError)) throw error;
      return judgeNow(question, watched.snapshot, tools, nothing);
    },
  );
  if (!watched.hasChanged()) {
    answers.write(slotOf(question.name), { key: known.key, reads: configurationOf(watched.reads), value: judgement });
    if (traced !== before.routes) answers.write(keptName("routes", question), keptValue(traced));
    if (links !== null) answers.write(keptName("links", question), keptValue(links));
  }
  return { judgement, analysis };
}

/**
 * Where a file has to be read whose text is new, what reads it is on its way before anything else is done. Which files are left out is not known
 * yet, so these are the ones that were analysed the last time.
 */
function prepareToRead({ entries }: Snapshot, before: Judgement | null, { store, extraction }: ReadingTools): void {
  if (store === null || extraction.prepare === undefined) return;
  const analysed = before === null ? null : new Set(before.analysed);
  for (const { path, blob } of entries) {
    const dialect = dialectOf(path);
    if (dialect === null || blob === null || analysed?.has(path) === false) continue;
    if (!store.has({ kind: "facts", dialect, blob })) return extraction.prepare(dialect);
  }
}

/**
 * What the routes and links depend on is kept with them, so that those of any snapshot may serve for another one. For each kind of snapshot they
 * are kept apart: the index has other files than the work tree wherever something is untracked, and a commit of long ago has others still.
 */
function keptName(what: "routes" | "links", { place, snapshot }: Question, kind = snapshot.kind): string {
  return slotOf(`${what} ${kind} ${place}`);
}

function keptValue(value: unknown): KeptAnswer {
  return { key: "", reads: new Map(), value };
}

/** Where another snapshot was analysed in this process, its links are at hand. */
function keptBefore(
  question: Question,
  answers: AnswerStore,
  earlier: Analysis | null,
): Pick<Before, "routes" | "links"> {
  const read = (what: "routes" | "links"): unknown =>
    (answers.read(keptName(what, question)) ?? answers.read(keptName(what, question, "worktree")))?.value ?? null;
  return {
    routes: read("routes") as TracedRoutes | null,
    links: earlier === null ? (read("links") as KeptLinks | null) : null,
  };
}

interface Known {
  readonly answer: Judgement | null;
  /** The answer of the last time, whether it holds or not. */
  readonly before: Judgement | null;
  readonly key: string;
  /** The snapshot with the blobs of all source files; null when one of them cannot be read. */
  readonly snapshot: Snapshot | null;
}

async function lookUp(question: Question, answers: AnswerStore): Promise<Known> {
  const snapshot = await withBlobs(question.snapshot, isSource);
  if (snapshot === null) return { answer: null, before: null, key: "", snapshot };
  const key = keyOf(question, snapshot);
  const kept = answers.read(slotOf(question.name));
  const holds = kept?.key === key && (await stillHas(snapshot, kept.reads));
  const before = (kept?.value ?? null) as Judgement | null;
  return { answer: holds ? before : null, before, key, snapshot };
}

export interface JudgedSnapshot {
  readonly judgement: Judgement;
  /** Null where the answer was kept. */
  readonly analysis: Analysis | null;
}

interface Judged extends JudgedSnapshot {
  readonly analysis: Analysis;
  /** Null where nobody keeps them. */
  readonly traced: TracedRoutes | null;
  readonly links: KeptLinks | null;
}

/** What was found out before and may hold still. */
interface Before {
  readonly routes: TracedRoutes | null;
  readonly links: KeptLinks | null;
  readonly earlier: Analysis | null;
}

async function judgeNow(
  { manifest, today }: Question,
  snapshot: Snapshot,
  tools: JudgingTools,
  { routes, links, earlier }: Before,
): Promise<Judged> {
  const { time, answers } = tools;
  growFrugally(snapshot, tools.store);
  const { analyze, judge, linksToKeep, withRoutes, withTracedRoutes } = await import("./pipeline.js");
  const loaded = await time("read the manifest", () => manifest.load(snapshot));
  // What is linked depends on the manifest, too. Of two that say the same it is the same object, by which answers of before are known.
  const before = earlier !== null && isDeepStrictEqual(earlier.manifest, loaded) ? earlier : null;
  const analysis = await time("read, link, judge roles", () =>
    analyze(snapshot, before?.manifest ?? loaded, today, tools, before ?? links),
  );
  if (answers === null) {
    const routed = await time("routes", () => withRoutes(analysis));
    return { judgement: await time("rules", () => judge(routed)), analysis, traced: null, links: null };
  }
  const routed = await time("routes", () => withTracedRoutes(analysis, routes));
  const judgement = await time("rules", () => judge(routed));
  const kept = await time("keep what was found out", async () => linksToKeep(analysis));
  return { judgement, analysis, traced: routed.traced, links: kept };
}

/** Everything that decides but for the files of configuration, which are known when they have been read. */
function keyOf({ manifest, today }: Question, snapshot: Snapshot): string {
  const { kind, commit } = snapshot;
  return entriesDigest(snapshot, isSource, [manifest.key, today, kind, kind === "commit" ? commit : null]);
}

function slotOf(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 16);
}

function isSource(path: string): boolean {
  return dialectOf(path) !== null;
}

/** The source files are in the key. */
function configurationOf(reads: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...reads].filter(([path]) => !isSource(path)));
}
