import type { ArgumentsCamelCase, Argv } from "yargs";
import { COMMON_OPTIONS } from "./common-options.js";
import { FORMAT_OPTION } from "./output-options.js";

interface ExplainOptions {
  readonly rule: string | undefined;
  readonly color: string | undefined;
  readonly reporter: "console" | "json" | "markdown";
}

export type ExplainArguments = ArgumentsCamelCase<ExplainOptions>;

/** `ssotlint explain [rule]`; without a rule it lists them. */
export function explainCommand(yargs: Argv): Argv<ExplainOptions> {
  return yargs
    .positional("rule", { type: "string", describe: "A rule's name, or rule/kind as in a finding" })
    .option("color", COMMON_OPTIONS.color)
    .option("reporter", {
      ...FORMAT_OPTION.reporter,
      choices: ["console", "json", "markdown"] as const,
      default: "console" as const,
      describe: "For people, for programs, or as a page (one rule)",
    });
}
