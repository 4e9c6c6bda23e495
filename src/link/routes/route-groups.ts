import { contest, coversMethod, shareMethods, type Judge, type LiveRoute, type Victory } from "./contest.js";
import type { Patterns } from "./pattern-relation.js";
import { PatternIndex } from "./pattern-index.js";
import type { PatternRelations } from "./relate-patterns.js";

/** Routes of one application with one method and the same patterns. */
export interface RouteGroup {
  readonly method: string;
  readonly patterns: Patterns;
  readonly members: readonly LiveRoute[];
  /** The members that no other one beats, those first that pass no request on. */
  readonly champions: readonly LiveRoute[];
}

/** The routes of one application, such that what competes with a route is found without looking at all others. */
export class RouteGroups {
  readonly all: readonly RouteGroup[];
  readonly #judge: Judge;
  readonly #relations: PatternRelations;
  readonly #index = new PatternIndex<RouteGroup>();

  constructor(judge: Judge, relations: PatternRelations, routes: readonly LiveRoute[]) {
    this.#judge = judge;
    this.#relations = relations;
    this.all = groupsOf(judge, routes).filter(({ patterns }) => relations.canRelate(patterns));
    for (const group of this.all) this.#index.add(group.patterns, group);
  }

  /** Groups that may match all that this one does, with some method in common; itself among them. */
  wider(group: RouteGroup): readonly RouteGroup[] {
    return [...this.#index.wider(group.patterns)].filter((other) => shareMethods(other, group));
  }

  /** Groups that may match something that this one does, with some method in common: some of them, if they are very many. */
  common(group: RouteGroup): readonly RouteGroup[] {
    return [...this.#index.common(group.patterns)].filter((other) => shareMethods(other, group));
  }

  /** The groups that match a request; with the method `ANY` one for a method that no route names. */
  answering(request: { readonly method: string; readonly path: string }): readonly RouteGroup[] {
    const segments = request.path.split("/").slice(1);
    const asPattern = {
      segments: (segments.at(-1) === "" ? segments.slice(0, -1) : segments).map(
        (text) => ({ kind: "text", text }) as const,
      ),
      trailingSlash: "either",
      caseSensitive: true,
    } as const;
    return [...this.#index.wider([asPattern])].filter(
      (group) => coversMethod(group, request) && this.#relations.matches(group.patterns, request.path) === true,
    );
  }

  /** The routes of a group that beat another route and that no route of the group beats. */
  beaters(group: RouteGroup, loser: LiveRoute): readonly Victory[] {
    let hasStranger = false;
    const found: Victory[] = [];
    for (const champion of group.champions) {
      if (champion === loser) continue;
      const victory = contest(this.#judge, champion, loser);
      if (victory === null) hasStranger = true;
      else if (victory.winner === champion) found.push(victory);
    }
    if (found.length > 0 || !hasStranger) return found;
    // What never meets the champion may still meet one that the champion beats.
    return group.members.flatMap((member) => {
      const victory = member === loser ? null : contest(this.#judge, member, loser);
      return victory?.winner === member ? [victory] : [];
    });
  }
}

function groupsOf(judge: Judge, routes: readonly LiveRoute[]): readonly RouteGroup[] {
  const members = new Map<string, LiveRoute[]>();
  for (const live of routes) {
    const key = JSON.stringify([live.route.method, live.draft.patterns]);
    const group = members.get(key);
    if (group === undefined) members.set(key, [live]);
    else group.push(live);
  }
  return [...members.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { method } = first.route;
    return [{ method, patterns: first.draft.patterns, members: group, champions: championsOf(judge, group) }];
  });
}

function championsOf(judge: Judge, members: readonly LiveRoute[]): readonly LiveRoute[] {
  const stopping: LiveRoute[] = [];
  const passing: LiveRoute[] = [];
  for (const member of members) {
    const list = member.draft.continues ? passing : stopping;
    let isBeaten = false;
    for (const [index, champion] of list.entries()) {
      const victory = contest(judge, champion, member);
      if (victory === null) continue;
      if (victory.winner === member) list[index] = member;
      isBeaten = true;
      break;
    }
    if (!isBeaten) list.push(member);
  }
  return [...stopping, ...passing];
}
