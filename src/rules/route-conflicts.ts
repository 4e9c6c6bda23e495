import { assertNever } from "../model/assert-never.js";
import { hashText } from "../model/hash.js";
import type { SymbolGraph } from "../model/graph.js";
import type { Route, RouteConflict } from "../model/routes.js";
import type { Evidence } from "../model/rule.js";
import type { CompetingFound } from "./competing-kinds.js";
import {
  answerText,
  handlerText,
  isSamePlace,
  mountEvidence,
  oncePerRegistration,
  placeKey,
  registrationEvidence,
  routeIdentity,
  routeText,
} from "./route-text.js";
import { type SecondMount, secondMounts } from "./second-mounts.js";

/** What the conflicts of the table are for people: one for each registration that loses, and one for each mount that doubles others. */
export function* conflictsFound(
  graph: SymbolGraph,
  conflicts: readonly RouteConflict[],
  routes: readonly Route[],
): Iterable<CompetingFound> {
  const mountOf = secondMounts(conflicts, routes);
  for (const alike of grouped(conflicts, mountOf)) yield toFound(graph, alike, mountOf(alike[0]));
}

/** Conflicts that are one thing to mend, in the order of the table: never empty. */
type Alike = readonly [RouteConflict, ...RouteConflict[]];

function grouped(
  conflicts: readonly RouteConflict[],
  mountOf: (conflict: RouteConflict) => SecondMount | null,
): Iterable<Alike> {
  const groups = new Map<string, [RouteConflict, ...RouteConflict[]]>();
  for (const conflict of conflicts) {
    const key = groupKey(conflict, mountOf(conflict));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [conflict]);
    else group.push(conflict);
  }
  return groups.values();
}

/**
 * The methods of one registration are one, and so is what it does in several applications. So are all routes of a router that is mounted again, and
 * all that overlap with one: they are the evidence.
 */
function groupKey({ kind, outcome, winner, loser }: RouteConflict, mount: SecondMount | null): string {
  if (mount !== null) {
    const first = mount.first === null ? "" : placeKey(mount.first.place);
    return ["mount", outcome, placeKey(mount.second.place), first, mount.isLoop ? loser.place.file : ""].join("\0");
  }
  const winning = kind === "overlapping" ? "" : `${placeKey(winner.place)} ${winner.path}`;
  const mounts = loser.mounts.map(({ place }) => placeKey(place)).join();
  return [kind, outcome, loser.path, placeKey(loser.place), mounts, winning].join("\0");
}

function toFound(graph: SymbolGraph, alike: Alike, mount: SecondMount | null): CompetingFound {
  const [conflict] = alike;
  switch (conflict.kind) {
    case "identical":
      return identical(graph, alike);
    case "mountedTwice":
      return mountedTwice(alike, mount);
    case "shadowed":
      return shadowed(graph, alike);
    case "overlapping":
      return overlapping(graph, alike);
    default:
      return assertNever(conflict.kind);
  }
}

function identical(graph: SymbolGraph, alike: Alike): CompetingFound {
  const [conflict] = alike;
  const { winner, loser, outcome } = conflict;
  const base = about(graph, loser, evidenceFor(winner, loser));
  const route = routeText(losersOf(alike));
  if (outcome === "continues") {
    return { ...base, kind: "chained", data: { route, winner: handlerText(winner), loser: handlerText(loser) } };
  }
  const data = { route, winner: handlerText(winner), answer: answerText(conflict) };
  return { ...base, kind: "identical", data };
}

function mountedTwice(alike: Alike, mount: SecondMount | null): CompetingFound {
  const [conflict] = alike;
  const { winner, loser } = conflict;
  const losers = losersOf(alike);
  // Several methods of one registration are one route to people.
  const count = new Set(losers.map(({ path, place }) => `${placeKey(place)} ${path}`)).size;
  const first = routeText(losers.filter(({ path, place }) => path === loser.path && isSamePlace(place, loser.place)));
  const before: readonly Evidence[] =
    mount !== null && mount.first !== null && !mount.isLoop
      ? [{ message: "It is already mounted here.", place: mount.first.place }]
      : registrationEvidence(winner, "It is already registered here.");
  const registered = oncePerRegistration(losers);
  const place = mount?.second.place ?? loser.place;
  return {
    kind: "mountedTwice",
    data: {
      what:
        count === 1
          ? `\`${first}\` is`
          : `\`${first}\` and ${count - 1} more ${count === 2 ? "route are" : "routes are"}`,
      answer: answerText(conflict),
      count,
    },
    place,
    symbol: count === 1 ? (loser.handler?.symbol ?? null) : null,
    identity:
      mount === null
        ? routeIdentity(loser)
        : [place.file, mount.first?.place.file ?? "", loser.place.file, loser.prefixes.join("")],
    evidence: mount === null ? before : mount.isLoop ? registered : [...before, ...registered],
  };
}

function shadowed(graph: SymbolGraph, alike: Alike): CompetingFound {
  const [{ winner, loser, outcome, example }] = alike;
  const isWhole = winner.method === "ANY" || winner.method === loser.method;
  const fate = isWhole ? "is never reached" : `is not reached by ${winner.method} requests`;
  return {
    ...about(graph, loser, evidenceFor(winner, loser)),
    kind: "shadowed",
    data: {
      route: routeText(losersOf(alike)),
      fate: outcome === "fails" ? "keeps the application from starting" : fate,
      winner: routeText([winner]),
      how: outcome === "fails" ? "matches" : "is tried before it and answers",
      example,
    },
  };
}

function overlapping(graph: SymbolGraph, alike: Alike): CompetingFound {
  const [{ winner, loser, example }] = alike;
  const winners = [...new Map(alike.map((each) => [placeKey(each.winner.place), each])).values()];
  const others = winners.slice(1).flatMap((each) => {
    const what = `\`${routeText([each.winner])}\` matches \`${each.example}\` too.`;
    return registrationEvidence(each.winner, what);
  });
  return {
    ...about(graph, loser, [...evidenceFor(winner, loser), ...others]),
    kind: "overlapping",
    data: {
      route: routeText(losersOf(alike)),
      winner: routeText([winner]),
      example,
      answer: answerText(alike[0]),
    },
  };
}

function about(graph: SymbolGraph, loser: Route, evidence: readonly Evidence[]) {
  const symbol = loser.handler?.symbol ?? null;
  const body = symbol === null ? null : (graph.definition(symbol)?.facts.bodyHash ?? null);
  return {
    place: loser.place,
    symbol,
    identity: routeIdentity(loser),
    // One handler may answer many routes.
    bodyHash: body === null ? null : hashText([body, loser.method, loser.template].join(" ")),
    evidence,
  };
}

function evidenceFor(winner: Route, loser: Route): readonly Evidence[] {
  return [
    ...registrationEvidence(winner, `The other one is \`${routeText([winner])}\`, for ${handlerText(winner)}.`),
    ...mountEvidence(loser, "The router of this one"),
  ];
}

function losersOf(alike: Alike): readonly Route[] {
  return [...new Set(alike.map(({ loser }) => loser))];
}
