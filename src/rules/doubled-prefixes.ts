import type { Route } from "../model/routes.js";
import type { CompetingFound } from "./competing-kinds.js";
import { mountEvidence, oncePerRegistration, placeKey, routeText } from "./route-text.js";

/** Prefixes that stand twice in a row because two places add them, one for each prefix and mount. */
export function* doubledPrefixes(routes: readonly Route[]): Iterable<CompetingFound> {
  const groups = new Map<string, [Doubled, ...Doubled[]]>();
  for (const route of routes) {
    const doubled = route.status === "live" ? doubledIn(route) : null;
    if (doubled === null) continue;
    const mount = route.mounts.at(-1);
    const key = [doubled.upTo, mount === undefined ? "" : placeKey(mount.place)].join("\0");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [doubled]);
    else group.push(doubled);
  }
  for (const group of groups.values()) yield toFound(group);
}

interface Doubled {
  readonly route: Route;
  /** `/api` */
  readonly prefix: string;
  /** The path up to the end of the second one: `/api/api`. */
  readonly upTo: string;
}

/**
 * The first run of segments that stands twice in a row where one prefix ends and what it is in front of begins. A single text that repeats
 * itself is meant.
 */
function doubledIn(route: Route): Doubled | null {
  const segments = segmentsOf(route.path);
  let length = 0;
  for (const prefix of route.prefixes) {
    const own = segmentsOf(prefix);
    if (!own.every((segment, index) => segment === segments[length + index])) return null;
    length += own.length;
    const run = own.length === 0 ? null : repeatedAround(segments, length);
    if (run !== null) {
      return { route, prefix: `/${run.join("/")}`, upTo: `/${segments.slice(0, length + run.length).join("/")}` };
    }
  }
  return null;
}

/** The longest run that ends at a place and starts there again, with some plain text in it. */
function repeatedAround(segments: readonly string[], at: number): readonly string[] | null {
  for (let size = Math.min(at, segments.length - at); size > 0; size--) {
    const run = segments.slice(at - size, at);
    if (run.some(isPlain) && run.every((segment, index) => segment === segments[at + index])) return run;
  }
  return null;
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function isPlain(segment: string): boolean {
  return /^[\w.~-]+$/.test(segment);
}

function toFound(group: readonly [Doubled, ...Doubled[]]): CompetingFound {
  const [{ route, prefix, upTo }] = group;
  // Several methods of one registration are one route to people.
  const paths = new Map(group.map((each) => [`${placeKey(each.route.place)} ${each.route.path}`, each.route]));
  const place = route.mounts.at(-1)?.place ?? route.place;
  const more = paths.size - 1;
  return {
    kind: "doublePrefix",
    data: {
      prefix,
      route: routeText([route]),
      more: more === 0 ? "" : ` and ${more} more ${more === 1 ? "route" : "routes"}`,
    },
    place,
    identity: [upTo, place.file],
    evidence: [
      ...mountEvidence({ ...route, mounts: route.mounts.slice(0, -1) }, "A router above it"),
      ...oncePerRegistration([...paths.values()]),
    ],
  };
}
