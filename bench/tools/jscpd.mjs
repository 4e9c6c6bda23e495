import { readFileSync } from "node:fs";
import { join } from "node:path";
import { outputOf } from "../lib/output-of.mjs";
import { NO_IMPORTS } from "../lib/compare-seen.mjs";
import { binaryOf, versionOf } from "../lib/peer-package.mjs";

/** In the languages that ssotlint reads alone. Files that are too short for a copy do not count among those that it saw. */
const detect = (...options) => {
  const formats = "typescript,tsx,javascript,jsx,python";
  const scope = ["--max-size", "100mb", "--format", formats, "--ignore", "**/node_modules/**"];
  return [process.execPath, binaryOf("jscpd"), ...scope, "--no-tips", ...options, "."];
};

export const jscpd = {
  id: "jscpd",
  name: "jscpd",
  readsPython: true,
  runs: [
    {
      kind: "cold",
      label: "no cache",
      against: "cold",
      accepts: [0, 1],
      command: () => detect("--reporters", "silent"),
    },
  ],
  version: () => versionOf("jscpd"),
  async look(bench) {
    await outputOf(bench, detect("--reporters", "json", "--silent", "--output", bench.scratch));
    const { statistics } = JSON.parse(readFileSync(join(bench.scratch, "jscpd-report.json"), "utf8"));
    return { files: statistics.total.sources, edges: NO_IMPORTS, tsconfig: "needs none", errors: [] };
  },
};
