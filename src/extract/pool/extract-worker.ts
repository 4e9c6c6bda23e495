import { parentPort, type Transferable } from "node:worker_threads";
import { keepCompiledCode } from "../compiled-code.js";
import { readJob } from "../extraction.js";
import type { Batch, WorkerMessage } from "./messages.js";

// The parsers are large, and each thread compiles them for itself.
keepCompiledCode();

// The other end of worker-pool.ts: a thread that reads files until it is told to end.
parentPort?.on("message", (batch: Batch) => {
  void answer(batch);
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
