import type { RouteStop } from "../../../../model/routes.js";
import { compareSpans } from "../../../../model/span.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import type { Equality, HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, optionsOf, settled } from "../../../flow/values.js";

/** The request that somebody who listens to upgrades gets, and its `url`. */
export const UPGRADE_REQUEST = "ws.UpgradeRequest";
export const UPGRADE_URL = "ws.UpgradeUrl";

/** The paths for which code hands an upgrade to a server: those that it compares the request's path with. */
export type UpgradePaths =
  | { readonly kind: "all" }
  | { readonly kind: "some"; readonly paths: readonly string[] }
  | { readonly kind: "unknown"; readonly stop: RouteStop };

/** The request that a call of `handleUpgrade` hands on; null of what is not known to be one. */
export function upgradeRequest(call: HostCall): HostObject | null {
  const given = argument(call, 0);
  const value = given === null ? null : settled(given);
  return value?.kind === "host" && value.type === UPGRADE_REQUEST ? value : null;
}

/** For which paths a call is reached. */
export function upgradePaths(run: FlowRun, call: HostCall, request: HostObject): UpgradePaths {
  for (const { equalities = [] } of call.guards) {
    const paths = equalities.flatMap((equality) => pathIn(equality, request) ?? []);
    if (paths.length > 0) return { kind: "some", paths };
  }
  const asked = [...run.ofType(UPGRADE_URL), ...run.ofType(...ADDRESSES)].filter((object) => isWithin(object, request));
  if (!asked.some(asksMore)) return { kind: "all" };
  return { kind: "unknown", stop: { place: call.place, reason: "which upgrades it gets is computed from their path" } };
}

/** What takes an address apart. */
export const ADDRESSES = ["globalThis.URL", "url.URL", "node:url.URL", "url.parse", "node:url.parse"] as const;

/** Whether something is asked of a path that is not followed: `pathname.startsWith("/a")`. */
function asksMore({ type, calls }: HostObject): boolean {
  return calls.some(({ method }) =>
    type === UPGRADE_URL ? method !== "split" : /^(?:pathname|path|href)\./.test(method),
  );
}

/** The text that a path is equal to; null when it is about something else. */
function pathIn({ left, right }: Equality, request: HostObject): readonly string[] | null {
  const other = isPath(left, request) ? right : isPath(right, request) ? left : null;
  return other && optionsOf(other).flatMap((option) => (option.kind === "string" ? [option.value] : []));
}

/** `request.url`, `request.url.split("?")[0]`, `new URL(request.url, …).pathname`. */
function isPath(value: Value, request: HostObject): boolean {
  if (value.kind === "either") return value.options.some((option) => isPath(option, request));
  if (value.kind === "host") return value.type === UPGRADE_URL && isWithin(value, request);
  if (value.kind !== "bound" || value.receiver.kind !== "host" || !isWithin(value.receiver, request)) return false;
  if (value.receiver.type === `${UPGRADE_URL}.split`) return value.name === "0";
  return ADDRESS_TYPES.has(value.receiver.type) && (value.name === "pathname" || value.name === "path");
}

const ADDRESS_TYPES: ReadonlySet<string> = new Set<string>(ADDRESSES);

/** Whether something was made while the listener that got the request ran. */
function isWithin({ made }: HostObject, request: HostObject): boolean {
  const { place } = request.made;
  return (
    made === request.made || made.stack.some((at) => at.file === place.file && compareSpans(at.span, place.span) === 0)
  );
}
