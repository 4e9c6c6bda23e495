import { OUTSIDE } from "../flow/run-uncalled.js";
import type { Place } from "../../model/span.js";
import type { DraftRoute } from "./framework.js";

/**
 * Functions that only somebody outside of the code may call are run each for itself, and may come to the same registration, or to one that
 * the code itself has made. That is one claim all the same: those of the code count, else those of the first such function.
 */
export function oncePerClaim(routes: readonly DraftRoute[]): readonly DraftRoute[] {
  const first = new Map<string, number | null>();
  for (const route of routes) {
    const key = claimKey(route);
    const own = outsideOf(route);
    const known = first.get(key);
    if (known === undefined || (known !== null && (own === null || own < known))) first.set(key, own);
  }
  return routes.filter((route) => first.get(claimKey(route)) === outsideOf(route));
}

/** Which function it was that somebody outside called; null where the code itself does. */
function outsideOf({ guards }: DraftRoute): number | null {
  return guards.find(({ branch }) => branch === OUTSIDE)?.alternative ?? null;
}

/** What tells one registration from another: where it is, for what, and under which mounts. */
export function claimKey({ method, path, place, mounts }: DraftRoute): string {
  const at = (it: Place): string => `${it.file}:${it.span.join(":")}`;
  return [method, path.text, at(place), ...mounts.map((mount) => at(mount.place))].join("\0");
}
