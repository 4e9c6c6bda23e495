import type { RouteConflict } from "../../model/routes.js";
import {
  contest,
  coversMethod,
  haveSameHandler,
  isThereWith,
  type Judge,
  type LiveRoute,
  type Victory,
} from "./contest.js";
import type { PatternRelation, Patterns } from "./pattern-relation.js";
import type { PatternRelations } from "./relate-patterns.js";
import { isUsualOrder } from "./usual-order.js";
import { meetAtSlash } from "./meet-at-slash.js";
import { type RouteGroup, RouteGroups } from "./route-groups.js";

/**
 * What competes within one application. Each route loses at most once to one that takes all that it matches, the one that answers in its
 * place; where there is none, to each of those that take a part of it. What is usual is no conflict: a narrower route before a wider one, and
 * one that matches more than a route behind it and may pass on what it gets.
 */
export function conflictsWithin(
  judge: Judge,
  relations: PatternRelations,
  routes: readonly LiveRoute[],
): readonly RouteConflict[] {
  const groups = new RouteGroups(judge, relations, routes);
  const app: App = { judge, relations, groups };
  return groups.all.flatMap((group) => {
    const rivals = rivalsOf(app, group);
    return group.members.flatMap((loser) => (loser.draft.isRest === true ? [] : lostBy(app, rivals, loser)));
  });
}

interface App {
  readonly judge: Judge;
  readonly relations: PatternRelations;
  readonly groups: RouteGroups;
}

interface Rival {
  readonly group: RouteGroup;
  readonly relation: PatternRelation["relation"];
  readonly example: string;
}

/** The groups that match all that a group does, those that match a part of it and more, and those that match a part of it alone. */
interface Rivals {
  readonly wider: readonly Rival[];
  readonly overlapping: readonly Rival[];
  readonly narrower: readonly Rival[];
}

/** One route is said to overlap with so many others at most. */
const MOST_OVERLAPS = 10;

/** How often another example is looked for when a third route answers the first one. */
const MOST_EXAMPLES = 5;

function rivalsOf({ relations, groups }: App, group: RouteGroup): Rivals {
  const related = (other: RouteGroup): readonly Rival[] => {
    const { relation, example } = relations.relate(other.patterns, group.patterns);
    return example === null ? [] : [{ group: other, relation, example }];
  };
  const common = groups.common(group).flatMap(related);
  return {
    wider: groups
      .wider(group)
      .flatMap(related)
      .filter(({ relation }) => relation === "same" || relation === "wider"),
    overlapping: common.filter(({ relation }) => relation === "overlapping"),
    narrower: common.filter(({ relation }) => relation === "narrower"),
  };
}

function lostBy(app: App, rivals: Rivals, loser: LiveRoute): readonly RouteConflict[] {
  // What is usual where the first one answers is not where the application refuses to start.
  const refused = [...rivals.narrower, ...rivals.overlapping]
    .flatMap((rival) => defeats(app, rival, loser))
    .find(({ outcome }) => outcome === "fails");
  if (refused !== undefined) return [toConflict(refused, refused.example)];
  const taken = topOf(app, rivals.wider, loser);
  if (taken !== null) {
    const example = answeredExample(app, taken);
    // Of what it takes only one method of, others may take just that.
    if (example !== null || coversMethod(taken.winner.route, loser.route)) {
      return [toConflict(taken, example ?? taken.example)];
    }
  }
  return overlapsOf(app, rivals.overlapping, loser);
}

function overlapsOf(app: App, rivals: readonly Rival[], loser: LiveRoute): readonly RouteConflict[] {
  const found: RouteConflict[] = [];
  for (const rival of rivals) {
    for (const defeat of defeats(app, rival, loser)) {
      if (found.length === MOST_OVERLAPS) return found;
      if (defeat.outcome === "continues" || haveSameHandler(defeat.winner.route, loser.route)) continue;
      if (isUsualOrder(app.relations, rival.group.patterns, loser.draft.patterns)) continue;
      if (meetAtSlash(rival.group.patterns, loser.draft.patterns)) continue;
      const example = answeredExample(app, defeat);
      if (example !== null) found.push(toConflict(defeat, example));
    }
  }
  return found;
}

interface Defeat extends Victory, Rival {}

