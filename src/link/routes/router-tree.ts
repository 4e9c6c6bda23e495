import type { RouteMount, RouteStop } from "../../model/routes.js";
import type { Place } from "../../model/span.js";
import type { FlowRun } from "../flow/flow-run.js";
import type { Guard, HostCall, HostObject, Value } from "../flow/value.js";
import type { CollectedRoutes, DraftRoute, PathText } from "./framework.js";
import { EMPTY_PATH, knownText } from "./path-text.js";
import type { PathPattern } from "./path-pattern.js";

/** What one router has, in the order in which it looks at it. */
export type RouterEntry = RouterRoute | RouterMount | RouterStop;

export interface RouterRoute {
  readonly kind: "route";
  readonly method: string;
  readonly path: PathText;
  readonly handler: Value | null;
  /** See `RouteHandler.wrapper`. */
  readonly wrapper?: Place;
  /** The call that registers it. */
  readonly call: HostCall;
  readonly continues: boolean;
}

/** Another router under it. */
export interface RouterMount {
  readonly kind: "mount";
  readonly child: HostObject;
  readonly prefix: PathText;
  readonly call: HostCall;
}

/** Something is mounted there that cannot be followed. */
export interface RouterStop {
  readonly kind: "stop";
  readonly stop: RouteStop;
}

/** How a route is reached. */
export interface Way {
  readonly mounts: readonly RouterMount[];
  readonly route: RouterRoute;
}

/** How a framework puts routers together. */
export interface RouterTree {
  readonly run: FlowRun;
  /** What may serve by itself. One that another one mounts is a router of that; of those that mount one another in a circle, the first is not. */
  readonly apps: readonly HostObject[];
  /** What serves only where it is mounted; those that no application reaches are unmounted. */
  readonly routers: readonly HostObject[];
  /**
   * What a router has. `before`: only what was there when the call with this order was made counts, where a framework copies routes when a
   * router is mounted; null for everything.
   */
  readonly entriesOf: (router: HostObject, before: number | null) => readonly RouterEntry[];
  /** The order of the mount where the framework copies what is there; null where it looks each time. Without it, it always does. */
  readonly copiesAt?: (mount: RouterMount) => number | null;
  readonly join: (prefix: PathText, path: PathText) => PathText;
  /** Where it makes a difference that the inner prefixes come first: the whole of a path, from those of the mounts and the route's own. */
  readonly whole?: (parts: readonly PathText[]) => PathText;
  /** `way`: the mounts that lead from the top to the route, and the route. */
  readonly patternsOf: (path: string, router: HostObject, way: Way) => readonly PathPattern[];
}

/** The routes of every application of a framework that puts routers under one another, and those of the routers that none reaches. */
export function collectTree(tree: RouterTree): CollectedRoutes {
  const reached = new Set<HostObject>();
  const stops: RouteStop[] = [];
  const walk = (top: HostObject): readonly DraftRoute[] => new Walk(tree, reached, stops).from(top);
  const tops = topsOf(tree);
  const made = tops.filter((app) => !app.isAssumed);
  const apps = made.map((object) => ({
    object,
    id: tree.run.symbolOf(object),
    place: object.made.place,
    routes: walk(object),
  }));
  const used = tree.apps.filter((app) => !tops.includes(app));
  const left = [...tops.filter((app) => app.isAssumed), ...tree.routers, ...used];
  const mountedSomewhere = childrenOf(tree, left);
  const free = left.filter((router) => !reached.has(router) && !mountedSomewhere.has(router));
  return { apps, unmounted: free.flatMap(walk), stops };
}

function topsOf(tree: RouterTree): readonly HostObject[] {
  const mounted = mountedBy(tree, [...tree.apps, ...tree.routers]);
  const tops = tree.apps.filter((app) => !mounted.has(app));
  return tops.length === 0 ? tree.apps.slice(0, 1) : tops;
}

/** Routers that some router has under it, in a circle or not. */
function childrenOf(tree: RouterTree, routers: readonly HostObject[]): ReadonlySet<HostObject> {
  const children = mountedBy(tree, routers);
  // Routers on a circle that nothing else reaches are still there: one of them stands for all.
  return children.size === routers.length ? new Set([...children].slice(1)) : children;
}

/** What routers mount, themselves aside. */
function mountedBy(tree: RouterTree, routers: readonly HostObject[]): ReadonlySet<HostObject> {
  const children = new Set<HostObject>();
  for (const router of routers) {
    for (const entry of tree.entriesOf(router, null))
      if (entry.kind === "mount" && entry.child !== router) children.add(entry.child);
  }
  return children;
}

interface Above {
  readonly prefix: PathText;
  readonly mounts: readonly RouteMount[];
  readonly entries: readonly RouterMount[];
  readonly prefixes: readonly string[];
  readonly guards: readonly Guard[];
  readonly path: readonly HostObject[];
}

/** More routes than these have no application: it is a circle that was not seen. */
const MOST_ROUTES = 100_000;

/** Walks down from one application or router. */
class Walk {
  readonly #tree: RouterTree;
  readonly #reached: Set<HostObject>;
  readonly #stops: RouteStop[];
  readonly #routes: DraftRoute[] = [];
  #top: HostObject | null = null;

  constructor(tree: RouterTree, reached: Set<HostObject>, stops: RouteStop[]) {
    this.#tree = tree;
    this.#reached = reached;
    this.#stops = stops;
  }

  from(top: HostObject): readonly DraftRoute[] {
    this.#top = top;
    this.#visit(top, null, { prefix: EMPTY_PATH, mounts: [], entries: [], prefixes: [], guards: [], path: [] });
    return this.#routes;
  }

  #visit(router: HostObject, before: number | null, above: Above): void {
    this.#reached.add(router);
    for (const entry of this.#tree.entriesOf(router, before)) {
      if (this.#routes.length >= MOST_ROUTES) return;
      if (entry.kind === "route") this.#add(router, entry, above);
      else if (entry.kind === "stop") this.#stops.push(entry.stop);
      else this.#mount(router, entry, above);
    }
  }

  #add(router: HostObject, route: RouterRoute, above: Above): void {
    const { method, path, handler, wrapper, call, continues } = route;
    const { join, patternsOf, run } = this.#tree;
    const whole = this.#tree.whole?.([...above.entries.map(({ prefix }) => prefix), path]) ?? join(above.prefix, path);
    this.#routes.push({
      method,
      path: whole,
      patterns: whole.stop === null ? patternsOf(whole.text, router, { mounts: above.entries, route }) : [],
      handler,
      ...(wrapper === undefined ? {} : { wrapper }),
      place: call.place,
      mounts: above.mounts,
      prefixes: above.prefixes,
      guards: [...above.guards, ...call.guards],
      order: this.#routes.length,
      router: this.#top === null ? null : run.symbolOf(router),
      continues,
    });
  }

  #mount(router: HostObject, entry: RouterMount, above: Above): void {
    const { child, prefix, call } = entry;
    const path = [...above.path, router];
    if (path.includes(child)) {
      this.#stops.push({ place: call.place, reason: "the router is mounted under itself" });
      return;
    }
    this.#visit(child, this.#tree.copiesAt?.(entry) ?? null, {
      prefix: this.#tree.join(above.prefix, prefix),
      mounts: [...above.mounts, { place: call.place, prefix: knownText(prefix) }],
      entries: [...above.entries, entry],
      prefixes: [...above.prefixes, prefix.text],
      guards: [...above.guards, ...call.guards],
      path,
    });
  }
}
