import { outputOf } from "../lib/output-of.mjs";
import { binaryOf, versionOf } from "../lib/peer-package.mjs";

/** It is given the files by name, because it would walk through node_modules to find them. */
function graph(bench) {
  const extensions = "ts,tsx,mts,cts,js,jsx,mjs,cjs";
  const options = [
    "--json",
    "--no-spinner",
    "--basedir",
    ".",
    "--extensions",
    extensions,
    "--ts-config",
    bench.tsconfig,
  ];
  return [process.execPath, binaryOf("madge"), ...options, ...bench.sources];
}

export const madge = {
  id: "madge",
  name: "madge",
  runs: [{ kind: "cold", label: "no cache", against: "cold", command: graph }],
  version: () => versionOf("madge"),
  async look(bench) {
    const found = JSON.parse((await outputOf(bench, graph(bench))).stdout);
    return {
      files: Object.keys(found).filter((file) => bench.sources.has(file)).length,
      edges: Object.entries(found).flatMap(([file, targets]) => targets.map((target) => [file, target])),
      tsconfig: "one merged of all",
      errors: [],
    };
  },
};
