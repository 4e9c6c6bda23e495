// Measures how long the snapshot of the next day takes, in a process that has analysed the day before: npm run next -- <dir>.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { machineClass } from "./lib/machine-class.mjs";
import { nextReport, stagesIn } from "./lib/next-report.mjs";
import { productOf } from "./lib/product.mjs";
import { failureOf, runMeasured } from "./lib/run-measured.mjs";
import { orSay } from "./lib/or-say.mjs";
import { scratchFolder } from "./lib/scratch-folder.mjs";
import { writeResult } from "./lib/write-result.mjs";

const USAGE = `npm run next -- <dir> [options]

  <dir>              a git repository; nothing is written to it, and it needs no checkout
  --days <n>         how many days are measured, each against the one before (5)
  --until <ref>      the last of them (HEAD)
  --config <file>    one manifest for all days, in place of each its own
  --timeout <s>      the limit for one run (600)
  --ssotlint <file>  the built command (../dist/cli.js)
  --name <name>      what the result calls the repository
  --write            write the result to results/ and to README.md`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    days: { type: "string", default: "5" },
    until: { type: "string", default: "HEAD" },
    config: { type: "string" },
    timeout: { type: "string", default: "600" },
    ssotlint: { type: "string", default: new URL("../dist/cli.js", import.meta.url).pathname },
    name: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
if (positionals.length !== 1 || !(Number(values.days) >= 1)) {
  console.error(USAGE);
  process.exit(2);
}
const dir = resolve(positionals[0]);
const command = resolve(values.ssotlint);
const scratch = scratchFolder("next");
const cache = join(scratch, "cache");
await orSay(main());

async function main() {
  if (!existsSync(dir)) throw new Error(`${dir} does not exist: name a git repository.`);
  const machine = machineClass();
  const product = productOf(command);
  const days = lastCommits(Number(values.days) + 1);
  const measured = [];
  for (const [index, { commit, day }] of days.entries()) {
    const before = days[index - 1];
    if (before === undefined) continue;
    // What is read of files is in the cache then, and nothing else.
    await check(commit, before.commit);
    for (const name of readdirSync(cache)) if (name.startsWith("answer-")) rmSync(join(cache, name));
    const { stderr, peak } = await check(commit, before.commit);
    measured.push({ day, changed: changedFiles(before.commit, commit), stages: stagesIn(stderr), peak });
    console.error(`${day}: measured`);
  }
  const name = values.name ?? basename(dir);
  const report = nextReport({ name, machine, product, measured });
  console.log(report);
  if (values.write) writeResult(`next ${name}`, report);
}

async function check(commit, before) {
  const manifest = values.config === undefined ? [] : ["--config", values.config, "--manifest-of-worktree"];
  const snapshots = ["--ref", commit, "--since", before, ...manifest];
  const rest = ["--fail-on", "never", "--timing", "--cache-dir", cache];
  const run = await runMeasured({
    command: [process.execPath, command, "check", ...snapshots, ...rest],
    cwd: dir,
    timeout: Number(values.timeout),
    scratch,
  });
  const failure = failureOf(run);
  if (failure !== null) throw new Error(`${before} to ${commit}: ${failure}`);
  return run;
}

/** The last commit of each of the last days on which there were any, the oldest first. */
function lastCommits(count) {
  const days = new Map();
  for (const line of git("log", "--first-parent", "--format=%H %cs", values.until).split("\n")) {
    const [commit, day] = line.split(" ");
    if (!days.has(day)) days.set(day, { commit, day });
    if (days.size > count) break;
  }
  const found = [...days.values()].slice(0, count).reverse();
  if (found.length < 2) throw new Error("The repository has commits of less than two days.");
  return found;
}

function changedFiles(before, after) {
  const names = git("diff", "--no-renames", "--name-only", before, after).split("\n");
  return names.filter((name) => /\.(?:pyi?|[cm]?[jt]sx?)$/.test(name)).length;
}

function git(...args) {
  return execFileSync("git", args, { cwd: dir, encoding: "utf8", maxBuffer: 2 ** 28 });
}
