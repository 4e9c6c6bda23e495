import type { ArgumentsCamelCase, Argv } from "yargs";
import { assertNever } from "../model/assert-never.js";
import { didYouMean } from "../model/nearest.js";
import type { RouteTable } from "../model/routes.js";
import { UserError } from "../model/user-error.js";
import { analyze, withRoutes, type Analysis } from "../pipeline.js";
import { firstPartyImports, importsAsJson, importsAsText } from "../reporters/inventory-imports.js";
import { rolesAsJson, rolesAsText } from "../reporters/inventory-roles.js";
import { routesAsJson, routesAsMarkdown, routesAsText, routesOfApplication } from "../reporters/inventory-routes.js";
import { withCommonOptions, type CommonOptions } from "./common-options.js";
import { todayOf } from "./common-values.js";
import { openProject } from "../open-project.js";
import { FORMAT_OPTION, textSettings } from "./output-options.js";
import type { ExitCode, Terminal } from "./terminal.js";

interface InventoryOptions extends CommonOptions {
  readonly what: "roles" | "routes" | "imports";
  readonly reporter: "console" | "json" | "markdown";
  readonly external: boolean;
  readonly app: string | undefined;
}

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

export async function runInventory(args: ArgumentsCamelCase<InventoryOptions>, terminal: Terminal): Promise<ExitCode> {
  if (args.reporter === "markdown" && args.what !== "routes") {
    throw new UserError(`--reporter markdown is for routes; ${args.what} can be printed as console or json`);
  }
  const { snapshot, manifest } = await openProject(terminal.cwd, args);
  terminal.out(await textOf(await analyze(snapshot, manifest, todayOf(args.today, terminal)), args, terminal));
  return 0;
}

async function textOf(analysis: Analysis, args: InventoryOptions, terminal: Terminal): Promise<string> {
  const { roles, graph } = analysis;
  const settings = textSettings(args.color, terminal);
  switch (args.what) {
    case "roles":
      return args.reporter === "json" ? rolesAsJson(roles) : rolesAsText(roles, settings);
    case "imports": {
      const rows = args.external ? graph.imports : firstPartyImports(graph.imports);
      return args.reporter === "json" ? importsAsJson(rows) : importsAsText(rows);
    }
    case "routes": {
      const { routes } = await withRoutes(analysis);
      const table = args.app === undefined ? routes : ofApplication(routes, args.app);
      if (args.reporter === "json") return routesAsJson(table);
      return args.reporter === "markdown" ? routesAsMarkdown(table) : routesAsText(table, settings);
    }
    default:
      return assertNever(args.what);
  }
}

function ofApplication(table: RouteTable, app: string): RouteTable {
  const found = routesOfApplication(table, app);
  if (found !== null) return found;
  const ids = table.apps.map(({ id }) => id);
  const known = ids.length === 0 ? "No application was found" : `There are: ${ids.join(", ")}`;
  throw new UserError(`There is no application ${app}.${didYouMean(app, ids)} ${known}`);
}
