import { createHash } from "node:crypto";
import type { AnswerStore } from "./cache/answer-store.js";
import { dialectOf } from "./extract/dialect.js";
import type { ReadingTools } from "./extract/file-reader.js";
import type { Manifest } from "./model/manifest.js";
import type { Judgement } from "./model/report.js";
import type { Snapshot } from "./model/snapshot.js";
import { stillHas, watchReads, withBlobs } from "./snapshot/watch-reads.js";

/** What is asked: a snapshot, judged by a manifest on a day. */
export interface Question {
  /** Tells it from other questions whose last answers are kept: which directory, and which kind of snapshot of it. */
  readonly name: string;
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
  if (answers === null) return judgeNow(question, question.snapshot, tools);
  const known = await time("look for a kept answer", () => lookUp(question, answers));
  if (known.answer !== null) return known.answer;
  if (known.snapshot === null) return judgeNow(question, question.snapshot, tools);
  const watched = watchReads(known.snapshot);
  const judgement = await judgeNow(question, watched.snapshot, tools);
  if (!watched.hasChanged()) {
    answers.write(slotOf(question), { key: known.key, reads: configurationOf(watched.reads), value: judgement });
  }
  return judgement;
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
  const kept = answers.read(slotOf(question));
  const holds = kept?.key === key && (await stillHas(snapshot, kept.reads));
  return { answer: holds ? (kept.value as Judgement) : null, key, snapshot };
}

async function judgeNow({ manifest, today }: Question, snapshot: Snapshot, tools: JudgingTools): Promise<Judgement> {
  const { time } = tools;
  const { analyze, judge, withRoutes } = await import("./pipeline.js");
  const loaded = await time("read the manifest", () => manifest.load(snapshot));
  const analysis = await time("read, link, judge roles", () => analyze(snapshot, loaded, today, tools));
  const routed = await time("routes", () => withRoutes(analysis));
  return time("rules", () => judge(routed));
}

/** Everything that decides but for the files of configuration, which are known when they have been read. */
function keyOf({ manifest, today }: Question, { kind, prefix, commit, policyId, entries }: Snapshot): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([manifest.key, today, kind, prefix, kind === "commit" ? commit : null, policyId]));
  for (const { path, type, blob, target } of entries) {
    hash.update(`${path}\0${type === "file" ? (isSource(path) ? blob : "") : `-> ${target}`}\n`);
  }
  return hash.digest("hex");
}

function slotOf({ name }: Question): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 16);
}

function isSource(path: string): boolean {
  return dialectOf(path) !== null;
}

/** The source files are in the key. */
function configurationOf(reads: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...reads].filter(([path]) => !isSource(path)));
}
