import type { SymbolGraph } from "../model/graph.js";
import type { RouteSettings } from "../model/manifest.js";
import { findOwner, type Owner } from "../model/owner.js";
import type { Route, RouteTable } from "../model/routes.js";
import type { Evidence } from "../model/rule.js";
import type { CompetingFound } from "./competing-kinds.js";
import { mountEvidence, placeKey, registrationEvidence, routeIdentity, routeText } from "./route-text.js";

type OwnerEntry = RouteSettings["owners"][number];

/** A live route that another module owns than the one that registers it. */
export interface Trespass {
  readonly route: Route;
  readonly owner: Owner;
  readonly entry: OwnerEntry;
}

/** The live routes that are registered outside of their owner. An owner that does not exist owns nothing, which `manifest-drift` says. */
export function trespasses(graph: SymbolGraph, table: RouteTable, entries: readonly OwnerEntry[]): readonly Trespass[] {
  return entries.flatMap((entry) => {
    const owner = findOwner(graph, entry.owner);
    if (owner === null) return [];
    return routesFor(table, entry).flatMap((route) => (owner.owns(route.place.file) ? [] : [{ route, owner, entry }]));
  });
}

/** One for each registration, whatever the number of its methods and applications. */
export function* trespassesFound(table: RouteTable, all: readonly Trespass[]): Iterable<CompetingFound> {
  const groups = new Map<string, Trespass[]>();
  for (const trespass of all) {
    const { path, place } = trespass.route;
    const key = [trespass.entry.owner, path, placeKey(place)].join("\0");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [trespass]);
    else group.push(trespass);
  }
  for (const [first, ...more] of groups.values()) {
    if (first !== undefined)
      yield toFound(
        table,
        first,
        [first, ...more].map(({ route }) => route),
      );
  }
}

/**
 * The path that an owner is declared for as a template, in whichever framework's notation it is written: `/users/:id`, `/users/{id}`,
 * `/users/<int:id>` and `/users/[id]` are all `/users/{}`.
 */
export function templateOfText(path: string): string {
  return path.replaceAll(PARAMETER, (text) => (REST.test(text) ? "{*}" : "{}"));
}

const PARAMETER = /\{[^{}]*\}|<[^<>]*>|\[[^[\]]*\]|:[A-Za-z_]\w*(?:\([^()]*\))?[?*+]?|\*\w*/g;

/** `{path:path}`, `{*rest}`, `<path:rest>`, `[...rest]`, `:rest*`, `*rest`. */
const REST = /:path\}$|^\{\*|^<path:|^\[\.\.\.|[*+]$|^\*/;

function routesFor({ routes }: RouteTable, { method, path }: OwnerEntry): readonly Route[] {
  const template = templateOfText(path);
  return routes.filter(
    (route) =>
      route.status === "live" &&
      (route.template === template || route.path === path) &&
      (route.method === method ||
        (route.method === "ANY" && method !== "WS") ||
        (method === "ANY" && route.method !== "WS")),
  );
}

function toFound(table: RouteTable, { route, owner, entry }: Trespass, routes: readonly Route[]): CompetingFound {
  const own = routesFor(table, entry).find((one) => owner.owns(one.place.file));
  const evidence: readonly Evidence[] = [
    ...(own === undefined ? [] : registrationEvidence(own, "The owner registers it here.")),
    ...mountEvidence(route, "The router of this one"),
    { message: "The manifest declares the owner.", place: entry.place },
  ];
  return {
    kind: "wrongOwner",
    data: {
      route: routeText(routes),
      owner: entry.owner,
      how: own === undefined ? "instead" : `too${answers(table, route, own)}`,
    },
    place: route.place,
    symbol: route.handler?.symbol ?? null,
    identity: routeIdentity(route),
    evidence,
  };
}

/** Which of the two answers, where the table knows. */
function answers({ conflicts }: RouteTable, route: Route, own: Route): string {
  const between = conflicts.find(
    ({ winner, loser }) => (winner === route && loser === own) || (winner === own && loser === route),
  );
  if (between === undefined) return "";
  if (between.outcome === "fails") return ": the application does not start";
  if (between.outcome === "undecided") return "";
  return between.winner === route ? ": this one answers" : ": the owner's answers";
}
