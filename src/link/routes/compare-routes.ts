import { compareStrings } from "../../model/order.js";
import type { Route } from "../../model/routes.js";
import { compareSpans, type Place } from "../../model/span.js";

/** The order of the table: by application, those without one last, then by path, method and place. */
export function compareRoutes(a: Route, b: Route): number {
  if ((a.app === null) !== (b.app === null)) return a.app === null ? 1 : -1;
  return (
    compareStrings(a.app ?? "", b.app ?? "") ||
    compareStrings(a.path, b.path) ||
    compareStrings(a.method, b.method) ||
    comparePlaces(a.place, b.place) ||
    compareStrings(mountKey(a), mountKey(b))
  );
}

export function comparePlaces(a: Place, b: Place): number {
  return compareStrings(a.file, b.file) || compareSpans(a.span, b.span);
}

function mountKey({ mounts }: Route): string {
  return mounts.map(({ place }) => `${place.file}:${String(place.span[0]).padStart(7, "0")}`).join(" ");
}
