import type { RouteApp, RouteConflict } from "../../model/routes.js";
import { conflictsWithin } from "./app-conflicts.js";
import { compareRoutes } from "./compare-routes.js";
import type { Judge, LiveRoute } from "./contest.js";
import { conflictsBetween } from "./host-conflicts.js";
import { PatternRelations } from "./relate-patterns.js";

/** An application with the routes that it serves, in the order in which its framework looks at them. */
export interface JudgedApp {
  readonly app: RouteApp;
  readonly framework: Judge;
  /** Live ones alone: those whose path is not known compete with nothing. */
  readonly routes: readonly LiveRoute[];
}

/** Everything that competes, within each application and between those of one host; sorted by the route that loses. */
export function findConflicts(apps: readonly JudgedApp[]): readonly RouteConflict[] {
  const relations = new PatternRelations();
  const found: (readonly RouteConflict[])[] = [];
  const hosts = new Map<string, LiveRoute[][]>();
  for (const { app, framework, routes } of apps) {
    const within = conflictsWithin(framework, relations, routes);
    found.push(within);
    // What is never reached in its own application does not compete with others.
    const lost = new Set(within.map(({ loser }) => loser));
    const reached = routes.filter(({ route, draft }) => !lost.has(route) && draft.isRest !== true);
    const known = hosts.get(app.host);
    if (known === undefined) hosts.set(app.host, [reached]);
    else known.push(reached);
  }
  for (const host of hosts.values()) found.push(conflictsBetween(relations, host));
  return found.flat().sort((a, b) => compareRoutes(a.loser, b.loser) || compareRoutes(a.winner, b.winner));
}
