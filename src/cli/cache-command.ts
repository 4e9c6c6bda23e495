import type { ArgumentsCamelCase, Argv, InferredOptionTypes } from "yargs";
import { COMMON_OPTIONS } from "./common-options.js";

const OPTIONS = { cwd: COMMON_OPTIONS.cwd, "cache-dir": COMMON_OPTIONS["cache-dir"] } as const;

type CacheOptions = InferredOptionTypes<typeof OPTIONS> & { readonly do: "show" | "clear" };

export type CacheArguments = ArgumentsCamelCase<CacheOptions>;

/** `ssotlint cache [show|clear]`. */
export function cacheCommand(yargs: Argv): Argv<CacheOptions> {
  return yargs.options(OPTIONS).positional("do", {
    choices: ["show", "clear"] as const,
    default: "show" as const,
    describe: "show: where it is and how large; clear: remove it",
  });
}
