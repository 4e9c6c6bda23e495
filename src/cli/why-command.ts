import type { ArgumentsCamelCase, Argv } from "yargs";
import { withCommonOptions, type CommonOptions } from "./common-options.js";
import { FORMAT_OPTION } from "./output-options.js";

interface WhyOptions extends CommonOptions {
  readonly symbol: string;
  readonly reporter: "console" | "json";
}

export type WhyArguments = ArgumentsCamelCase<WhyOptions>;

/** `ssotlint why <symbol>`. */
export function whyCommand(yargs: Argv): Argv<WhyOptions> {
  return withCommonOptions(yargs)
    .positional("symbol", {
      type: "string",
      demandOption: true,
      describe:
        "path#Name, as reports print it, of whatever a module binds or exports; a dotted Python name; or a name alone if it is unique",
    })
    .options(FORMAT_OPTION)
    .example("$0 why src/ws/index.ts#WebSocketManager", "What this export stands for, and who uses it by which name");
}
