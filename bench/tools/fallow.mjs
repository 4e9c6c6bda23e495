import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { outputOf } from "../lib/output-of.mjs";
import { binaryOf, versionOf } from "../lib/peer-package.mjs";

const fallowCommand = (...options) => [process.execPath, binaryOf("fallow"), ...options];
const deadCode = () => fallowCommand("dead-code", "--format", "json", "--quiet");
const clear = (bench) => rmSync(join(bench.clone, ".fallow"), { recursive: true, force: true });

export const fallow = {
  id: "fallow",
  name: "`fallow dead-code`",
  runs: [
    { kind: "cold", label: "cold", against: "cold", accepts: [0, 1], before: clear, command: deadCode },
    { kind: "warm", label: "warm, nothing changed", against: "warm", accepts: [0, 1], command: deadCode },
    {
      kind: "edit",
      label: "warm, one file edited",
      against: "edit",
      accepts: [0, 1],
      before: (bench) => bench.edit.make(),
      command: deadCode,
      after: (bench) => bench.edit.undo(),
    },
  ],
  version: () => versionOf("fallow"),
  async look(bench) {
    const report = JSON.parse((await outputOf(bench, deadCode())).stdout);
    const drawing = join(bench.scratch, "fallow.dot");
    await outputOf(bench, fallowCommand("viz", "--viz-format", "dot", "--no-open", "--quiet", "--out", drawing));
    const { files, edges } = parseDrawing(readFileSync(drawing, "utf8"));
    // A workspace may leave a package out on purpose; whether that matters shows in the edges.
    const isError = (each) => each.degrades_analysis && each.kind !== "undeclared-workspace";
    const errors = (report.workspace_diagnostics ?? []).filter(isError).map((each) => each.message);
    return {
      files: files.filter((file) => bench.sources.has(file)).length,
      edges,
      tsconfig: "finds each itself",
      errors,
    };
  },
};

/** The files and edges of a graph in the language of Graphviz, as fallow writes it: one node or edge a line. */
function parseDrawing(text) {
  const names = new Map();
  const edges = [];
  for (const line of text.split("\n")) {
    const node = /^\s*(n\d+) \[label="([^"]*)"/.exec(line);
    if (node !== null) names.set(node[1], node[2]);
    const edge = /^\s*(n\d+) -> (n\d+)/.exec(line);
    if (edge !== null) edges.push([names.get(edge[1]), names.get(edge[2])]);
  }
  return { files: [...names.values()], edges };
}
