import type { PendingCall } from "../../../flow/pending-call.js";
import type { HostObject, Value } from "../../../flow/value.js";
import { argument, joined, NOTHING, text, unknown } from "../../../flow/values.js";
import {
  addStop,
  ALTERNATIVE,
  alternativesOf,
  fieldOf,
  fill,
  itemsOf,
  ORIGINAL,
  OWN_PREFIX,
  ownPrefix,
  routesOf,
} from "./asgi-entries.js";
import { asgiType, INCLUSION } from "./asgi-types.js";
import { includesAsItIs } from "./fastapi-version.js";

/** More routes than these in one router are one that includes itself by some way that was not seen. */
const MOST_ROUTES = 20_000;

/**
 * `include_router(router, prefix=…)`. Before FastAPI 0.137 it copies what the router has now, mounts aside; since then what the router has in
 * the end is there, all of it.
 */
export function includeRouter(pending: PendingCall, target: HostObject): void {
  const router = argument(pending, 0, "router") ?? NOTHING;
  const prefix = argument(pending, -1, "prefix") ?? text("");
  const routers = alternativesOf(router);
  const prefixes = alternativesOf(prefix);
  const isSure = routers.length === 1 && prefixes.length === 1;
  for (const [index, source] of routers.entries()) {
    for (const [way, before] of prefixes.entries()) {
      const alternative = isSure ? null : index * prefixes.length + way;
      includeOne(pending, target, source, { prefix: before, alternative });
    }
  }
}

interface Inclusion {
  readonly prefix: Value;
  readonly alternative: number | null;
}

function includeOne(pending: PendingCall, target: HostObject, source: Value, inclusion: Inclusion): void {
  const { place } = pending;
  const routes = source.kind === "host" ? source.fields.get("routes") : undefined;
  if (source === NOTHING || (source.kind === "literal" && source.value === null)) return;
  if (source === target) {
    addStop(pending, target, unknown("the router is included in itself", place));
    return;
  }
  if (routes?.kind !== "list") {
    const why = source.kind === "unknown" ? source : unknown("the router comes from outside of this code", place);
    addStop(pending, target, why);
    return;
  }
  if (isEmpty(inclusion.prefix) && itemsOf(routes).some(hasNoPath)) {
    addStop(
      pending,
      target,
      unknown("a route of the router has no path, which FastAPI refuses without a prefix", place),
    );
    return;
  }
  if (includesAsItIs(pending.graph.dependencyRange(place.file, "fastapi"))) {
    addInclusion(pending, target, source, inclusion);
    return;
  }
  for (const item of itemsOf(routes)) {
    if (routesOf(target).items.length >= MOST_ROUTES) return;
    copyEntry(pending, target, item, inclusion);
  }
  if (routes.open) addStop(pending, target, unknown("some of the routes of the router are computed", place));
}

function addInclusion(
  pending: PendingCall,
  target: HostObject,
  router: Value,
  { prefix, alternative }: Inclusion,
): void {
  const inclusion = pending.object(INCLUSION);
  const own = fieldOf(target, "prefix");
  const before = isEmpty(prefix) ? text("") : prefix;
  fill(inclusion, { router, prefix: own === null ? before : joined([own, before]), [OWN_PREFIX]: own ?? NOTHING });
  if (alternative !== null) fill(inclusion, { [ALTERNATIVE]: { kind: "literal", value: alternative } });
  routesOf(target).items.push(inclusion);
}

function copyEntry(pending: PendingCall, target: HostObject, item: Value, { prefix, alternative }: Inclusion): void {
  if (item.kind !== "host") {
    addStop(pending, target, unknown("it is computed what is among the routes of the router", pending.place));
    return;
  }
  const role = asgiType(item.type)?.role;
  if (role === "stop") routesOf(target).items.push(item);
  if (role !== "route" && role !== "socket") return;
  const copy = pending.object(item.type);
  const own = ownPrefix(target, item.type);
  const path = joined([own ?? text(""), isEmpty(prefix) ? text("") : prefix, fieldOf(item, "path") ?? text("")]);
  const endpoint = fieldOf(item, "endpoint") ?? NOTHING;
  const methods = item.fields.get("methods") ?? NOTHING;
  fill(copy, { path, endpoint, methods, [ORIGINAL]: item, [OWN_PREFIX]: own ?? NOTHING });
  if (alternative !== null) fill(copy, { [ALTERNATIVE]: { kind: "literal", value: alternative } });
  routesOf(target).items.push(copy);
}

function isEmpty(prefix: Value): boolean {
  return (prefix.kind === "literal" && prefix.value === null) || (prefix.kind === "string" && prefix.value === "");
}

function hasNoPath(entry: Value): boolean {
  const path = entry.kind === "host" ? fieldOf(entry, "path") : null;
  return path?.kind === "string" && path.value === "";
}
