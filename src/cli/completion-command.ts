import type { ArgumentsCamelCase, Argv } from "yargs";

/** The shells that there is a script for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof SHELLS)[number];

interface CompletionOptions {
  readonly shell: Shell;
}

export type CompletionArguments = ArgumentsCamelCase<CompletionOptions>;

/** `ssotlint completion bash|zsh|fish`. */
export function completionCommand(yargs: Argv): Argv<CompletionOptions> {
  return yargs
    .positional("shell", {
      choices: SHELLS,
      demandOption: true,
      describe: "The shell that the script is for",
    })
    .example("$0 completion bash >> ~/.bashrc", "Complete commands, options and values in bash from now on")
    .example("$0 completion zsh >> ~/.zshrc", "The same in zsh")
    .example("$0 completion fish > ~/.config/fish/completions/ssotlint.fish", "The same in fish");
}
