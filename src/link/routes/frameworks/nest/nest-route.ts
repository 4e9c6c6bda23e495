import type { DraftRoute } from "../../framework.js";
import type { PathVariant } from "../fastify/find-my-way.js";

/** A route with what else decides who answers. */
export interface NestRoute extends DraftRoute {
  readonly kind: "http";
  readonly router: DraftRoute["router"];
  /** As Fastify's router takes the path; null below Express. */
  readonly variants: readonly PathVariant[] | null;
  readonly hosts: readonly string[];
  /** What a request may say, beside its path; null for anything. */
  readonly versions: readonly string[] | null;
}

/** A gateway. */
export interface GatewayRoute extends DraftRoute {
  readonly kind: "gateway";
  /** 0 for that of the application. */
  readonly port: number;
  /** Gateways with the same one share a server, and all get every connection. */
  readonly server: string;
}

export function isNestRoute(route: DraftRoute): route is NestRoute {
  return "kind" in route && route.kind === "http";
}

export function isGatewayRoute(route: DraftRoute): route is GatewayRoute {
  return "kind" in route && route.kind === "gateway";
}
