import type { Argv, InferredOptionTypes, Options } from "yargs";
import { SNAPSHOT_OPTIONS } from "./snapshot-options.js";

/** How files are read: of every command that reads code. */
export const SPEED_OPTIONS = {
  cache: {
    type: "boolean",
    default: true,
    describe: "Keep what was read of files for the next run; --no-cache neither uses nor writes it",
    group: "Speed:",
  },
  "cache-dir": {
    type: "string",
    requiresArg: true,
    describe: "Where to keep it",
    defaultDescription: ".git/ssotlint, else node_modules/.cache/ssotlint",
    group: "Speed:",
  },
  threads: {
    type: "number",
    requiresArg: true,
    describe: "How many threads read files that the cache does not have; 0: none but the main one",
    defaultDescription: "by the cores",
    group: "Speed:",
  },
} as const satisfies Record<string, Options>;

/** Options that every command has which looks at code. */
export const COMMON_OPTIONS = {
  cwd: {
    type: "string",
    requiresArg: true,
    describe: "Work as if started in this directory",
    group: "Input:",
  },
  config: {
    type: "string",
    alias: "c",
    requiresArg: true,
    describe: "The manifest; without it, the nearest ssotlint.{yaml,yml,json,jsonc,toml} upwards",
    group: "Input:",
  },
  ...SNAPSHOT_OPTIONS,
  today: {
    type: "string",
    requiresArg: true,
    describe: "The date that expiry dates are compared with",
    defaultDescription: "the system's date; with --ref, the commit's",
    group: "Input:",
  },
  ...SPEED_OPTIONS,
  color: {
    describe: "Colours: auto, always or never. NO_COLOR is honoured",
    defaultDescription: "auto",
    coerce: (value: unknown): string =>
      value === false ? "never" : value === true || value === "" ? "always" : String(value),
    group: "Output:",
  },
} as const satisfies Record<string, Options>;

export type CommonOptions = InferredOptionTypes<typeof COMMON_OPTIONS>;

/** Adds the common options to a command. */
export function withCommonOptions(yargs: Argv): Argv<CommonOptions> {
  return yargs.options(COMMON_OPTIONS);
}
