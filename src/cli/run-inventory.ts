import { assertNever } from "../model/assert-never.js";
import { didYouMean } from "../model/nearest.js";
import type { RouteTable } from "../model/routes.js";
import { UserError } from "../model/user-error.js";
import { manifestOf, openProject } from "../open-project.js";
import { withReadingTools } from "./with-reading-tools.js";
import { analyze, withRoutes, type Analysis } from "../pipeline.js";
import { firstPartyImports, importsAsJson, importsAsText } from "../reporters/inventory-imports.js";
import { rolesAsJson, rolesAsText } from "../reporters/inventory-roles.js";
import { routesAsJson, routesAsMarkdown, routesAsText, routesOfApplication } from "../reporters/inventory-routes.js";
import { todayOf } from "./common-values.js";
import type { InventoryArguments } from "./inventory-command.js";
import { textSettings } from "./output-options.js";
import { snapshotChoice } from "./snapshot-options.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** Prints the inventory that was asked for. */
export async function runInventory(args: InventoryArguments, terminal: Terminal): Promise<ExitCode> {
  if (args.reporter === "markdown" && args.what !== "routes") {
    throw new UserError(`--reporter markdown is for routes; ${args.what} can be printed as console or json`);
  }
  const project = await openProject(terminal.cwd, { ...args, snapshot: snapshotChoice(args) });
  const { snapshot, cacheFolder, date } = project;
  const manifest = await manifestOf(project);
  await withReadingTools(args, cacheFolder, terminal, async (tools) => {
    const analysis = await analyze(snapshot, manifest, todayOf(args.today, date, terminal), tools);
    terminal.out(await textOf(analysis, args, terminal));
  });
  return 0;
}

async function textOf(analysis: Analysis, args: InventoryArguments, terminal: Terminal): Promise<string> {
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
