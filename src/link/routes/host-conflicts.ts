import type { Route, RouteConflict } from "../../model/routes.js";
import { haveSameHandler, shareMethods, type LiveRoute } from "./contest.js";
import type { PatternRelations } from "./relate-patterns.js";

/**
 * What competes between the applications of one host: the same path in two of them. Which of the two answers is decided in front of them, by a
 * proxy that this code does not know, so nothing else can be said to compete: a page for everything in one of them is what is usual.
 * @param apps the live routes of each application; of those that say the same within one, the first counts
 */
export function conflictsBetween(
  relations: PatternRelations,
  apps: readonly (readonly LiveRoute[])[],
): readonly RouteConflict[] {
  const earlier = new Map<string, LiveRoute[]>();
  const found: RouteConflict[] = [];
  for (const routes of apps) {
    const own = oncePerRequest(routes);
    for (const loser of own) {
      for (const winner of earlier.get(loser.route.template) ?? []) {
        const conflict = compared(relations, winner, loser);
        if (conflict === null) continue;
        found.push(conflict);
        break;
      }
    }
    for (const live of own) {
      const known = earlier.get(live.route.template);
      if (known === undefined) earlier.set(live.route.template, [live]);
      else known.push(live);
    }
  }
  return found;
}

function oncePerRequest(routes: readonly LiveRoute[]): readonly LiveRoute[] {
  const unique = new Map<string, LiveRoute>();
  for (const live of routes) {
    const key = requestOf(live.route);
    if (!unique.has(key)) unique.set(key, live);
  }
  return [...unique.values()];
}

function requestOf({ method, template }: Route): string {
  return `${method} ${template}`;
}

function compared(relations: PatternRelations, winner: LiveRoute, loser: LiveRoute): RouteConflict | null {
  if (!shareMethods(winner.route, loser.route)) return null;
  // What frameworks add to each application by themselves nobody registered, and nobody can take back in one place.
  if (winner.route.handler === null && loser.route.handler === null) return null;
  const { relation, example } = relations.relate(winner.draft.patterns, loser.draft.patterns);
  if (example === null) return null;
  const isSame = relation === "same" && winner.route.method === loser.route.method;
  const identical = haveSameHandler(winner.route, loser.route) ? "mountedTwice" : "identical";
  return {
    kind: isSame ? identical : "overlapping",
    winner: winner.route,
    loser: loser.route,
    outcome: "undecided",
    example,
  };
}
