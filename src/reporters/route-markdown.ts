import type { Route, RouteTable } from "../model/routes.js";
import { handlerName, lineText, lossesOf, routeSections, wayTo } from "./route-sections.js";
import { sanitize } from "./sanitize.js";

/** A Markdown table of the routes of each application, then those that are not live with what they stop at. */
export function routesAsMarkdownTables(table: RouteTable): readonly (readonly string[])[] {
  const { apps, unknown, unmounted, stops, summary } = routeSections(table);
  const losses = lossesOf(table.conflicts);
  const live = apps.flatMap(({ app, routes }) => {
    const title = [`## ${code(app.id)}`];
    const about = [`${app.framework}${app.host === app.id ? "" : `, on host ${escaped(app.host)}`}`];
    const rows = routes.map((route) => [...rowOf(route), losses(route).map(escaped).join(", ")]);
    return [title, about, ...tableOf([...COLUMNS, "competes"], rows)];
  });
  return [
    ["# Routes"],
    [`${summary}.`],
    ...live,
    ...section(
      "Path not known",
      tableOf(
        [...COLUMNS, "stopped at"],
        unknown.map((route) => [
          ...rowOf(route),
          route.stop === null ? "" : `${code(lineText(route.stop.place))} ${escaped(route.stop.reason)}`,
        ]),
      ),
    ),
    ...section("Not mounted", tableOf(COLUMNS, unmounted.map(rowOf))),
    ...section(
      "Routes may be missing",
      stops.length === 0 ? [] : [stops.map(({ place, reason }) => `- ${code(lineText(place))} ${escaped(reason)}`)],
    ),
  ];
}

const COLUMNS = ["method", "path", "handler", "registered", "mounted"];

function rowOf(route: Route): readonly string[] {
  const way = wayTo(route);
  return [
    route.method,
    code(route.path),
    route.handler?.name === null || route.handler === null ? handlerName(route) : code(route.handler.name),
    code(way.at(-1) ?? ""),
    way.slice(0, -1).map(code).join(" → "),
  ];
}

function section(title: string, blocks: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return blocks.length === 0 ? [] : [[`## ${title}`], ...blocks];
}

/** Without the columns in which nothing stands; nothing at all without a row. */
function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (rows.length === 0) return [];
  const used = header.flatMap((_, index) => (rows.some((row) => row[index] !== "") ? [index] : []));
  const line = (cells: readonly string[]): string => `| ${used.map((index) => cells[index] ?? "").join(" | ")} |`;
  return [[line(header), line(header.map(() => "---")), ...rows.map(line)]];
}

/** Text of the code in a cell of a table: it can neither end the code nor the cell. */
function code(text: string): string {
  const safe = sanitize(text).replaceAll("|", String.raw`\|`);
  const longest = Math.max(0, ...(safe.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${safe}${fence}` : `${fence} ${safe} ${fence}`;
}

function escaped(text: string): string {
  return sanitize(text).replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`);
}
