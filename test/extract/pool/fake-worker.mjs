// Reads a file by what it says: "die" ends the thread, "die once" as well, but not again; "fail" is a bug; all else comes back in quotes.
import { existsSync, writeFileSync } from "node:fs";
import { env } from "node:process";
import { parentPort } from "node:worker_threads";

parentPort.postMessage("started");
parentPort.on("message", (batch) => {
  const texts = batch.map(({ bytes }) => new TextDecoder().decode(bytes));
  for (const text of texts) {
    if (text === "die") process.exit(1);
    if (text === "die once" && !existsSync(env.MARK)) {
      writeFileSync(env.MARK, "");
      process.exit(1);
    }
  }
  if (texts.includes("fail")) parentPort.postMessage({ error: "a bug" });
  else parentPort.postMessage({ jsons: texts.map((text) => new TextEncoder().encode(JSON.stringify(text))) });
});
