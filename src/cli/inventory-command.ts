import type { ArgumentsCamelCase, Argv } from "yargs";
import { withCommonOptions, type CommonOptions } from "./common-options.js";
import { FORMAT_OPTION } from "./output-options.js";

interface InventoryOptions extends CommonOptions {
  readonly what: "roles" | "routes" | "imports";
  readonly reporter: "console" | "json" | "markdown";
  readonly external: boolean;
  readonly app: string | undefined;
}

export type InventoryArguments = ArgumentsCamelCase<InventoryOptions>;

/** `ssotlint inventory roles|routes|imports`. */
export function inventoryCommand(yargs: Argv): Argv<InventoryOptions> {
  return withCommonOptions(yargs)
    .positional("what", {
      choices: ["roles", "routes", "imports"] as const,
      demandOption: true,
      describe:
        "roles: every name and definition of each role; routes: every route of each application; imports: every imported name and what it stands for",
    })
    .option("reporter", {
      ...FORMAT_OPTION.reporter,
      choices: ["console", "json", "markdown"] as const,
      default: "console" as const,
      describe: "For people, for programs, or for a page (routes alone)",
    })
    .option("app", {
      type: "string",
      requiresArg: true,
      describe: "routes: those of one application, by its symbol",
      group: "Output:",
    })
    .option("external", {
      type: "boolean",
      default: false,
      describe: "imports: also those of packages and builtins",
      group: "Output:",
    })
    .example("$0 inventory routes", "Every route, who answers it, and how it is mounted")
    .example("$0 inventory imports -r json", "Every imported name, for scripts");
}
