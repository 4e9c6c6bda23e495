// Starts one application for real and prints what its framework says about it, as JSON.
// Run in a process of its own, because the framework's modules are watched before the application loads them:
//   node run.mjs <framework> <folder of the built application> <file#name>
// On standard input: { requests: OracleRequest[], samples: string[] }, where samples are requests that routes may match.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { askApp, watchFramework } from "./ask-app.mjs";

const [framework, folder, load] = process.argv.slice(2);
const given = JSON.parse(readFileSync(0, "utf8"));
const table = await askApp(await watchFramework(framework, resolve(folder)), { load, ...given });
process.stdout.write(JSON.stringify(table), () => process.exit(0));
