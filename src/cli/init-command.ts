import type { ArgumentsCamelCase, Argv, InferredOptionTypes, Options } from "yargs";
import { COMMON_OPTIONS, SPEED_OPTIONS } from "./common-options.js";

const { cwd, today, color } = COMMON_OPTIONS;

const OPTIONS = {
  cwd: { ...cwd, describe: "Write the manifest for this directory" },
  today,
  yes: {
    type: "boolean",
    alias: "y",
    default: false,
    describe: "Ask nothing: take what is sure, and leave the rest in comments",
    group: "Output:",
  },
  "dry-run": {
    type: "boolean",
    default: false,
    describe: "Print the manifest, and write nothing",
    group: "Output:",
  },
  limit: {
    type: "number",
    requiresArg: true,
    default: 10,
    describe: "The most proposals of each kind, those with the best evidence",
    group: "Output:",
  },
  ...SPEED_OPTIONS,
  color,
} as const satisfies Record<string, Options>;

type InitOptions = InferredOptionTypes<typeof OPTIONS>;

export type InitArguments = ArgumentsCamelCase<InitOptions>;

/** `ssotlint init`. */
export function initCommand(yargs: Argv): Argv<InitOptions> {
  return yargs
    .options(OPTIONS)
    .example("$0 init", "Read the code, propose what there should be one of, and ask about each")
    .example("$0 init --dry-run", "Print the manifest that would be written")
    .example("$0 init --yes --limit 50", "Take all that is sure, without asking");
}
