import type { PendingCall } from "../../flow/pending-call.js";
import type { Value } from "../../flow/value.js";
import { argument, unknown } from "../../flow/values.js";
import type { DraftRoute, Framework, Judgement } from "../framework.js";
import { isUpgradeListener } from "../http-server.js";
import { collectSockets } from "./ws/ws-collect.js";
import { ADDRESSES, UPGRADE_REQUEST, UPGRADE_URL } from "./ws/upgrade-paths.js";
import { SERVER_TYPES, isSocketServer } from "./ws/ws-objects.js";

/** ws: servers that take the upgrades of an HTTP server for one path or all, and those that code hands upgrades to. */
export const ws: Framework = {
  id: "ws",
  language: "typescript",
  packages: ["ws"],
  marks: ["ws"],
  observes: ADDRESSES,
  types: Object.fromEntries(SERVER_TYPES.map((type) => [type, type])),
  call,
  collect: collectSockets,
  judge,
};

function call(pending: PendingCall): Value | null {
  const { receiver } = pending;
  if (receiver !== null && isUpgradeListener(pending)) runUpgrade(pending);
  if (receiver === null || !isSocketServer(receiver)) return null;
  return CHAINING.has(pending.method) ? pending.gives(receiver) : null;
}

const CHAINING: ReadonlySet<string> = new Set(["on", "once", "addListener", "off", "removeListener"]);

/** What is done with an upgrade decides which server gets it. */
function runUpgrade(pending: PendingCall): void {
  const listener = argument(pending, 1);
  if (listener === null) return;
  const socket = unknown("it is a connection", pending.place);
  const request = pending.object(UPGRADE_REQUEST);
  request.fields.set("url", pending.object(UPGRADE_URL));
  pending.run(listener, [request, socket, socket]);
}

/** Who listens first to the upgrades of an HTTP server takes them. */
function judge(a: DraftRoute, b: DraftRoute): Judgement {
  return { winner: a.order <= b.order ? "a" : "b", outcome: "first" };
}
