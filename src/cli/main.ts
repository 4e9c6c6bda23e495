import { UserError } from "../model/user-error.js";
import { VERSION } from "../model/version.js";
import { plainCheck } from "./plain-check.js";
import { startCheck } from "./start-check.js";
import type { ExitCode, Terminal } from "./terminal.js";

/**
 * The command line: reads the arguments, runs the command, gives the exit code. Never throws: the user's mistakes are told in one
 * message (2), ours with their stack and where to report them (3).
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await run(argv, terminal);
  } catch (error) {
    if (error instanceof UserError) {
      terminal.err(`ssotlint: ${error.message}\n`);
      return 2;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.err(
      `ssotlint ${VERSION} failed. This is a bug of ssotlint, please report it with this text:\n${detail}\n`,
    );
    return 3;
  }
}

async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (argv.length === 1 && argv[0] === "--version") {
    terminal.out(`${VERSION}\n`);
    return 0;
  }
  if (argv[0] === "--get-completions") return (await import("./run-complete.js")).runComplete(argv.slice(1), terminal);
  const plain = plainCheck(argv);
  if (plain !== null) return startCheck(plain, terminal);
  const { runCommandLine } = await import("./command-line.js");
  return runCommandLine(argv, terminal);
}
