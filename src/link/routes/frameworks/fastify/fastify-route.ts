import type { DraftRoute } from "../../framework.js";
import type { PathVariant } from "./find-my-way.js";

/** A route with what Fastify decides by which of two answers, and whether it starts at all. */
export interface FastifyRoute extends DraftRoute {
  readonly variants: readonly PathVariant[];
  /** What a request has to have besides, as one text; null when it cannot be known. */
  readonly constraints: string | null;
}

export function isFastifyRoute(route: DraftRoute): route is FastifyRoute {
  return "variants" in route && "constraints" in route;
}

export function haveSameKey(a: FastifyRoute, b: FastifyRoute): boolean {
  return a.variants.some(({ key }) => b.variants.some((other) => other.key === key));
}
