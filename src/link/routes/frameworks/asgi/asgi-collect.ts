import { compareSpans } from "../../../../model/span.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import type { HostObject } from "../../../flow/value.js";
import type { CollectedRoutes, DraftApp } from "../../framework.js";
import { innerHandlers } from "../../inner-handler.js";
import { registeredConvertors } from "./asgi-convertors.js";
import { fieldOf, itemsOf, ORIGINAL, routesOf } from "./asgi-entries.js";
import { mountedUnder } from "./asgi-mounts.js";
import { asgiType, typeNames, type AsgiType } from "./asgi-types.js";
import { AsgiWalk } from "./asgi-walk.js";

/**
 * The applications of a family with everything that is mounted under them, and what no application has: the routes of routers that nothing
 * includes, and those that were added when the router had been included already.
 */
export function collectAsgi(run: FlowRun, family: AsgiType["family"]): CollectedRoutes {
  const setting = {
    run,
    convertors: registeredConvertors(run),
    innerHandler: innerHandlers(run, (object) => object.class !== null),
  };
  const served = new Set<HostObject>();
  const walks = topsOf(applications(run)).map((app) => {
    const walk = new AsgiWalk(setting, served);
    walk.walk(app);
    return { app, walk };
  });
  const own = walks.filter(({ app }) => familyOf(app) === family);
  const unserved = new Set<HostObject>();
  const rest = new AsgiWalk(setting, unserved);
  walkUnserved(run, family, { served, unserved }, rest);
  return {
    apps: own.map(({ app, walk }): DraftApp => ({
      object: app,
      id: run.symbolOf(app),
      place: app.made.place,
      routes: walk.routes,
    })),
    unmounted: rest.routes.filter((route) => route.isRest !== true),
    stops: [...own.flatMap(({ walk }) => walk.stops), ...rest.stops],
  };
}

function familyOf(object: HostObject): AsgiType["family"] | null {
  return asgiType(object.type)?.family ?? null;
}

function applications(run: FlowRun): readonly HostObject[] {
  return run.ofType(...typeNames("app")).filter((app) => isMade(app));
}

/** A class that nothing makes an object of is tried all the same, for what its methods do. What comes of that is somebody else's. */
function isMade({ isAssumed, class: own, made: { place } }: HostObject): boolean {
  const isTried = own !== null && own.file === place.file && compareSpans(own.class.span, place.span) === 0;
  return !isAssumed && !isTried;
}

/** The applications that are not mounted under another one. Of a circle, the first. */
function topsOf(apps: readonly HostObject[]): readonly HostObject[] {
  const below = new Map(apps.map((app) => [app, allUnder(app)] as const));
  const mounted = new Set([...below].flatMap(([app, all]) => [...all].filter((other) => other !== app)));
  const tops = apps.filter((app) => !mounted.has(app));
  const reached = new Set(tops.flatMap((top) => [top, ...(below.get(top) ?? [])]));
  for (const app of apps) {
    if (reached.has(app)) continue;
    tops.push(app);
    for (const one of [app, ...(below.get(app) ?? [])]) reached.add(one);
  }
  return tops;
}

function allUnder(top: HostObject): ReadonlySet<HostObject> {
  const found = new Set<HostObject>();
  const open = [top];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of mountedUnder(next)) {
      if (found.has(child)) continue;
      found.add(child);
      open.push(child);
    }
  }
  return found;
}

/** The routes that no application has: of each router, unless another has copies of them or it is mounted in one; then those of none. */
function walkUnserved(run: FlowRun, family: AsgiType["family"], { served, unserved }: Met, walk: AsgiWalk): void {
  const entries = run.ofType(...typeNames("entry")).filter((entry) => isMade(entry));
  const copied = new Set(entries.flatMap((entry) => originalOf(entry) ?? []));
  const holders = run.ofType(...typeNames("app"), ...typeNames("router"));
  const mounted = new Set(holders.flatMap(mountedUnder));
  const isLeft = (entry: HostObject): boolean => !served.has(entry) && !unserved.has(entry) && !copied.has(entry);
  for (const holder of holders) {
    if (familyOf(holder) !== family || mounted.has(holder)) continue;
    const own = itemsOf(routesOf(holder)).flatMap((it) => (it.kind === "host" && !isOfItself(it) ? it : []));
    walk.walkEntries(holder, own.filter(isLeft));
  }
  const listed = new Set(holders.flatMap((holder) => itemsOf(routesOf(holder))));
  const loose = entries.filter((it) => !listed.has(it) && familyOf(it) === family && !isOfItself(it));
  // What is in a mount that is nowhere has the path of the mount.
  const isMount = (it: HostObject): boolean => asgiType(it.type)?.role === "mount";
  for (const entry of [...loose.filter(isMount), ...loose]) if (isLeft(entry)) walk.walkEntries(null, [entry]);
}

/** What was met below applications, and elsewhere. */
interface Met {
  readonly served: ReadonlySet<HostObject>;
  readonly unserved: ReadonlySet<HostObject>;
}

/** A page that an application has by itself. One of a class of ours is made anew when the class says with what. */
function isOfItself({ made }: HostObject): boolean {
  return asgiType(made.method)?.role === "app";
}

function originalOf(entry: HostObject): HostObject | null {
  const original = fieldOf(entry, ORIGINAL);
  return original?.kind === "host" ? original : null;
}
