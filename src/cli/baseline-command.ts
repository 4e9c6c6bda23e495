import type { ArgumentsCamelCase, Argv, InferredOptionTypes, Options } from "yargs";
import { withCommonOptions, type CommonOptions } from "./common-options.js";

const OPTIONS = {
  file: {
    type: "string",
    requiresArg: true,
    describe: "Where to write it",
    defaultDescription: "the manifest's baseline, else ssotlint-baseline.jsonl beside it",
    group: "Output:",
  },
  prune: {
    type: "boolean",
    default: false,
    describe: "Only drop what is fixed, add nothing",
    group: "Instead of recording:",
  },
  ratchet: {
    type: "boolean",
    default: false,
    describe: "Lower the budgets in the manifest to today's counts, raise none",
    group: "Instead of recording:",
  },
  "dry-run": {
    type: "boolean",
    default: false,
    describe: "Say what would change, and write nothing",
    group: "Output:",
  },
} as const satisfies Record<string, Options>;

type BaselineOptions = CommonOptions & InferredOptionTypes<typeof OPTIONS>;

export type BaselineArguments = ArgumentsCamelCase<BaselineOptions>;

/** `ssotlint baseline`. */
export function baselineCommand(yargs: Argv): Argv<BaselineOptions> {
  return withCommonOptions(yargs)
    .options(OPTIONS)
    .example("$0 baseline", "Record today's findings: check fails for new ones alone")
    .example("$0 baseline --prune", "Drop what has been fixed since")
    .example("$0 baseline --ratchet", "Let no budget be higher than the count is today")
    .example("$0 baseline --prune --ratchet", "Keep all that was won");
}
