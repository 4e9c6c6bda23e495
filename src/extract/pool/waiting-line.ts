import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import type { ReadingJob } from "../extraction.js";
import type { LineAnswer, LineEnd, LineRequest } from "./messages.js";

/** So long is waited for an answer, in milliseconds. A thread that was killed gives none, and nothing tells of that to who waits. */
const PATIENCE = 2000;

/**
 * A line to a thread on which this one stands still until it has the answer, since who asks cannot go on without it and cannot be made to
 * come back: not even its stack may be left. A thread that has once not answered in time is not asked again.
 */
export class WaitingLine {
  /** What the thread is given. */
  readonly far: LineEnd;
  readonly #patience: number;
  readonly #near;
  #asked = 0;
  #isSilent = false;

  constructor(patience = PATIENCE) {
    const { port1, port2 } = new MessageChannel();
    this.#near = port1;
    this.#patience = patience;
    this.far = { port: port2, answered: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
  }

  /** The JSON of the reading; null where there is no answer, which says nothing about the file. */
  ask({ bytes, ...job }: ReadingJob): Uint8Array | null {
    if (this.#isSilent) return null;
    const id = ++this.#asked;
    // A copy to give away: the bytes may lie in memory that others use.
    const own = new Uint8Array(bytes);
    this.#near.postMessage({ id, job: { ...job, bytes: own } } satisfies LineRequest, [own.buffer]);
    const json = this.#await(id);
    if (json === undefined) this.#isSilent = true;
    return json ?? null;
  }

  /** Undefined when nothing comes. */
  #await(id: number): Uint8Array | null | undefined {
    const { answered } = this.far;
    const until = performance.now() + this.#patience;
    for (;;) {
      // Counted before looking: an answer that comes in between ends the wait at once.
      const count = Atomics.load(answered, 0);
      const answer = receiveMessageOnPort(this.#near)?.message as LineAnswer | undefined;
      if (answer?.id === id) return answer.json;
      // Of a question that nobody waits for any more.
      if (answer !== undefined) continue;
      const left = until - performance.now();
      if (left <= 0) return undefined;
      Atomics.wait(answered, 0, count, left);
    }
  }
}
