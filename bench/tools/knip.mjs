import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { outputOf } from "../lib/output-of.mjs";
import { binaryOf, versionOf } from "../lib/peer-package.mjs";

function knipCommand(bench, ...options) {
  const config = bench.knipConfig === null ? [] : ["--config", bench.knipConfig];
  return [process.execPath, binaryOf("knip"), "--no-progress", "--reporter", "json", ...config, ...options];
}

const cacheOf = (bench) => join(bench.scratch, "knip-cache");
const cached = (bench) => knipCommand(bench, "--cache", "--cache-location", cacheOf(bench));
// 2 says that it could not read a configuration; it reports all the same, and `look` says why.
const accepts = [0, 1, 2];

export const knip = {
  id: "knip",
  name: "knip",
  runs: [
    { kind: "cold", label: "no cache", against: "cold", accepts, command: (bench) => knipCommand(bench) },
    {
      kind: "fill",
      label: "`--cache`, cold",
      against: "cold",
      accepts,
      before: (bench) => rmSync(cacheOf(bench), { recursive: true, force: true }),
      command: cached,
    },
    { kind: "warm", label: "`--cache`, nothing changed", against: "warm", accepts, command: cached },
    {
      kind: "edit",
      label: "`--cache`, one file edited",
      against: "edit",
      accepts,
      before: (bench) => bench.edit.make(),
      command: cached,
      after: (bench) => bench.edit.undo(),
    },
  ],
  version: () => versionOf("knip"),
  async look(bench) {
    const list = join(bench.scratch, "files.json");
    writeFileSync(list, JSON.stringify([...bench.sources]));
    const script = fileURLToPath(new URL("../lib/knip-graph.mjs", import.meta.url));
    const config = bench.knipConfig === null ? [] : [bench.knipConfig];
    const { stdout, stderr } = await outputOf(bench, [process.execPath, script, bench.clone, list, ...config]);
    if (stdout === "")
      throw new Error(stderr.split("\n").find((line) => /^\w*Error:/.test(line)) ?? "it printed nothing");
    const { files, edges } = JSON.parse(stdout);
    const errors = stderr.split("\n").filter((line) => line.startsWith("ERROR: Error loading"));
    return { files: files.length, edges, tsconfig: "finds each itself", errors };
  },
};
