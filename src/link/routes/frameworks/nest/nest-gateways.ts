import type { RouteMount } from "../../../../model/routes.js";
import type { ClassValue, HostCall, Value } from "../../../flow/value.js";
import { argument, entry, settled } from "../../../flow/values.js";
import { pathText } from "../../path-text.js";
import { plainPattern, socketIoPath } from "../../socket-path.js";
import { classDecorator } from "./nest-decorators.js";
import { normalized } from "./nest-paths.js";
import type { GatewayRoute } from "./nest-route.js";
import type { NestSettings } from "./nest-settings.js";

const GATEWAY = "@nestjs/websockets.WebSocketGateway";

/** What a provider takes WebSockets by; null of one that is no gateway. */
export function gatewayDraft(
  { sockets }: NestSettings,
  owner: ClassValue,
  mounts: readonly RouteMount[],
): Omit<GatewayRoute, "order" | "router"> | null {
  const decorator = classDecorator(owner, GATEWAY);
  if (decorator === null) return null;
  const { call, place } = decorator;
  const { port, options } = argumentsOf(call);
  const path = pathText(entry(options, "path"), place);
  const server = `${port} ${path.text}`;
  const base = {
    kind: "gateway",
    method: "WS",
    handler: owner,
    place,
    mounts,
    guards: [],
    continues: false,
    port,
  } as const;
  if (sockets === "ws") {
    const whole = normalized(path);
    return { ...base, path: whole, patterns: whole.stop === null ? [plainPattern(whole.text)] : [], server };
  }
  const given = entry(options, "namespace");
  const namespace = given === null ? null : settled(given);
  return { ...base, ...socketIoPath(path, namespace, place), server };
}

/** `(port, options)`, `(options)`. */
function argumentsOf(call: HostCall): { readonly port: number; readonly options: Value | null } {
  const [first, second] = [argument(call, 0), argument(call, 1)].map((value) =>
    value === null ? null : settled(value),
  );
  if (first?.kind === "record") return { port: 0, options: first };
  const port = first?.kind === "literal" && typeof first.value === "number" ? first.value : UNKNOWN_PORT;
  return { port: first === undefined || first === null ? 0 : port, options: second ?? null };
}

/** Some port that is not known, and not that of the application. */
const UNKNOWN_PORT = -1;
