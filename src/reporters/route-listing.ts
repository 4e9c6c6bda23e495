import type { Route, RouteStop, RouteTable } from "../model/routes.js";
import { columns, counted, fill, padEnd, words, type Page } from "./console-layout.js";
import { handlerName, lineText, lossesOf, routeSections, wayTo } from "./route-sections.js";
import { sanitize } from "./sanitize.js";

/** A table of the routes of each application, then those that are not live with what they stop at. Blocks are set apart by an empty line. */
export function routeListing(page: Page, table: RouteTable): readonly (readonly string[])[] {
  const { apps, unknown, unmounted, stops, summary } = routeSections(table);
  const losses = lossesOf(table.conflicts);
  return [
    ...apps.map(({ app, routes, fronts }) => [
      heading(page, app.id, `${app.framework}, ${counted(routes.length, "route")}${hostText(app.id, app.host)}`),
      ...fronts.flatMap((front) => frontLine(page, front)),
      ...rows(page, routes, losses),
    ]),
    ...section(
      page,
      "Path not known",
      unknown.flatMap((route) => [...rows(page, [route], losses), ...stopLine(page, route)]),
    ),
    ...section(page, "Not mounted", rows(page, unmounted, losses)),
    ...section(
      page,
      "Routes may be missing",
      stops.flatMap(({ place, reason }) =>
        fill([page.paint("strong", sanitize(lineText(place))), ...words(reason)], page.width, "  ", "    "),
      ),
    ),
    fill(words(`Routes: ${summary}.`), page.width),
  ];
}

/** A handler's name is cut off no path: what is longer goes to the next line. */
const MOST_PATH = 60;

function heading(page: Page, title: string, about: string): string {
  return `${page.paint("strong", sanitize(title))}  ${page.paint("faint", sanitize(about))}`;
}

function hostText(id: string, host: string): string {
  return host === id ? "" : `, on host ${host}`;
}

function section(page: Page, title: string, lines: readonly string[]): readonly (readonly string[])[] {
  return lines.length === 0 ? [] : [[page.paint("strong", title), ...lines]];
}

/** On one line each when all fit, else in two: method, path and handler, and below them the way from the application to the registration. */
function rows(page: Page, routes: readonly Route[], losses: (route: Route) => readonly string[]): readonly string[] {
  const cells = routes.map((route) => ({
    method: sanitize(route.method),
    path: sanitize(route.path),
    handler: sanitize(handlerName(route)),
    way: wayTo(route).map((step) => sanitize(step)),
    losses: losses(route).map((loss) => sanitize(loss)),
  }));
  const widthOf = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => columns(text)));
  const method = widthOf(cells.map((cell) => cell.method));
  const longest = widthOf(cells.map((cell) => cell.path));
  const handler = widthOf(cells.map((cell) => cell.handler));
  const way = widthOf(cells.map((cell) => cell.way.join(ARROW)));
  const isWide = 2 + method + 2 + longest + 2 + handler + 2 + way <= page.width;
  const path = isWide ? longest : Math.min(longest, MOST_PATH, Math.max(0, page.width - 2 - method - 2 - 2 - handler));
  const indent = " ".repeat(2 + method + 2);
  return cells.flatMap((cell) => {
    const start = `  ${page.paint("strong", padEnd(cell.method, method))}  `;
    const steps = cell.way.map((step, index) => (index === 0 ? step : `→ ${step}`));
    const lost = cell.losses.flatMap((loss) => fill([page.paint("warning", loss)], page.width, indent));
    if (isWide) {
      const named = `${start}${padEnd(cell.path, path)}  ${padEnd(cell.handler, handler)}`;
      return [`${named}  ${page.paint("faint", cell.way.join(ARROW))}`, ...lost];
    }
    const below = fill(
      steps.map((step) => page.paint("faint", step)),
      page.width,
      indent,
      `${indent}  `,
    );
    const first =
      columns(cell.path) <= path
        ? [`${start}${padEnd(cell.path, path)}  ${cell.handler}`]
        : [`${start}${cell.path}`, `${indent}${cell.handler}`];
    return [...first, ...below, ...lost];
  });
}

const ARROW = " → ";

/** `… is app/settings.py:3, which is computed` */
function frontLine(page: Page, { place, reason }: RouteStop): readonly string[] {
  const about = [...words("… is not known:"), page.paint("strong", sanitize(lineText(place))), ...words(reason)];
  return fill(about, page.width, "  ", "    ");
}

function stopLine(page: Page, { stop }: Route): readonly string[] {
  if (stop === null) return [];
  return fill(
    [page.paint("strong", sanitize(lineText(stop.place))), ...words(stop.reason)],
    page.width,
    "    ",
    "      ",
  );
}
