import type { CompletionArguments } from "./completion-command.js";
import { COMPLETION_SCRIPTS } from "./completion-scripts.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** Prints what teaches a shell to complete. */
export async function runCompletion({ shell }: CompletionArguments, terminal: Terminal): Promise<ExitCode> {
  terminal.out(COMPLETION_SCRIPTS[shell]);
  return 0;
}
