import { parentPort, workerData, type Transferable } from "node:worker_threads";
import { keepCompiledCode } from "../compiled-code.js";
import { readJob } from "../extraction.js";
import type { Batch, LineAnswer, LineEnd, LineRequest, WorkerMessage } from "./messages.js";

// The parsers are large, and each thread compiles them for itself.
keepCompiledCode();

// The other end of worker-pool.ts: a thread that reads files until it is told to end.
parentPort?.on("message", (batch: Batch) => {
  void answer(batch);
});

const line = workerData as LineEnd;
line.port.on("message", (request: LineRequest) => {
  void answerWhoWaits(request);
});

send("started", []);

async function answer(batch: Batch): Promise<void> {
  try {
    const jsons: Uint8Array<ArrayBuffer>[] = [];
    // A copy of its own, since small buffers share their memory.
    for (const job of batch) jsons.push(new Uint8Array(await readJob(job)));
    send(
      { jsons },
      jsons.map(({ buffer }) => buffer),
    );
  } catch (error) {
    send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }, []);
  }
}

function send(message: WorkerMessage, owned: readonly Transferable[]): void {
  parentPort?.postMessage(message, [...owned]);
}

async function answerWhoWaits({ id, job }: LineRequest): Promise<void> {
  let json: Uint8Array<ArrayBuffer> | null = null;
  try {
    json = new Uint8Array(await readJob(job));
  } catch {
    // Said to who asks in the usual way.
  }
  line.port.postMessage({ id, json } satisfies LineAnswer, json === null ? [] : [json.buffer]);
  Atomics.add(line.answered, 0, 1);
  Atomics.notify(line.answered, 0);
}
