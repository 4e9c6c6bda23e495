import type { Route, RouteTable } from "../model/routes.js";
import { code, escaped, table, type Block } from "./markdown-text.js";
import { handlerName, lineText, lossesOf, routeSections, wayTo } from "./route-sections.js";

/** A Markdown table of the routes of each application, then those that are not live with what they stop at. */
export function routesAsMarkdownTables(routes: RouteTable): readonly Block[] {
  const { apps, unknown, unmounted, stops, summary } = routeSections(routes);
  const losses = lossesOf(routes.conflicts);
  const live = apps.flatMap(({ app, routes, fronts }) => {
    const title = [`## ${code(app.id)}`];
    const about = [`${app.framework}${app.host === app.id ? "" : `, on host ${escaped(app.host)}`}`];
    const rows = routes.map((route) => [...rowOf(route), losses(route).map(escaped).join(", ")]);
    const unknownFronts = fronts.map(
      ({ place, reason }) => `\`…\` is not known: ${code(lineText(place))} ${escaped(reason)}`,
    );
    return [title, about, ...unknownFronts.map((line) => [line]), table([...COLUMNS, "competes"], rows)];
  });
  return [
    ["# Routes"],
    [`${summary}.`],
    ...live,
    ...section("Path not known", [
      table(
        [...COLUMNS, "stopped at"],
        unknown.map((route) => [
          ...rowOf(route),
          route.stop === null ? "" : `${code(lineText(route.stop.place))} ${escaped(route.stop.reason)}`,
        ]),
      ),
    ]),
    ...section("Not mounted", [table(COLUMNS, unmounted.map(rowOf))]),
    ...section("Routes may be missing", [
      stops.map(({ place, reason }) => `- ${code(lineText(place))} ${escaped(reason)}`),
    ]),
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

function section(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.every((block) => block.length === 0) ? [] : [[`## ${title}`], ...blocks];
}
