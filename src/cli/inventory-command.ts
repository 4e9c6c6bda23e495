import type { ArgumentsCamelCase, Argv } from "yargs";
import { analyze } from "../pipeline.js";
import { firstPartyImports, importsAsJson, importsAsText } from "../reporters/inventory-imports.js";
import { rolesAsJson, rolesAsText } from "../reporters/inventory-roles.js";
import { withCommonOptions, type CommonOptions } from "./common-options.js";
import { todayOf } from "./common-values.js";
import { openProject } from "../open-project.js";
import { FORMAT_OPTION, textSettings } from "./output-options.js";
import type { ExitCode, Terminal } from "./terminal.js";

interface InventoryOptions extends CommonOptions {
  readonly what: "roles" | "imports";
  readonly reporter: "console" | "json";
  readonly external: boolean;
}

/** `ssotlint inventory roles|imports`. */
export function inventoryCommand(yargs: Argv): Argv<InventoryOptions> {
  return withCommonOptions(yargs)
    .positional("what", {
      choices: ["roles", "imports"] as const,
      demandOption: true,
      describe: "roles: every name and definition of each role; imports: every imported name and what it stands for",
    })
    .options(FORMAT_OPTION)
    .option("external", {
      type: "boolean",
      default: false,
      describe: "imports: also those of packages and builtins",
      group: "Output:",
    })
    .example("$0 inventory imports -r json", "Every imported name, for scripts");
}

export async function runInventory(args: ArgumentsCamelCase<InventoryOptions>, terminal: Terminal): Promise<ExitCode> {
  const { snapshot, manifest } = await openProject(terminal.cwd, args);
  const { roles, graph } = await analyze(snapshot, manifest, todayOf(args.today, terminal));
  if (args.what === "roles") {
    terminal.out(
      args.reporter === "json" ? rolesAsJson(roles) : rolesAsText(roles, textSettings(args.color, terminal)),
    );
  } else {
    const rows = args.external ? graph.imports : firstPartyImports(graph.imports);
    terminal.out(args.reporter === "json" ? importsAsJson(rows) : importsAsText(rows));
  }
  return 0;
}
