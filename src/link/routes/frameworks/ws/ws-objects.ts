import type { HostObject } from "../../../flow/value.js";

/** The names of the one class of servers. */
export const SERVER_TYPES = [
  "ws.WebSocketServer",
  "ws.Server",
  "ws.WebSocket.Server",
  "ws.WebSocket.WebSocketServer",
] as const;

const SERVERS: ReadonlySet<string> = new Set<string>(SERVER_TYPES);

export function isSocketServer({ type }: HostObject): boolean {
  return SERVERS.has(type);
}
