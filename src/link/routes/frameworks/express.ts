import type { FlowRun } from "../../flow/flow-run.js";
import type { HostObject } from "../../flow/value.js";
import { text } from "../../flow/values.js";
import type { CollectedRoutes, DraftRoute, Framework, Judgement } from "../framework.js";
import { judgeInOrder } from "../judge-in-order.js";
import { joinedBy } from "../path-text.js";
import { collectTree, type RouterEntry } from "../router-tree.js";
import { expressEntries } from "./express/express-entries.js";
import { APP_TYPES, expressCall, optionsOf, PARAMETER_TYPES, ROUTER_TYPES } from "./express/express-objects.js";
import { joinPaths } from "./express/express-paths.js";
import { expressVersion } from "./express/express-version.js";
import { layerPatterns, type Layer, type LayerPath } from "./express/layer-pattern.js";

/** Express 4 and 5: routers look through what they were given in order, and the first that matches answers. */
export const express: Framework = {
  id: "express",
  language: "typescript",
  packages: ["express", "express-serve-static-core", "express-promise-router", "express-ws", "router"],
  marks: ["express", "express-serve-static-core", "express-promise-router", "express-ws", "router"],
  types: PARAMETER_TYPES,
  call: expressCall,
  collect,
  mount: (router, prefix) => ({ method: "use", given: [text(prefix === "" ? "/" : prefix), router], named: {} }),
  judge,
};

function collect(run: FlowRun): CollectedRoutes {
  const layers = new Map<RouterEntry, LayerOf>();
  const entries = new Map<HostObject, readonly RouterEntry[]>();
  const entriesOf = (router: HostObject): readonly RouterEntry[] => {
    const known = entries.get(router);
    if (known !== undefined) return known;
    const found = expressEntries(router);
    for (const { entry, path } of found) layers.set(entry, { path, router });
    const own = found.map(({ entry }) => entry);
    entries.set(router, own);
    return own;
  };
  return collectTree({
    run,
    apps: run.ofType(...APP_TYPES),
    routers: run.ofType(...ROUTER_TYPES),
    entriesOf,
    join: joinedBy(joinPaths),
    patternsOf: (_, __, { mounts, route }) => {
      const way = [...mounts, route].map((entry) => layerOf(run, layers.get(entry)));
      const known = way.filter((layer) => layer !== null);
      const last = known.at(-1);
      return last === undefined || known.length < way.length ? [] : layerPatterns(known.slice(0, -1), last);
    },
  });
}

interface LayerOf {
  readonly path: LayerPath | null;
  readonly router: HostObject;
}

function layerOf(run: FlowRun, layer: LayerOf | undefined): Layer | null {
  if (layer === undefined || layer.path === null) return null;
  return { path: layer.path, version: expressVersion(run.graph, layer.router), ...optionsOf(layer.router) };
}

/** WebSockets are asked for in requests of their own. */
function judge(a: DraftRoute, b: DraftRoute): Judgement {
  const isApart = (a.method === "WS") !== (b.method === "WS");
  return isApart ? { winner: "a", outcome: null } : judgeInOrder(a, b);
}
