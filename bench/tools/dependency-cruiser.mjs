import { rmSync } from "node:fs";
import { join } from "node:path";
import { outputOf } from "../lib/output-of.mjs";
import { binaryOf, versionOf } from "../lib/peer-package.mjs";

const cacheOf = (bench) => join(bench.scratch, "dependency-cruiser-cache");
const cached = (bench) => cruise(bench, "--cache", cacheOf(bench));

function cruise(bench, ...options) {
  return [
    process.execPath,
    binaryOf("dependency-cruiser", "depcruise"),
    "--no-config",
    "--ts-pre-compilation-deps",
    "--ts-config",
    bench.tsconfig,
    "--exclude",
    "(^|/)node_modules/",
    ...options,
    ".",
  ];
}

export const dependencyCruiser = {
  id: "dependency-cruiser",
  name: "dependency-cruiser `--ts-pre-compilation-deps`",
  runs: [
    { kind: "cold", label: "no cache", against: "cold", command: (bench) => cruise(bench) },
    {
      kind: "fill",
      label: "`--cache`, cold",
      against: "cold",
      before: (bench) => rmSync(cacheOf(bench), { recursive: true, force: true }),
      command: cached,
    },
    { kind: "warm", label: "`--cache`, nothing changed", against: "warm", command: cached },
    {
      kind: "edit",
      label: "`--cache`, one file edited",
      against: "edit",
      before: (bench) => bench.edit.make(),
      command: cached,
      after: (bench) => bench.edit.undo(),
    },
  ],
  version: () => versionOf("dependency-cruiser"),
  async look(bench) {
    const { stdout } = await outputOf(bench, cruise(bench, "--output-type", "json"));
    const { modules } = JSON.parse(stdout);
    return {
      files: modules.filter(({ source }) => bench.sources.has(source)).length,
      edges: modules.flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => [source, resolved])),
      tsconfig: "one merged of all",
      errors: [],
    };
  },
};
