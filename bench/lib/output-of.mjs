import { readFileSync } from "node:fs";
import { runMeasured } from "./run-measured.mjs";

/** Runs a program untimed, for what it prints. Its exit code says nothing: a tool that finds something ends with another one than 0. */
export async function outputOf(bench, command) {
  const run = await runMeasured({ command, cwd: bench.clone, timeout: bench.timeout, scratch: bench.scratch });
  if (run.timedOut || run.error !== null)
    throw new Error(run.error?.message ?? "it did not end within the limit of time");
  return { stdout: readFileSync(run.stdoutPath, "utf8"), stderr: run.stderr };
}
