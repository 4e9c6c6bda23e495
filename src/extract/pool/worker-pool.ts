import { Worker } from "node:worker_threads";
import { inThisThread, ReaderDiedError, type Extraction, type ReadingJob } from "../extraction.js";
import type { Dialect } from "../../model/facts.js";
import type { Batch, WorkerMessage } from "./messages.js";
import { WaitingLine } from "./waiting-line.js";

export interface WorkerPool extends Extraction {
  /** Ends the workers. What was asked and not answered is never answered. */
  readonly end: () => Promise<void>;
}

/**
 * Reads files in so many threads, or in as many as so many files are worth. None is started before there is something to read.
 */
export function workerPool(size: number | ((files: number) => number), script: URL = WORKER): WorkerPool {
  return new Pool(typeof size === "number" ? () => size : size, script);
}

/** Above so many files a thread more is worth its start. */
const MANY = 8000;

/**
 * As many threads as cores, but for one where there are few files: it is busy with what each thread does beside, such as compiling and looking
 * for what is not needed any more, and with this thread.
 */
export function threadsFor(cores: number): (files: number) => number {
  return (files) => (files > MANY ? cores : Math.max(1, cores - 1));
}

const WORKER = new URL("extract-worker.js", import.meta.url);

/** So much is sent at once, unless there is too little for all: a message costs as much as a small file. */
const BATCH_BYTES = 256 * 1024;
const BATCH_FILES = 32;

interface Task {
  readonly job: ReadingJob;
  readonly resolve: (json: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  /** How many workers died over it. */
  deaths: number;
}

/** Of what a file's reading makes, next to nothing outlives it: V8's own limit, three times as much, is room that each thread holds for no use. */
const YOUNG = 16;

/** A thread that has read so many files in a large run holds more than its start costs. */
const USED_UP = 1000;

interface Thread {
  readonly worker: Worker;
  readonly line: WaitingLine;
  tasks: readonly Task[];
  /** How many files it has read. */
  read: number;
  hasStarted: boolean;
}

class Pool implements WorkerPool {
  readonly #sizeFor: (files: number) => number;
  #size: number;
  readonly #script: URL;
  readonly #threads = new Set<Thread>();
  #waiting: Task[] = [];
  #suspects: Task[] = [];
  #isScheduled = false;
  #falseStarts = 0;
  #hasEnded = false;
  #isLarge = false;

  constructor(sizeFor: (files: number) => number, script: URL) {
    this.#sizeFor = sizeFor;
    this.#size = sizeFor(0);
    this.#script = script;
  }

  readonly read = (job: ReadingJob): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject, deaths: 0 });
      this.#schedule();
    });

  /** Only of a thread that is at rest: all others have something to do that is waited for, too. */
  readonly readNow = (job: ReadingJob): Uint8Array | null => {
    if (this.#hasEnded) return null;
    for (const { hasStarted, tasks, line } of this.#threads) if (hasStarted && tasks.length === 0) return line.ask(job);
    return null;
  };

  /** By reading nothing: a parser is loaded for the first text. At once, since this thread is about to be busy. */
  readonly prepare = (dialect: Dialect): void => {
    this.read({ kind: "facts", dialect, bytes: new Uint8Array() }).catch(() => {});
    this.#dispatch();
  };

  readonly expect = (files: number): void => {
    this.#isLarge ||= files > MANY;
    this.#size = Math.max(this.#size, this.#sizeFor(files));
  };

  /** Whoever asks again gets new threads. Of a small run, or one that watches for changes, they are worth more than what they hold. */
  readonly rest = (): void => {
    if (!this.#isLarge) return;
    for (const thread of this.#threads) {
      if (thread.tasks.length > 0 || thread.read < USED_UP) continue;
      this.#threads.delete(thread);
      void thread.worker.terminate();
    }
  };

  readonly end = async (): Promise<void> => {
    this.#hasEnded = true;
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  };

  /** Once for all that is asked in one turn, so that batches fill. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#dispatch();
    });
  }

  #dispatch(): void {
    if (this.#hasEnded) return;
    if (this.#falseStarts > this.#size) return this.#readHere();
    for (const thread of this.#threads) if (thread.tasks.length === 0) this.#give(thread);
    while (this.#hasWork() && this.#threads.size < this.#size) this.#give(this.#start());
  }

  #hasWork(): boolean {
    return this.#waiting.length + this.#suspects.length > 0;
  }

  #start(): Thread {
    const line = new WaitingLine();
    const worker = new Worker(this.#script, {
      workerData: line.far,
      transferList: [line.far.port],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    const thread: Thread = { worker, line, tasks: [], read: 0, hasStarted: false };
    this.#threads.add(thread);
    thread.worker.on("message", (message: WorkerMessage) => {
      if (message === "started") thread.hasStarted = true;
      else this.#finish(thread, message);
    });
    thread.worker.on("error", () => this.#bury(thread));
    thread.worker.on("exit", () => this.#bury(thread));
    // Whoever waits for an answer keeps the process alive; a worker at rest does not.
    thread.worker.unref();
    return thread;
  }

  #give(thread: Thread): void {
    const tasks = this.#takeBatch();
    if (tasks.length === 0) return;
    thread.tasks = tasks;
    thread.worker.ref();
    // Copies to give away: the bytes may lie in memory that others use, and are needed again when the worker dies.
    const batch = tasks.map(({ job }) => ({ ...job, bytes: new Uint8Array(job.bytes) })) satisfies Batch;
    thread.worker.postMessage(
      batch,
      batch.map(({ bytes }) => bytes.buffer),
    );
  }

  /** What a worker died over is read alone, so that it is known which file it is. */
  #takeBatch(): readonly Task[] {
    const suspect = this.#suspects.shift();
    if (suspect !== undefined) return [suspect];
    const share = Math.ceil(this.#waiting.length / this.#size);
    let bytes = 0;
    let count = 0;
    for (const { job } of this.#waiting) {
      if (count >= Math.min(share, BATCH_FILES) || (count > 0 && bytes + job.bytes.length > BATCH_BYTES)) break;
      bytes += job.bytes.length;
      count++;
    }
    const batch = this.#waiting.slice(0, count);
    this.#waiting = this.#waiting.slice(count);
    return batch;
  }

  #finish(thread: Thread, answer: Exclude<WorkerMessage, "started">): void {
    const { tasks } = thread;
    thread.tasks = [];
    thread.read += tasks.length;
    thread.worker.unref();
    for (const [index, { resolve, reject }] of tasks.entries()) {
      const json = "jsons" in answer ? answer.jsons[index] : undefined;
      if (json !== undefined) resolve(json);
      else reject(new Error("error" in answer ? answer.error : "A worker left out a file of its batch"));
    }
    this.#dispatch();
  }

  #bury(thread: Thread): void {
    if (!this.#threads.delete(thread) || this.#hasEnded) return;
    if (!thread.hasStarted) {
      this.#falseStarts++;
      this.#waiting.push(...thread.tasks);
      thread.tasks = [];
      this.#dispatch();
      return;
    }
    for (const task of thread.tasks) {
      task.deaths++;
      // Alone with it twice: it is the file.
      if (thread.tasks.length === 1 && task.deaths > 1)
        task.reject(new ReaderDiedError("A worker died over this file"));
      else this.#suspects.push(task);
    }
    thread.tasks = [];
    this.#dispatch();
  }

  /** Where no thread can be started. */
  #readHere(): void {
    for (const { job, resolve, reject } of [...this.#waiting, ...this.#suspects]) {
      inThisThread.read(job).then(resolve, reject);
    }
    this.#waiting = [];
    this.#suspects = [];
  }
}
