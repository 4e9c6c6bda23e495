import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { outputOf } from "../lib/output-of.mjs";

const check = (bench, ...options) => [process.execPath, bench.ssotlint, "check", "--fail-on", "never", ...options];

export const ssotlint = {
  id: "ssotlint",
  name: "ssotlint",
  readsPython: true,
  runs: [
    {
      kind: "cold",
      label: "cold",
      before: (bench) => rmSync(join(bench.clone, ".git/ssotlint"), { recursive: true, force: true }),
      command: (bench) => check(bench),
    },
    { kind: "warm", label: "warm, nothing changed", command: (bench) => check(bench) },
    {
      kind: "edit",
      label: "warm, one file edited",
      before: (bench) => bench.edit.make(),
      command: (bench) => check(bench),
      after: (bench) => bench.edit.undo(),
    },
    {
      kind: "staged",
      label: "`check --staged`, one file staged",
      before: (bench) => bench.edit.stage(),
      command: (bench) => check(bench, "--staged"),
      after: (bench) => bench.edit.undo(),
    },
  ],
  version: (bench) => JSON.parse(readFileSync(join(bench.ssotlint, "../../package.json"), "utf8")).version,
  async look(bench) {
    const imports = await outputOf(bench, [process.execPath, bench.ssotlint, "inventory", "imports", "-r", "json"]);
    const report = await outputOf(bench, check(bench, "-r", "json"));
    const { summary } = JSON.parse(report.stdout);
    const edges = JSON.parse(imports.stdout)
      .imports.filter(({ module }) => module !== null)
      .map(({ file, module }) => [file, module]);
    return {
      files: summary.files.total,
      sourceFiles: summary.files.typescript,
      edges,
      tsconfig: "finds each itself",
      errors: [],
    };
  },
};
