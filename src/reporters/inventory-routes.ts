import type { RouteTable } from "../model/routes.js";
import { painter, type Page } from "./console-layout.js";
import { jsonRoutes } from "./json-routes.js";
import { documentOf } from "./markdown-text.js";
import { routeListing } from "./route-listing.js";
import { routesAsMarkdownTables } from "./route-markdown.js";
import { safeJson } from "./sanitize.js";

/** Every route with its application, handler and mounts, as the JSON report has them. */
export function routesAsJson(table: RouteTable): string {
  return safeJson({ schemaVersion: 1, ...jsonRoutes(table) });
}

/** Every route, for people: a table for each application, then what is not live and why. */
export function routesAsText(table: RouteTable, settings: { readonly width: number; readonly color: boolean }): string {
  const page: Page = { width: settings.width, paint: painter(settings.color), verbose: true };
  return `${routeListing(page, table)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

/** Every route, for a page of documentation. */
export function routesAsMarkdown(table: RouteTable): string {
  return documentOf(routesAsMarkdownTables(table));
}

/** What belongs to one application; null when there is none with this id. */
export function routesOfApplication(table: RouteTable, id: string): RouteTable | null {
  if (!table.apps.some((app) => app.id === id)) return null;
  return {
    apps: table.apps.filter((app) => app.id === id),
    routes: table.routes.filter((route) => route.app === id),
    conflicts: table.conflicts.filter(({ winner, loser }) => winner.app === id || loser.app === id),
    stops: [],
  };
}
