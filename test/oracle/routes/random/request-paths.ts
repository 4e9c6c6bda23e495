import { assertNever } from "../../../../src/model/assert-never.js";
import { contest, coversMethod, type LiveRoute, shareMethods } from "../../../../src/link/routes/contest.js";
import type { PatternRelations } from "../../../../src/link/routes/relate-patterns.js";
import type { ServedApp } from "../../../../src/link/routes/route-table.js";
import type { Route } from "../../../../src/model/routes.js";
import type { OracleRequest } from "../oracle-table.js";
import type { OurApplication } from "./our-applications.js";
import type { RequestPlan } from "./program.js";

/** The requests that a program's plans give, some of which are meant for its routes. */
export function requestsFor({ routes }: OurApplication, plans: readonly RequestPlan[]): readonly OracleRequest[] {
  return plans.map((plan) => {
    const route = plan.route === null ? undefined : routes[plan.route % Math.max(routes.length, 1)];
    const path = route === undefined ? `/${plan.segments.join("/")}` : filled(route.template, plan.segments);
    const asked = route === undefined || route.method === "ANY" ? plan.method : route.method;
    return { method: asked, path: changed(path, plan), host: null };
  });
}

/** A request that is meant for a route. */
export interface RouteRequest {
  readonly route: Route;
  readonly request: OracleRequest;
}

/**
 * For each route a request that reaches it, where it is not taken by those in front of it: if there is one, one that none of these matches,
 * else one that they pass on.
 */
export function reachingRequests(app: ServedApp, relations: PatternRelations): readonly RouteRequest[] {
  return app.routes.flatMap((live) => {
    if (live.draft.isRest === true) return [];
    const missing = (routes: readonly LiveRoute[]): string | null =>
      relations.example(
        [live.draft.patterns],
        routes.map(({ draft }) => draft.patterns),
      );
    const path = missing(inFrontOf(app, live, "any")) ?? missing(inFrontOf(app, live, "first"));
    const { route } = live;
    const method = route.method === "ANY" ? "PATCH" : route.method;
    return path === null ? [] : [{ route, request: { method, path, host: null } }];
  });
}

/** The routes of which nothing is left although none alone takes all of it: these are no conflicts. */
export function takenTogether(
  app: ServedApp,
  relations: PatternRelations,
  reached: readonly RouteRequest[],
): readonly Route[] {
  return app.routes.flatMap((live) => {
    if (live.draft.isRest === true || reached.some(({ route }) => route === live.route)) return [];
    const isTaken = inFrontOf(app, live, "first").some((other) => {
      const { relation } = relations.relate(other.draft.patterns, live.draft.patterns);
      return coversMethod(other.route, live.route) && (relation === "same" || relation === "wider");
    });
    return isTaken ? [] : [live.route];
  });
}

/** The routes that get what they and another one match before that does: all of them, or those that take it. */
function inFrontOf(app: ServedApp, live: LiveRoute, wanted: "any" | "first"): readonly LiveRoute[] {
  return app.routes.filter((other) => {
    const isAsked = other !== live && shareMethods(other.route, live.route) && other.draft.patterns.length > 0;
    const victory = isAsked ? contest(app.framework, other, live) : null;
    return victory?.winner === other && (wanted === "any" || victory.outcome === wanted);
  });
}

/** A path with the words in place of the parameters. */
function filled(template: string, words: readonly string[]): string {
  let count = 0;
  const word = (): string => words[count++ % Math.max(words.length, 1)] ?? "x";
  const path = template.replaceAll(/\{\*?\}/g, (match) => (match === "{}" ? word() : words.join("/")));
  return path.startsWith("/") ? path : `/${path}`;
}

function changed(path: string, { change, segments }: RequestPlan): string {
  switch (change) {
    case "none":
      return path;
    case "slash":
      return path.endsWith("/") ? path : `${path}/`;
    case "noSlash":
      return path.length > 1 ? path.replace(/\/$/, "") : path;
    case "case":
      return path.toUpperCase();
    case "doubleSlash":
      // Two slashes in front would be a host.
      return `/${path.slice(1).replace("/", "//")}`;
    case "longer":
      return `${path.replace(/\/$/, "")}/${segments[0] ?? "a"}`;
    case "shorter":
      return path.replace(/\/[^/]+\/?$/, "") || "/";
    default:
      return assertNever(change);
  }
}
