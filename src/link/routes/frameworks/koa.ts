import type { FlowRun } from "../../flow/flow-run.js";
import type { HostObject } from "../../flow/value.js";
import type { CollectedRoutes, DraftRoute, Framework, Judgement } from "../framework.js";
import { judgeInOrder } from "../judge-in-order.js";
import type { PathPattern } from "../path-pattern.js";
import { collectTree } from "../router-tree.js";
import { koaEntries } from "./koa/koa-entries.js";
import { APP_TYPES, hostOf, isExclusive, koaCall, PARAMETER_TYPES, ROUTER_TYPES } from "./koa/koa-objects.js";
import { joinAll, joinPaths, koaPatterns } from "./koa/koa-paths.js";

/**
 * Koa with @koa/router, or koa-router: an application asks its routers in order, and each of them runs all of its routes that match, the
 * first one first, as far as they pass on. A router copies what another one has when it uses that.
 */
export const koa: Framework = {
  id: "koa",
  language: "typescript",
  packages: ["koa", "@koa/router", "koa-router", "koa-mount", "koa-compose"],
  marks: ["koa", "@koa/router", "koa-router"],
  types: PARAMETER_TYPES,
  call: koaCall,
  collect,
  judge,
};

/** The router that a route is on, by the patterns of the route: each route has a list of its own. */
const routers = new WeakMap<readonly PathPattern[], HostObject>();

function collect(run: FlowRun): CollectedRoutes {
  return collectTree({
    run,
    apps: run.ofType(...APP_TYPES),
    routers: run.ofType(...ROUTER_TYPES),
    entriesOf: koaEntries,
    // An application asks the router itself, a router has copies.
    copiesAt: ({ call }) => (call.method === "use" && isRouterCall(call.receiver) ? call.order : null),
    join: joinPaths,
    whole: joinAll,
    patternsOf: (_, router, { mounts, route }) => {
      const prefixes = mounts.map(({ prefix }) => prefix);
      const patterns = koaPatterns(run.graph, router, [...prefixes, route.path]);
      routers.set(patterns, router);
      return patterns;
    },
  });
}

function isRouterCall(receiver: HostObject | null): boolean {
  return receiver !== null && (ROUTER_TYPES as readonly string[]).includes(receiver.type);
}

function judge(a: DraftRoute, b: DraftRoute): Judgement {
  const [first, second] = a.order < b.order ? [a, b] : [b, a];
  const [router, other] = [routers.get(first.patterns), routers.get(second.patterns)];
  if (router !== undefined && other !== undefined) {
    if (hostOf(router) !== hostOf(other)) return { winner: "a", outcome: null };
    // Of what matches, such a router runs the last one alone.
    if (router === other && isExclusive(router)) return { winner: second === a ? "a" : "b", outcome: "first" };
  }
  return judgeInOrder(a, b);
}
