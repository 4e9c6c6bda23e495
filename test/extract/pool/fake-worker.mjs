// Reads a file by what it says: "die" ends the thread, "die once" as well, but not again; "fail" is a bug; "which" asks for the thread; all else comes back
// in quotes.
import { existsSync, writeFileSync } from "node:fs";
import { env } from "node:process";
import { parentPort, threadId, workerData } from "node:worker_threads";

function textOf({ bytes }) {
  const text = new TextDecoder().decode(bytes);
  if (text === "die") process.exit(1);
  if (text === "die once" && !existsSync(env.MARK)) {
    writeFileSync(env.MARK, "");
    process.exit(1);
  }
  return text === "which" ? String(threadId) : text;
}

function jsonOf(text) {
  return new TextEncoder().encode(JSON.stringify(text));
}

parentPort.postMessage("started");
parentPort.on("message", (batch) => {
  const texts = batch.map(textOf);
  if (texts.includes("fail")) parentPort.postMessage({ error: "a bug" });
  else parentPort.postMessage({ jsons: texts.map(jsonOf) });
});
workerData.port.on("message", ({ id, job }) => {
  const text = textOf(job);
  workerData.port.postMessage({ id, json: text === "fail" ? null : jsonOf(text) });
  Atomics.add(workerData.answered, 0, 1);
  Atomics.notify(workerData.answered, 0);
});
