import type { ArgumentsCamelCase, Argv, InferredOptionTypes, Options } from "yargs";
import { TREND_INTERVALS } from "../model/trend.js";
import { TREND_REPORTER_NAMES } from "../reporters/trend/trend-reporter-names.js";
import { COMMON_OPTIONS, SPEED_OPTIONS } from "./common-options.js";

const { cwd, config, today, color } = COMMON_OPTIONS;

const OPTIONS = {
  cwd,
  config,
  by: {
    choices: TREND_INTERVALS,
    requiresArg: true,
    default: "week",
    describe: "Count at the last commit of each day, week or month (UTC), at each commit, or at each tag",
    group: "Input:",
  },
  since: {
    type: "string",
    requiresArg: true,
    describe: "The first day (2026-01-31), or the first commit",
    group: "Input:",
  },
  until: {
    type: "string",
    requiresArg: true,
    describe: "The last day, or the last commit",
    defaultDescription: "HEAD",
    group: "Input:",
  },
  "first-parent": {
    type: "boolean",
    default: true,
    describe: "Of merged branches count at the merge alone; --no-first-parent looks at their commits too",
    group: "Input:",
  },
  metric: {
    type: "string",
    alias: "m",
    array: true,
    nargs: 1,
    describe: "Count this metric alone; * stands for any text; may repeat",
    defaultDescription: "all",
    group: "Input:",
  },
  "manifest-of-commit": {
    type: "boolean",
    default: false,
    describe: "Judge each commit by the manifest that it has, not all of them by today's",
    group: "Input:",
  },
  today: {
    ...today,
    describe: "The date that expiry dates are compared with, at all commits",
    defaultDescription: "each commit's own",
  },
  blame: {
    type: "boolean",
    default: false,
    describe: "Find the commits that made the largest steps",
    group: "Output:",
  },
  steps: {
    type: "number",
    requiresArg: true,
    default: 10,
    describe: "How many of the largest steps to tell",
    group: "Output:",
  },
  reporter: {
    type: "string",
    alias: "r",
    array: true,
    nargs: 1,
    describe: `How to report: ${TREND_REPORTER_NAMES.join(", ")}. With =file it goes there; may repeat`,
    defaultDescription: "console",
    group: "Output:",
  },
  ...SPEED_OPTIONS,
  color,
} as const satisfies Record<string, Options>;

type TrendOptions = InferredOptionTypes<typeof OPTIONS>;

export type TrendArguments = ArgumentsCamelCase<TrendOptions>;

/** `ssotlint trend`. */
export function trendCommand(yargs: Argv): Argv<TrendOptions> {
  return yargs
    .options(OPTIONS)
    .example("$0 trend", "How every count came to be what it is, week by week")
    .example("$0 trend -m 'roles.*.rivals' --by day --blame", "Which commits brought rivals")
    .example("$0 trend --by tag -r csv=trend.csv", "A table of releases, for a spreadsheet");
}
