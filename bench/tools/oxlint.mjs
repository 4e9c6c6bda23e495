import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { binaryOf, versionOf } from "../lib/peer-package.mjs";
import { outputOf } from "../lib/output-of.mjs";

/** One rule, and no configuration of the repository, which would add others. */
function lint(bench, ...options) {
  const config = join(bench.scratch, "oxlint.json");
  const rules = { "import/no-cycle": "error" };
  writeFileSync(config, JSON.stringify({ plugins: ["import"], categories: { correctness: "off" }, rules }));
  return [process.execPath, binaryOf("oxlint"), "--config", config, "--disable-nested-config", ...options];
}

export const oxlint = {
  id: "oxlint",
  name: "oxlint, `import/no-cycle` alone",
  runs: [
    {
      kind: "cold",
      label: "no cache",
      against: "cold",
      accepts: [0, 1],
      isSilent: true,
      command: (bench) => lint(bench, "--silent"),
    },
  ],
  version: () => versionOf("oxlint"),
  async look(bench) {
    const { stdout } = await outputOf(bench, lint(bench, "--format", "json"));
    return { files: JSON.parse(stdout).number_of_files, edges: null, tsconfig: "finds each itself", errors: [] };
  },
};
