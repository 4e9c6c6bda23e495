import type { Route, RouteConflict, RouteMount } from "../model/routes.js";
import { isSamePlace, placeKey } from "./route-text.js";

/** Where a router comes in again. */
export interface SecondMount {
  readonly second: RouteMount;
  readonly first: RouteMount | null;
  /** Both mounts are one place of the code, which runs twice. */
  readonly isLoop: boolean;
}

/**
 * Which mount makes a registration be there twice; null where it is not mounted again but made again. Where the mounts are all the same places,
 * a router came in again when that doubles all that its module registers there.
 */
export function secondMounts(
  conflicts: readonly RouteConflict[],
  routes: readonly Route[],
): (conflict: RouteConflict) => SecondMount | null {
  const losers = new Set(conflicts.filter(({ kind }) => kind === "mountedTwice").map(({ loser }) => loser));
  const winners = new Set(conflicts.filter(({ kind }) => kind === "mountedTwice").map(({ winner }) => winner));
  const keyOf = ({ app, mounts, place }: Route): string =>
    [app, place.file, ...mounts.map((mount) => placeKey(mount.place))].join("\0");
  const single = new Set(
    routes.filter((route) => route.status === "live" && !losers.has(route) && !winners.has(route)).map(keyOf),
  );
  return ({ kind, winner, loser }) => {
    if (kind !== "mountedTwice" || !isSamePlace(winner.place, loser.place)) return null;
    const at = loser.mounts.findIndex((mount, index) => {
      const other = winner.mounts[index];
      return other === undefined || !isSamePlace(mount.place, other.place);
    });
    const second = loser.mounts.at(at);
    if (second === undefined || (at < 0 && single.has(keyOf(loser)))) return null;
    return { second, first: winner.mounts.at(at) ?? null, isLoop: at < 0 };
  };
}
