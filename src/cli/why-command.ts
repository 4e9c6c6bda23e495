import type { ArgumentsCamelCase, Argv } from "yargs";
import { withCommonOptions, type CommonOptions } from "./common-options.js";
import { FORMAT_OPTION } from "./output-options.js";

interface WhyOptions extends CommonOptions {
  readonly symbol: string;
  readonly reporter: "console" | "json";
  readonly verbose: boolean;
}

export type WhyArguments = ArgumentsCamelCase<WhyOptions>;

/** `ssotlint why <symbol>`. */
export function whyCommand(yargs: Argv): Argv<WhyOptions> {
  return withCommonOptions(yargs)
    .positional("symbol", {
      type: "string",
      demandOption: true,
      describe:
        'path#Name, as reports print it, of whatever a module binds or exports; a dotted Python name; a name alone if it is unique; a file, a role of the manifest, or a route ("GET /users")',
    })
    .options(FORMAT_OPTION)
    .option("verbose", {
      type: "boolean",
      default: false,
      describe: "List everything, however much, and what is in test files",
      group: "Output:",
    })
    .example("$0 why src/ws/index.ts#WebSocketManager", "What this export stands for, and who uses it by which name")
    .example("$0 why src/ws/index.ts", "What a file has, what it imports, and who imports it")
    .example("$0 why websocket-manager", "What a role is made of, and why each definition is what it is");
}
