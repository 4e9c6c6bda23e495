import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { versions } from "node:process";
import { answerStore, type AnswerStore } from "../cache/answer-store.js";
import { factsCache } from "../cache/facts-cache.js";
import { SegmentStore } from "../cache/segment-store.js";
import { inThisThread } from "../extract/extraction.js";
import { EXTRACTOR_VERSION, isBuilt } from "../extract/extractor-version.js";
import type { ReadingTools } from "../extract/file-reader.js";
import { threadsFor, workerPool } from "../extract/pool/worker-pool.js";
import type { HistoryStore } from "../history/measured-commit.js";
import { BUILD_VERSION } from "../model/build-version.js";
import { UserError } from "../model/user-error.js";
import type { JudgingTools } from "../judge-snapshot.js";
import { compileFrugally } from "./frugal-compiler.js";
import { progressLine } from "./progress-line.js";
import type { Terminal } from "./terminal.js";

/** As the options of the command line are called. */
interface SpeedOptions {
  readonly cache: boolean;
  readonly cacheDir?: string | undefined;
  readonly threads?: number | undefined;
}

/** What a command reads files with, and keeps what it found out. */
export interface CommandTools extends ReadingTools, Pick<JudgingTools, "answers"> {
  /** Of past commits; in memory alone where nothing is kept. */
  readonly history: HistoryStore;
  /** Says what is being done, where that takes a while. */
  readonly say: (text: string) => void;
}

/** Runs something with what reads files: the cache, the threads, and a line that says how far it is. Keeps what was read. */
export async function withReadingTools<T>(
  options: SpeedOptions,
  cacheFolder: string | null,
  terminal: Terminal,
  run: (tools: CommandTools) => Promise<T>,
): Promise<T> {
  compileFrugally();
  const threads = threadsOf(options.threads);
  const directory = cacheDirectory(options, cacheFolder, terminal);
  const store = directory === null ? null : storeIn(directory, `facts-${EXTRACTOR_VERSION}`, terminal);
  const pool = threads === 0 ? null : workerPool(threads);
  const history = directory === null ? historyInMemory() : historyIn(directory, store, terminal);
  const progress = progressLine(terminal);
  try {
    return await run({
      extraction: pool ?? inThisThread,
      store: store === null ? null : factsCache(store),
      onProgress: progress.show,
      answers: directory === null ? null : answersIn(directory, terminal),
      history,
      say: progress.say,
    });
  } finally {
    // What was read is right, whatever came of it.
    store?.flush();
    history.end();
    progress.clear();
    await pool?.end();
  }
}

function threadsOf(wanted: number | undefined): number | ((files: number) => number) {
  // Workers are files of the built package.
  if (wanted === undefined) return isBuilt() ? threadsFor(availableParallelism()) : 0;
  if (!Number.isInteger(wanted) || wanted < 0) throw new UserError("--threads expects a whole number, 0 or more");
  return wanted;
}

function cacheDirectory(
  { cache, cacheDir }: SpeedOptions,
  cacheFolder: string | null,
  { cwd }: Terminal,
): string | null {
  if (!cache) return null;
  // Without a build there is no telling one version of the code from the next.
  return cacheDir === undefined ? (isBuilt() ? cacheFolder : null) : resolve(cwd, cacheDir);
}

function storeIn(directory: string, name: string, { now, err }: Terminal): SegmentStore {
  return new SegmentStore({
    directory,
    // What a letter is depends on the tables of Unicode that this Node has.
    name: `${name}-${versions["unicode"]}`,
    today: Math.floor(now() / MILLISECONDS_A_DAY),
    onProblem: (sentence) => err(`ssotlint: ${sentence}\n`),
  });
}

function answersIn(directory: string, { err }: Terminal): AnswerStore {
  return answerStore({
    directory,
    name: `answer-${BUILD_VERSION}-${versions["unicode"]}`,
    onProblem: (sentence) => err(`ssotlint: ${sentence}\n`),
  });
}

/** @param facts what the history is found out from, kept along with it. */
function historyIn(directory: string, facts: SegmentStore | null, terminal: Terminal): KeptHistory {
  const store = storeIn(directory, `history-${BUILD_VERSION}`, terminal);
  let saved = terminal.now();
  return {
    get: (key) => store.get(key),
    put: (key, value) => store.put(key, value),
    save: () => {
      if (terminal.now() - saved < SAVE_EVERY) return;
      facts?.flush();
      store.flush();
      saved = terminal.now();
    },
    end: () => store.flush(),
  };
}

/** So much work may be lost when a run is killed, in milliseconds; saving more often takes longer than doing it again. */
const SAVE_EVERY = 5000;

interface KeptHistory extends HistoryStore {
  readonly end: () => void;
}

function historyInMemory(): KeptHistory {
  const kept = new Map<string, Uint8Array>();
  return {
    get: (key) => kept.get(key) ?? null,
    put: (key, value) => kept.set(key, value),
    save: () => undefined,
    end: () => undefined,
  };
}

const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;
