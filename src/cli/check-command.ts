import type { Argv, ArgumentsCamelCase, InferredOptionTypes, Options } from "yargs";
import { REPORTER_NAMES } from "../reporters/reporter-names.js";
import { TREND_INTERVALS } from "../model/trend.js";
import { COMMON_OPTIONS, withCommonOptions, type CommonOptions } from "./common-options.js";

const OPTIONS = {
  reporter: {
    type: "string",
    alias: "r",
    array: true,
    // Without this it would swallow the paths behind it.
    nargs: 1,
    describe: `How to report: ${REPORTER_NAMES.join(", ")}. With =file it goes there; may repeat`,
    defaultDescription: "console",
    group: "Output:",
  },
  quiet: { type: "boolean", alias: "q", default: false, describe: "Show errors and the table alone", group: "Output:" },
  verbose: { type: "boolean", default: false, describe: "Show every finding and role in full", group: "Output:" },
  "include-suppressed": {
    type: "boolean",
    default: false,
    describe: "List suppressed findings too, marked as such",
    group: "Output:",
  },
  "include-known": {
    type: "boolean",
    default: false,
    describe: "List the findings of the baseline too, marked as such",
    group: "Output:",
  },
  category: {
    type: "string",
    requiresArg: true,
    describe: "SARIF: tells this upload from others of one commit",
    group: "Output:",
  },
  "source-url": {
    type: "string",
    requiresArg: true,
    describe: "Markdown, HTML: where files are shown, as in https://host/owner/repo/blob/main",
    defaultDescription: "what CI servers say of themselves",
    group: "Output:",
  },
  since: {
    type: "string",
    requiresArg: true,
    describe: "Say of each finding whether it was introduced since this commit",
    group: "Input:",
  },
  baseline: {
    type: "string",
    requiresArg: true,
    describe: "Findings that do not count, from ssotlint baseline; --no-baseline counts all",
    defaultDescription: "ssotlint-baseline.jsonl beside the manifest, if it is there",
    group: "Input:",
  },
  trend: {
    choices: TREND_INTERVALS,
    requiresArg: true,
    describe: "html, status: count over the commits too, by these intervals, as ssotlint trend does",
    group: "Output:",
  },
  "fail-on": {
    choices: ["error", "warning", "never"],
    requiresArg: true,
    default: "error",
    describe: "The least severity that fails the run",
    group: "Verdict:",
  },
  "fail-on-new": {
    type: "boolean",
    default: false,
    describe: "With --since: fail for introduced findings and budgets alone",
    group: "Verdict:",
  },
  "max-warnings": {
    type: "number",
    requiresArg: true,
    describe: "Fail when there are more warnings",
    group: "Verdict:",
  },
  "fail-on-problems": {
    type: "boolean",
    default: false,
    describe: "Fail when a file could not be read or parsed",
    group: "Verdict:",
  },
  "list-files": {
    type: "boolean",
    default: false,
    describe: "Print which files are analysed and which are not",
    group: "Instead of checking:",
  },
  "show-config": {
    type: "boolean",
    default: false,
    describe: "Print the manifest with every default filled in",
    group: "Instead of checking:",
  },
  watch: {
    type: "boolean",
    alias: "w",
    default: false,
    describe: "Check again whenever a file, the manifest or the configuration changes, until Ctrl-C",
    group: "Watching:",
  },
  poll: {
    type: "boolean",
    default: false,
    describe: "With --watch: look every second, where the system tells of no changes (network drives, containers)",
    group: "Watching:",
  },
  "clear-screen": {
    type: "boolean",
    default: true,
    describe: "With --watch: clear the terminal before each report; --no-clear-screen keeps what was there",
    group: "Watching:",
  },
  timing: { type: "boolean", default: false, describe: "Print how long each stage took, on stderr", group: "Output:" },
} as const satisfies Record<string, Options>;

/** Every option of a check, by its name. */
export const CHECK_OPTIONS = { ...COMMON_OPTIONS, ...OPTIONS } as const satisfies Record<string, Options>;

type CheckOptions = CommonOptions & InferredOptionTypes<typeof OPTIONS> & { readonly paths: string[] | undefined };

export type CheckArguments = ArgumentsCamelCase<CheckOptions>;

/** `ssotlint check [paths…]`, the default command. */
export function checkCommand(yargs: Argv): Argv<CheckOptions> {
  return withCommonOptions(yargs)
    .positional("paths", {
      type: "string",
      array: true,
      describe: "Files and folders to list findings of; all are analysed",
    })
    .options(OPTIONS)
    .example("$0", "Check the repository that you stand in")
    .example("$0 check src/ws", "Analyse everything, list only what is found below src/ws")
    .example("$0 check -r console -r sarif=ssotlint.sarif", "Read it here, and upload it to code scanning")
    .example("$0 check --staged", "Judge what would be committed, for a hook")
    .example("$0 check --since main --fail-on-new", "Fail for what this branch adds, not for what was there")
    .example("$0 check --watch", "Check again whenever a file is saved")
    .example("$0 check --fail-on never", "Report, and let the build pass");
}
