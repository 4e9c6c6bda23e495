import { createHash } from "node:crypto";
import type { AnswerStore } from "./cache/answer-store.js";
import { dialectOf } from "./extract/dialect.js";
import type { ReadingTools } from "./extract/file-reader.js";
import type { TracedRoutes } from "./link/routes/link-traced-routes.js";
import type { Manifest } from "./model/manifest.js";
import type { Judgement } from "./model/report.js";
import type { Snapshot } from "./model/snapshot.js";
import { stillHas, watchReads, withBlobs } from "./snapshot/watch-reads.js";

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
 */
export async function judgeSnapshot(question: Question, tools: JudgingTools): Promise<Judgement> {
  const { answers, time } = tools;
  if (answers === null) return (await judgeNow(question, question.snapshot, tools, null)).judgement;
  const known = await time("look for a kept answer", () => lookUp(question, answers));
  if (known.answer !== null) return known.answer;
  if (known.snapshot === null) return (await judgeNow(question, question.snapshot, tools, null)).judgement;
  const watched = watchReads(known.snapshot);
  const before = routesBefore(question, answers);
  const { judgement, traced } = await judgeNow(question, watched.snapshot, tools, before);
  if (!watched.hasChanged()) {
    answers.write(slotOf(question.name), { key: known.key, reads: configurationOf(watched.reads), value: judgement });
    if (traced !== before) answers.write(slotOf(routesOf(question)), { key: "", reads: new Map(), value: traced });
  }
  return judgement;
}

/** What the routes depend on is kept with them, so that those of any snapshot may serve for another one. */
function routesOf({ place }: Question): string {
  return `routes ${place}`;
}

function routesBefore(question: Question, answers: AnswerStore): TracedRoutes | null {
  return (answers.read(slotOf(routesOf(question)))?.value ?? null) as TracedRoutes | null;
}

interface Known {
  readonly answer: Judgement | null;
  readonly key: string;
  /** The snapshot with the blobs of all source files; null when one of them cannot be read. */
  readonly snapshot: Snapshot | null;
}

async function lookUp(question: Question, answers: AnswerStore): Promise<Known> {
  const snapshot = await withBlobs(question.snapshot, isSource);
  if (snapshot === null) return { answer: null, key: "", snapshot };
  const key = keyOf(question, snapshot);
  const kept = answers.read(slotOf(question.name));
  const holds = kept?.key === key && (await stillHas(snapshot, kept.reads));
  return { answer: holds ? (kept.value as Judgement) : null, key, snapshot };
}

interface Judged {
  readonly judgement: Judgement;
  /** Null where nobody keeps them. */
  readonly traced: TracedRoutes | null;
}

async function judgeNow(
  { manifest, today }: Question,
  snapshot: Snapshot,
  tools: JudgingTools,
  before: TracedRoutes | null,
): Promise<Judged> {
  const { time, answers } = tools;
  const { analyze, judge, withRoutes, withTracedRoutes } = await import("./pipeline.js");
  const loaded = await time("read the manifest", () => manifest.load(snapshot));
  const analysis = await time("read, link, judge roles", () => analyze(snapshot, loaded, today, tools));
  if (answers === null) {
    const routed = await time("routes", () => withRoutes(analysis));
    return { judgement: await time("rules", () => judge(routed)), traced: null };
  }
  const routed = await time("routes", () => withTracedRoutes(analysis, before));
  return { judgement: await time("rules", () => judge(routed)), traced: routed.traced };
}

/** Everything that decides but for the files of configuration, which are known when they have been read. */
function keyOf({ manifest, today }: Question, { kind, prefix, commit, policyId, entries }: Snapshot): string {
  const head = JSON.stringify([manifest.key, today, kind, prefix, kind === "commit" ? commit : null, policyId]);
  const lines = entries.map(
    ({ path, type, blob, target }) => `${path}\0${type === "file" ? (isSource(path) ? blob : "") : `-> ${target}`}`,
  );
  // In one piece: a call for each line takes longer than the hash.
  return createHash("sha256")
    .update([head, ...lines].join("\n"))
    .digest("hex");
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
