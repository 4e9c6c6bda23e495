// Measures how ssotlint grows with the number of files: npm run scaling.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { pythonProject } from "./generate/python-project.mjs";
import { typescriptProject } from "./generate/typescript-project.mjs";
import { machineClass } from "./lib/machine-class.mjs";
import { settle } from "./lib/private-clone.mjs";
import { productOf } from "./lib/product.mjs";
import { failureOf, runMeasured } from "./lib/run-measured.mjs";
import { RUN_KINDS, scalingReport } from "./lib/scaling-report.mjs";
import { orSay } from "./lib/or-say.mjs";
import { scratchFolder } from "./lib/scratch-folder.mjs";
import { writeResult } from "./lib/write-result.mjs";

const LANGUAGES = { typescript: typescriptProject, python: pythonProject };

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,2000,4000,8000,16000" },
    only: { type: "string", default: Object.keys(LANGUAGES).join(",") },
    runs: { type: "string", default: "3" },
    timeout: { type: "string", default: "600" },
    ssotlint: { type: "string", default: new URL("../dist/cli.js", import.meta.url).pathname },
    write: { type: "boolean", default: false },
  },
});
const command = resolve(values.ssotlint);
const sizes = values.sizes.split(",").map(Number);
const scratch = scratchFolder("scaling");
await orSay(main());

async function main() {
  const machine = machineClass();
  const product = productOf(command);
  const measured = {};
  for (const language of values.only.split(",")) {
    measured[language] = [];
    for (const size of sizes) measured[language].push(await measure(language, size));
  }
  const report = scalingReport({ machine, product, runs: Number(values.runs), measured });
  console.log(report);
  if (values.write) writeResult("scaling", report);
}

async function measure(language, size) {
  const folder = join(scratch, `${language}-${size}`);
  write(folder, LANGUAGES[language](size));
  await commit(folder);
  const result = { size };
  for (const kind of RUN_KINDS) result[kind] = { seconds: [], processor: [], peaks: [] };
  for (let run = 0; run < Number(values.runs); run++) {
    rmSync(join(folder, ".git/ssotlint"), { recursive: true, force: true });
    for (const kind of RUN_KINDS) {
      const done = await runMeasured({
        command: [process.execPath, command, "check", "--fail-on", "never"],
        cwd: folder,
        timeout: Number(values.timeout),
        scratch,
      });
      const failure = failureOf(done);
      if (failure !== null) throw new Error(`${language}, ${size} files, ${kind}: ${failure}`);
      result[kind].seconds.push(done.seconds);
      if (done.processor !== null) result[kind].processor.push(done.processor);
      if (done.peak !== null) result[kind].peaks.push(done.peak);
      console.error(`${language}, ${size} files, ${kind}: ${done.seconds.toFixed(2)} s`);
    }
  }
  rmSync(folder, { recursive: true });
  return result;
}

function write(folder, files) {
  for (const [path, text] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

async function commit(folder) {
  const author = ["-c", "user.name=bench", "-c", "user.email=bench@example.com"];
  const git = (...args) => execFileSync("git", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  git("init", "--quiet");
  git("add", "--all");
  git(...author, "commit", "--quiet", "--message", "generated");
  await settle(folder);
}