function defeats({ groups }: App, rival: Rival, loser: LiveRoute): readonly Defeat[] {
  return groups.beaters(rival.group, loser).map((victory) => ({ ...victory, ...rival }));
}

/** What takes all of a route: of several the one that answers. */
function topOf(app: App, rivals: readonly Rival[], loser: LiveRoute): Defeat | null {
  const every = rivals.flatMap((rival) => defeats(app, rival, loser));
  const same = every.filter((defeat) => !isConflict(defeat) && isHarmless(defeat));
  // What the same handler answers in front of both is as it should be, but that it is there twice.
  const isVain = (defeat: Defeat): boolean =>
    !(isSameRequest(defeat) && haveSameHandler(defeat.winner.route, loser.route)) &&
    same.some((one) => beats(app, one, defeat));
  const all = every.filter((defeat) => isConflict(defeat) && !isVain(defeat));
  const ways: readonly ((defeat: Defeat) => boolean)[] = [
    ({ outcome }) => outcome === "fails",
    ({ outcome, winner }) =>
      outcome === "first" && isThereWith(winner, loser) && coversMethod(winner.route, loser.route),
    ({ outcome, winner }) => outcome === "first" && coversMethod(winner.route, loser.route),
    ({ outcome }) => outcome === "first",
    () => true,
  ];
  for (const isWanted of ways) {
    const [first, ...others] = all.filter(isWanted);
    if (first !== undefined) return others.reduce((top, one) => (beats(app, one, top) ? one : top), first);
  }
  return null;
}

/** Whether the same handler answers all that a route matches, under another path. */
function isHarmless({ outcome, winner, loser }: Defeat): boolean {
  return (
    outcome === "first" &&
    haveSameHandler(winner.route, loser.route) &&
    coversMethod(winner.route, loser.route) &&
    isThereWith(winner, loser)
  );
}

function isSameRequest({ relation, winner, loser }: Defeat): boolean {
  return relation === "same" && winner.route.method === loser.route.method;
}

function isConflict(defeat: Defeat): boolean {
  const { relation, outcome, winner, loser } = defeat;
  if (isSameRequest(defeat) || outcome === "fails") return true;
  // A route for one method in front of one for all of them at the same path is how an exception is written.
  if (relation === "same" && !coversMethod(winner.route, loser.route)) return false;
  return outcome !== "continues" && !haveSameHandler(winner.route, loser.route);
}

function beats({ judge }: App, a: Defeat, b: Defeat): boolean {
  return contest(judge, a.winner, b.winner)?.winner === a.winner;
}

function toConflict(defeat: Defeat, example: string): RouteConflict {
  const { winner, loser, outcome } = defeat;
  return { kind: kindOf(defeat), winner: winner.route, loser: loser.route, outcome, example };
}

function kindOf({ relation, outcome, winner, loser }: Defeat): RouteConflict["kind"] {
  // What the framework refuses it takes for the same.
  if (outcome !== "fails") {
    if (relation === "overlapping") return "overlapping";
    if (relation !== "same" || winner.route.method !== loser.route.method) return "shadowed";
  }
  return haveSameHandler(winner.route, loser.route) ? "mountedTwice" : "identical";
}

/** A path that both match and that no third route answers; null when there is none. */
function answeredExample({ judge, relations, groups }: App, defeat: Defeat): string | null {
  const { winner, loser } = defeat;
  const method = winner.route.method === "ANY" ? loser.route.method : winner.route.method;
  const both: readonly Patterns[] = [winner.draft.patterns, loser.draft.patterns];
  const missed: Patterns[] = [];
  let path: string | null = defeat.example;
  for (let count = 0; path !== null && count < MOST_EXAMPLES; count++) {
    const answering = groups.answering({ method, path }).filter((group) => !isTheirs(defeat, group));
    const others = answering.filter((group) =>
      group.champions.some((third) => {
        const victory = contest(judge, third, winner);
        return victory?.winner === third && victory.outcome === "first" && isThereWith(third, winner, loser);
      }),
    );
    if (others.length === 0) return path;
    missed.push(...others.map((group) => group.patterns));
    path = relations.example(both, missed);
  }
  return null;
}

function isTheirs({ winner, loser }: Victory, { members }: RouteGroup): boolean {
  return members.includes(winner) || members.includes(loser);
}
