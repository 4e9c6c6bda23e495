import type { Route, RouteApp, RouteConflict, RouteStop, RouteTable } from "../model/routes.js";
import type { Place } from "../model/span.js";

/** The route table as people read it, in whatever format. */
export interface RouteSections {
  readonly apps: readonly ServedRoutes[];
  readonly unknown: readonly Route[];
  readonly unmounted: readonly Route[];
  readonly stops: readonly RouteStop[];
  readonly summary: string;
}

export interface ServedRoutes {
  readonly app: RouteApp;
  readonly routes: readonly Route[];
  /** What `…` stands for in their paths. */
  readonly fronts: readonly RouteStop[];
}

/** Puts live routes under their applications, and all others by what keeps them from being live. */
export function routeSections({ apps, routes, stops }: RouteTable): RouteSections {
  const live = new Map<string | null, Route[]>();
  for (const route of routes) {
    if (route.status !== "live") continue;
    const known = live.get(route.app);
    if (known === undefined) live.set(route.app, [route]);
    else known.push(route);
  }
  return {
    apps: apps.map((app) => {
      const own = live.get(app.id) ?? [];
      return { app, routes: own, fronts: frontsOf(own) };
    }),
    unknown: routes.filter(({ status }) => status === "unknownPrefix"),
    unmounted: routes.filter(({ status }) => status === "unmounted"),
    stops,
    summary: summaryOf(routes),
  };
}

function frontsOf(routes: readonly Route[]): readonly RouteStop[] {
  const fronts = routes.flatMap(({ stop }) => stop ?? []);
  return [...new Map(fronts.map((front) => [`${lineText(front.place)} ${front.reason}`, front])).values()];
}

/** `src/app.ts:3` */
export function lineText({ file, span }: Place): string {
  return `${file}:${span[0]}`;
}

export function handlerName({ handler }: Route): string {
  if (handler === null) return "–";
  return handler.name ?? "function";
}

/** The way from the application to the registration: each mount with what it is under. */
export function wayTo({ mounts, place }: Route): readonly string[] {
  const steps = mounts.map((mount) => {
    const prefix = mount.prefix === null ? " …" : mount.prefix === "" ? "" : ` ${mount.prefix}`;
    return `${lineText(mount.place)}${prefix}`;
  });
  return [...steps, lineText(place)];
}

/** What a route loses to, in a few words: `identical to src/a.ts:9`. */
export function lossesOf(conflicts: readonly RouteConflict[]): (route: Route) => readonly string[] {
  const losses = new Map<Route, string[]>();
  for (const { kind, winner, loser } of conflicts) {
    const text = `${WORDS[kind]} ${lineText(winner.place)}`;
    const known = losses.get(loser);
    if (known === undefined) losses.set(loser, [text]);
    else if (!known.includes(text)) known.push(text);
  }
  return (route) => losses.get(route) ?? [];
}

const WORDS = {
  identical: "identical to",
  mountedTwice: "the same again as",
  shadowed: "shadowed by",
  overlapping: "overlaps with",
} as const satisfies Record<RouteConflict["kind"], string>;

function summaryOf(routes: readonly Route[]): string {
  const count = (status: Route["status"]): number => routes.filter((route) => route.status === status).length;
  const [live, unknown, unmounted] = [count("live"), count("unknownPrefix"), count("unmounted")];
  return `${live} live, ${unmounted} that nothing mounts, ${unknown} whose path is not known`;
}
