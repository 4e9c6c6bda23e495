// Starts one application after the other in one process: node serve.mjs <framework> <folder>
// Each line of the input is { load: "<file#name in the folder>", requests: OracleRequest[] } as JSON, and each line of the output what
// run.mjs prints of that application.
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { askApp, watchFramework } from "./ask-app.mjs";

const [framework, folder] = process.argv.slice(2);
const runner = await watchFramework(framework, resolve(folder));
for await (const line of createInterface({ input: process.stdin })) {
  const table = await askApp(runner, { samples: [], ...JSON.parse(line) });
  process.stdout.write(`${JSON.stringify(table)}\n`);
}
process.exit(0);
