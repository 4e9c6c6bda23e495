import type { Route, RouteApp, RouteConflict } from "../../model/routes.js";
import { groupBy } from "../../model/group-by.js";
import { conflictsWithin } from "./app-conflicts.js";
import { compareRoutes } from "./compare-routes.js";
import type { Judge, LiveRoute } from "./contest.js";
import { conflictsBetween } from "./host-conflicts.js";
import { PatternRelations } from "./relate-patterns.js";

/** An application with the routes that it serves. */
export interface JudgedApp {
  readonly app: RouteApp;
  readonly framework: Judge;
  /**
   * The routes of each call that makes it, in the order in which its framework looks at them. Live ones alone: those whose path is not known
   * compete with nothing.
   */
  readonly calls: readonly (readonly LiveRoute[])[];
}

/** Everything that competes, within each application and between those of one host; sorted by the route that loses. */
export function findConflicts(apps: readonly JudgedApp[]): readonly RouteConflict[] {
  const relations = new PatternRelations();
  const found: (readonly RouteConflict[])[] = [];
  const hosts = new Map<string, LiveRoute[][]>();
  for (const { app, framework, calls } of apps) {
    const within = once(calls.flatMap(byBase).flatMap((routes) => conflictsWithin(framework, relations, routes)));
    found.push(within);
    // What is never reached in its own application does not compete with others.
    const lost = new Set(within.map(({ loser }) => loser));
    const reached = calls
      .flat()
      .filter(({ route, draft }) => !lost.has(route) && draft.isRest !== true && draft.path.base === null);
    const known = hosts.get(app.host);
    if (known === undefined) hosts.set(app.host, [reached]);
    else known.push(reached);
  }
  for (const host of hosts.values()) found.push(conflictsBetween(relations, host));
  return found.flat().sort((a, b) => compareRoutes(a.loser, b.loser) || compareRoutes(a.winner, b.winner));
}

/** Routes below one front that is not known meet one another, and nothing else can be said of them. */
function byBase(routes: readonly LiveRoute[]): readonly (readonly LiveRoute[])[] {
  return [...groupBy(routes, ({ draft }) => draft.path.base?.value ?? null).values()];
}

/** Without those that several calls of one factory have alike. */
function once(conflicts: readonly RouteConflict[]): readonly RouteConflict[] {
  const said = new Map<Route, Set<Route>>();
  return conflicts.filter(({ winner, loser }) => {
    const winners = said.get(loser) ?? new Set();
    said.set(loser, winners);
    return winners.size < winners.add(winner).size;
  });
}
