import { didYouMean } from "../model/nearest.js";
import type { Route, RouteTable } from "../model/routes.js";
import { UserError } from "../model/user-error.js";

/** Whether a text means a route: a path that starts with a slash, with a method in front of it or not. */
export function isRouteText(text: string): boolean {
  return /^(?:[A-Za-z]+\s+)?\//.test(text);
}

/**
 * The routes that are written so, as `GET /users/:id`, `/users/{}` or `/users/<int:id>`; without any, those that a request for this path may reach. With
 * them, what competes with them.
 * @throws {UserError} when there are none.
 */
export function findRoutes(text: string, table: RouteTable): RouteTable {
  const [path = "", method = null] = text.trim().split(/\s+/).reverse();
  const ofMethod = table.routes.filter((route) => method === null || isOf(route, method.toUpperCase()));
  const written = ofMethod.filter((route) => route.path === path || route.template === path);
  const found = written.length > 0 ? written : ofMethod.filter((route) => matches(route.template, path));
  if (found.length === 0) {
    const known = table.routes.map((route) => (method === null ? route.path : `${route.method} ${route.path}`));
    throw new UserError(
      `No route is ${text}.${didYouMean(text, new Set(known))} ssotlint inventory routes lists all ${table.routes.length}`,
    );
  }
  const meant = new Set(found);
  const conflicts = table.conflicts.filter(({ winner, loser }) => meant.has(winner) || meant.has(loser));
  const concerned = new Set([...found, ...conflicts.flatMap(({ winner, loser }) => [winner, loser])]);
  const apps = new Set([...concerned].map(({ app }) => app));
  return {
    apps: table.apps.filter(({ id }) => apps.has(id)),
    routes: table.routes.filter((route) => concerned.has(route)),
    conflicts,
    stops: [],
  };
}

function isOf(route: Route, method: string): boolean {
  return route.method === method || route.method === "ANY";
}

/** Whether a request for a path may reach a route, going by its segments alone. */
function matches(template: string, path: string): boolean {
  const wanted = path.split("/");
  const parts = template.split("/");
  const rest = parts.findIndex((part) => part.includes("{*}"));
  if (rest === -1 ? parts.length !== wanted.length : wanted.length < rest) return false;
  return parts.slice(0, rest === -1 ? parts.length : rest).every((part, index) => {
    const segment = wanted[index] ?? "";
    if (!part.includes("{}")) return part === segment;
    const [start = "", ...ends] = part.split("{}");
    return segment.length > 0 && segment.startsWith(start) && segment.endsWith(ends.at(-1) ?? "");
  });
}
