// Measures ssotlint against other tools on one repository: npm run bench -- <dir>.
import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { comparisonReport } from "./lib/comparison-report.mjs";
import { editOf } from "./lib/edit.mjs";
import { machineClass } from "./lib/machine-class.mjs";
import { writeMergedTsconfig } from "./lib/merged-tsconfig.mjs";
import { privateClone } from "./lib/private-clone.mjs";
import { failureOf, runMeasured } from "./lib/run-measured.mjs";
import { TOOLS } from "./lib/tools.mjs";
import { compareSeen } from "./lib/compare-seen.mjs";
import { productOf } from "./lib/product.mjs";
import { orSay } from "./lib/or-say.mjs";
import { scratchFolder } from "./lib/scratch-folder.mjs";
import { writeResult } from "./lib/write-result.mjs";

const USAGE = `npm run bench -- <dir> [options]

  <dir>              a git repository; what is committed is measured, in a private clone
  --runs <n>         how often each run is repeated (5)
  --only <ids>       some tools alone: ${TOOLS.map(({ id }) => id).join(",")}
  --timeout <s>      the limit for one run (600)
  --ssotlint <file>  the built command (../dist/cli.js)
  --knip-config <file>  a configuration for knip, where it fails with the repository's
  --name <name>      what the result calls the repository
  --write            write the result to results/ and to README.md`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "5" },
    only: { type: "string" },
    timeout: { type: "string", default: "600" },
    ssotlint: { type: "string", default: new URL("../dist/cli.js", import.meta.url).pathname },
    "knip-config": { type: "string" },
    name: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(values.runs);
if (positionals.length !== 1 || !(rounds >= 1)) {
  console.error(USAGE);
  process.exit(2);
}

const scratch = scratchFolder("bench");
await orSay(compare(resolve(positionals[0])));

async function compare(dir) {
  const machine = machineClass();
  const product = productOf(resolve(values.ssotlint));
  progress("cloning");
  const clone = await privateClone(dir, join(scratch, "clone"));
  const bench = benchOf(clone);
  const configs = writeMergedTsconfig({ root: clone.path, files: clone.files, target: bench.tsconfig });
  const { tools, skipped } = chosenTools(bench);
  const seen = await lookWithAll(tools, bench);
  bench.edit = editOf(clone.path, editableFiles(seen.get("ssotlint").looked.pairs));
  const results = await measure(tools, bench);
  const name = values.name ?? nameOf(clone.path, dir);
  const report = comparisonReport({
    name,
    commit: clone.commit,
    product,
    machine,
    rounds,
    nodeModules: clone.nodeModules,
    configs: configs.length,
    tools,
    skipped,
    seen,
    results,
  });
  console.log(report);
  if (values.write) writeResult(name, report);
}

/** What the tools are given. */
function benchOf(clone) {
  const sources = clone.files.filter((file) => /\.[cm]?[jt]sx?$/.test(file));
  return {
    clone: clone.path,
    sources: new Set(sources),
    scratch,
    tsconfig: join(scratch, "tsconfig.merged.json"),
    ssotlint: resolve(values.ssotlint),
    timeout: Number(values.timeout),
    knipConfig: values["knip-config"] === undefined ? null : resolve(values["knip-config"]),
  };
}

/** The files in the midst of the graph, which import and are imported, so that an edit of one is an edit of code that is in use. */
function editableFiles(edges) {
  const importers = new Set(edges.map(([from]) => from));
  const imported = new Set(edges.map(([, to]) => to));
  const found = [...importers].filter(
    (file) => imported.has(file) && /\.(?:tsx?|py)$/.test(file) && !file.endsWith(".d.ts"),
  );
  if (found.length === 0)
    throw new Error("There is no file that imports one of the repository and is imported, so none to edit.");
  return found.sort((left, right) => (left < right ? -1 : 1));
}

function chosenTools(bench) {
  const ids = values.only?.split(",") ?? TOOLS.map(({ id }) => id);
  const unknown = ids.find((id) => !TOOLS.some((tool) => tool.id === id));
  if (unknown !== undefined) throw new Error(`There is no tool ${unknown}.`);
  const chosen = TOOLS.filter(({ id }) => id === "ssotlint" || ids.includes(id));
  const fits = (tool) => tool.readsPython === true || bench.sources.size > 0;
  return { tools: chosen.filter(fits), skipped: chosen.filter((tool) => !fits(tool)) };
}

/** Asks each tool what it sees. A tool that fails here may still be measured, but is compared with nothing. */
async function lookWithAll(tools, bench) {
  const seen = new Map();
  let ours = null;
  for (const tool of tools) {
    progress(`what ${tool.id} sees`);
    const version = await tool.version(bench);
    if (tool.look === null) {
      seen.set(tool.id, { version, looked: null, verdict: { comparable: true, remark: "" } });
      continue;
    }
    try {
      const looked = await tool.look(bench);
      ours ??= looked;
      seen.set(tool.id, { version, ...compareSeen(looked, ours, bench.sources) });
    } catch (error) {
      if (tool.id === "ssotlint") throw error;
      const remark = `it did not say what it sees: ${error.message.split("\n")[0].replaceAll(scratch, "…")}`;
      seen.set(tool.id, { version, looked: null, verdict: { comparable: false, remark } });
    }
  }
  return seen;
}

async function measure(tools, bench) {
  const results = new Map();
  for (let round = 0; round < rounds; round++) {
    const file = bench.edit.startRound(round, rounds);
    progress(`round ${round + 1} of ${rounds}, editing ${file}`);
    // Forwards and backwards in turn, so that what the machine does beside is spread over all.
    const order = round % 2 === 0 ? tools : [...tools].reverse();
    for (const tool of order) {
      for (const run of tool.runs) await measureOnce({ tool, run, bench, results });
    }
  }
  return results;
}

async function measureOnce({ tool, run, bench, results }) {
  const key = `${tool.id} ${run.kind}`;
  const result = results.get(key) ?? { seconds: [], processor: [], peaks: [], failure: null };
  results.set(key, result);
  // What failed once would fail again, and slowly.
  if (result.failure !== null) return;
  await run.before?.(bench);
  const done = await runMeasured({
    command: run.command(bench),
    cwd: bench.clone,
    timeout: bench.timeout,
    scratch,
  });
  await run.after?.(bench);
  result.failure = failureOf(done, run)?.replaceAll(scratch, "…") ?? null;
  if (result.failure === null) {
    result.seconds.push(done.seconds);
    if (done.peak !== null) result.peaks.push(done.peak);
    if (done.processor !== null) result.processor.push(done.processor);
  }
  progress(`  ${key}: ${result.failure ?? `${done.seconds.toFixed(2)} s`}`);
}

function nameOf(clone, dir) {
  try {
    return JSON.parse(readFileSync(join(clone, "package.json"), "utf8")).name ?? basename(dir);
  } catch {
    return basename(dir);
  }
}

function progress(text) {
  process.stderr.write(`${text}\n`);
}
