// Runs the check once, for annotations, code scanning, the summary and the comment, and says how many findings there are.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { splitWords } from "./split-words.mjs";
import { whatToCompareWith } from "./what-to-compare-with.mjs";
import {
  addSummary,
  annotate,
  event,
  harmless,
  input,
  isOn,
  runStep,
  setOutput,
  WorkflowError,
  workingDirectory,
} from "./workflow.mjs";

await runStep(() => {
  const directory = workingDirectory();
  const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), "ssotlint-"));
  const [sarif, markdown, json] = ["ssotlint.sarif", "ssotlint.md", "ssotlint.json"].map((name) => join(folder, name));
  const compared = whatToCompareWith(input("since"), event(), directory);
  if (compared.since === null && isOn("fail-on-new")) throw new WorkflowError(`fail-on-new: ${compared.why}`);
  if (compared.since === null && compared.isMissed) annotate("warning", compared.why);
  const { status, stderr, error } = spawnSync(
    process.execPath,
    [
      input("cli"),
      "check",
      ...["github", `sarif=${sarif}`, `markdown=${markdown}`, `json=${json}`].flatMap((name) => ["--reporter", name]),
      // With equals signs: whatever the value is, it is the value.
      ...given("--fail-on", input("fail-on")),
      ...given("--config", input("config")),
      ...given("--category", input("category")),
      ...given("--since", compared.since ?? ""),
      ...(isOn("fail-on-new") ? ["--fail-on-new"] : []),
      ...splitWords(input("args")),
    ],
    { cwd: directory, encoding: "utf8", stdio: ["ignore", "inherit", "pipe"], maxBuffer: 1 << 28 },
  );
  if (error !== undefined) throw error;
  if (status !== 0 && status !== 1) throw failure(stderr, status ?? 3);
  process.stdout.write(harmless(stderr));
  addSummary(readFileSync(markdown, "utf8"));
  const counts = countsOf(JSON.parse(readFileSync(json, "utf8")));
  for (const [name, value] of Object.entries({ sarif, markdown, ...counts, "exit-code": status }))
    setOutput(name, value);
});

function given(option, value) {
  return value === "" ? [] : [`${option}=${value}`];
}

function failure(stderr, status) {
  addSummary("ssotlint could not check anything: the log says why.");
  return new WorkflowError(stderr.trim() || `ssotlint ended with ${status}`, status);
}

/** New is what neither the baseline nor the commit has that the run is compared with. */
function countsOf({ findings, since, baseline }) {
  const isNew = ({ state, introduced }) => state === "new" && introduced !== false;
  const fixed = (since?.fixed ?? 0) + (baseline?.fixed.length ?? 0);
  return {
    findings: findings.length,
    new: findings.filter(isNew).length,
    // Nobody needs a comment that there is nothing to say.
    noteworthy: findings.some(({ state }) => state === "new") || fixed > 0,
  };
}
