import { resolve } from "node:path";
import { locate } from "../snapshot/locate-repository.js";
import type { CheckArguments } from "./check-command.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** Asks git where to look, which answers while the rest of the check is loaded, and runs the check, once or until it is stopped. */
export async function startCheck(args: CheckArguments, terminal: Terminal): Promise<ExitCode> {
  if (args.watch) return (await import("./run-watch.js")).runWatch(args, terminal);
  const located = locate(resolve(terminal.cwd, args.cwd ?? "."));
  // What git refuses is told when its answer is asked for.
  located.catch(() => {});
  const { runCheck } = await import("./run-check.js");
  return runCheck(args, terminal, located);
}
