import type { RouteMount } from "../../../../model/routes.js";
import type { Place } from "../../../../model/span.js";
import type { Guard, HostObject } from "../../../flow/value.js";
import { argument } from "../../../flow/values.js";
import { pathText } from "../../path-text.js";
import { ALTERNATIVE, fieldOf, ORIGINAL, OWN_PREFIX } from "./asgi-entries.js";

/** How a route came to where it is. */
export interface History {
  /** Where the route is registered first. */
  readonly place: Place;
  /** The inclusions that copied it, from the outermost. */
  readonly mounts: readonly RouteMount[];
  /** Of the inclusions and of the routers themselves, from the outermost. */
  readonly prefixes: readonly string[];
  readonly guards: readonly Guard[];
}

/** How an entry came to the router that has it: what included it, what of, and under which conditions. */
export function historyOf(entry: HostObject): History {
  const mounts: RouteMount[] = [];
  const prefixes: string[] = [];
  const guards: Guard[] = [];
  let object: HostObject = entry;
  for (;;) {
    const { made } = object;
    guards.push(...made.guards);
    const own = fieldOf(object, OWN_PREFIX);
    if (own !== null) prefixes.push(pathText(own, made.place).text);
    const way = fieldOf(object, ALTERNATIVE);
    if (way?.kind === "literal" && typeof way.value === "number")
      guards.push({ branch: made.place, alternative: way.value });
    const original = fieldOf(object, ORIGINAL);
    if (original?.kind !== "host") return { place: made.place, mounts, prefixes, guards };
    const prefix = pathText(argument(made, -1, "prefix"), made.place);
    mounts.push({ place: made.place, prefix: prefix.stop === null ? prefix.text : null });
    prefixes.push(prefix.text);
    object = original;
  }
}
