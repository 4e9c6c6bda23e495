import { assertNever } from "../../../../src/model/assert-never.js";
import { contest, shareMethods } from "../../../../src/link/routes/contest.js";
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

/** For each route a request that reaches it, where it is not taken by those in front of it. */
export function reachingRequests(app: ServedApp, relations: PatternRelations): readonly RouteRequest[] {
  return app.routes.flatMap((live) => {
    const before = app.routes.filter((other) => {
      const isAsked = other !== live && shareMethods(other.route, live.route) && other.draft.patterns.length > 0;
      const victory = isAsked ? contest(app.framework, other, live) : null;
      return victory?.winner === other && victory.outcome === "first";
    });
    const path =
      live.draft.isRest === true
        ? null
        : relations.example(
            [live.draft.patterns],
            before.map(({ draft }) => draft.patterns),
          );
    const { route } = live;
    const method = route.method === "ANY" ? "PATCH" : route.method;
    return path === null ? [] : [{ route, request: { method, path, host: null } }];
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
      return `${path}/`;
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
