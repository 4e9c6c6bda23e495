import type { ArgumentsCamelCase, Argv, InferredOptionTypes, Options } from "yargs";
import { COMMON_OPTIONS, SPEED_OPTIONS } from "./common-options.js";

const { cwd, config, today, color } = COMMON_OPTIONS;

const OPTIONS = {
  cwd,
  config,
  today: { ...today, defaultDescription: "the system's date" },
  rule: {
    type: "string",
    array: true,
    nargs: 1,
    describe: "Fix what this rule reports, or one kind of it (rule/kind); may repeat",
    defaultDescription: "every rule that has fixes: non-canonical-import",
    group: "What to fix:",
  },
  role: {
    type: "string",
    array: true,
    nargs: 1,
    describe: "Fix what belongs to this role alone; may repeat",
    group: "What to fix:",
  },
  "unsafe-fixes": {
    type: "boolean",
    default: false,
    describe: "Make the fixes too that may change what the program does",
    group: "What to fix:",
  },
  "ignore-unanalysed": {
    type: "boolean",
    default: false,
    describe: "Pass over paths without a source file that is analysed: for hooks, which name what a commit has",
    group: "What to fix:",
  },
  "dry-run": {
    type: "boolean",
    default: false,
    describe: "Print what would change as a unified diff, and write nothing",
    group: "Output:",
  },
  ...SPEED_OPTIONS,
  color,
} as const satisfies Record<string, Options>;

type FixOptions = InferredOptionTypes<typeof OPTIONS> & { readonly paths: string[] | undefined };

export type FixArguments = ArgumentsCamelCase<FixOptions>;

/** `ssotlint fix`. */
export function fixCommand(yargs: Argv): Argv<FixOptions> {
  return yargs
    .positional("paths", { type: "string", array: true, describe: "Change only these files and folders" })
    .options(OPTIONS)
    .example("$0 fix --dry-run", "See what would change")
    .example("$0 fix src/orders --role order-store", "Import one role's symbol from its module, in one folder")
    .epilogue("Exit codes: 0 all is fixed, or nothing was to do; 1 something is left; 2 your mistake, 3 ours.");
}
