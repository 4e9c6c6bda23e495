import { splitSymbolId, type SymbolId } from "../../../model/symbol-id.js";
import type { FlowRun } from "../../flow/flow-run.js";
import type { HostObject } from "../../flow/value.js";
import { argument, entry, text, truthOf } from "../../flow/values.js";
import type { CollectedRoutes, DraftApp, Framework } from "../framework.js";
import { judgeInOrder } from "../judge-in-order.js";
import { collectTree, type RouterEntry } from "../router-tree.js";
import { honoEntries } from "./hono/hono-entries.js";
import { honoCall, HONO_TYPES, rootOf, viewsOf } from "./hono/hono-objects.js";
import { honoPatterns, joinPaths } from "./hono/hono-paths.js";

/** Hono 4: an application takes over the routes of those that it mounts, as they are then, and asks all of them in order. */
export const hono: Framework = {
  id: "hono",
  language: "typescript",
  packages: ["hono", "@hono/zod-openapi"],
  marks: ["hono", "@hono/zod-openapi"],
  types: { "hono.Hono": "hono.Hono", "@hono/zod-openapi.OpenAPIHono": "hono.Hono" },
  call: honoCall,
  collect,
  mount: (router, prefix) => ({ method: "route", given: [text(prefix === "" ? "/" : prefix), router], named: {} }),
  judge: judgeInOrder,
};

function collect(run: FlowRun): CollectedRoutes {
  const views = viewsOf(run);
  const known = new Map<HostObject, readonly RouterEntry[]>();
  const entriesOf = (app: HostObject): readonly RouterEntry[] => {
    let entries = known.get(app);
    if (entries === undefined) known.set(app, (entries = honoEntries([app, ...(views.get(app) ?? [])])));
    return entries;
  };
  const collected = collectTree({
    run,
    apps: run.ofType(...HONO_TYPES),
    routers: [],
    entriesOf: (app, before) =>
      entriesOf(app).filter((it) => before === null || it.kind === "stop" || it.call.order < before),
    copiesAt: ({ call }) => call.order,
    join: (prefix, path) => (path.text === "" ? prefix : joinPaths(prefix, path)),
    patternsOf: (path, router, { mounts }) => {
      const top = mounts[0]?.call.receiver ?? router;
      return honoPatterns(path, isStrict(rootOf(top)) ? "strict" : "lax");
    },
  });
  const idOf = ({ object, id }: DraftApp): SymbolId => {
    const held = object === null ? undefined : [object, ...(views.get(object) ?? [])].find((it) => isHeld(run, it));
    return held === undefined ? id : run.symbolOf(held);
  };
  return { ...collected, apps: collected.apps.map((app) => ({ ...app, id: idOf(app) })) };
}

/** Whether people have a name for an object: `const app = new Hono().basePath("/api")` is one for the view alone. */
function isHeld(run: FlowRun, object: HostObject): boolean {
  const parts = splitSymbolId(run.symbolOf(object));
  return parts !== null && run.valueOf(parts.file, parts.name) === object;
}

/** An application that is not strict sees no slash at the end of what it is asked for. */
function isStrict({ made }: HostObject): boolean {
  const said = entry(argument(made, 0), "strict");
  return said === null || truthOf(said) !== false;
}
