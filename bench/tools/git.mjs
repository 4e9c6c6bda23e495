import { outputOf } from "../lib/output-of.mjs";

/** What git itself needs to know that nothing changed. */
export const gitTool = {
  id: "git",
  name: "git status",
  readsPython: true,
  runs: [{ kind: "status", label: "nothing changed", against: "warm", command: () => ["git", "status"] }],
  version: async (bench) => (await outputOf(bench, ["git", "--version"])).stdout.replace("git version ", "").trim(),
  // It reads no code.
  look: null,
};
