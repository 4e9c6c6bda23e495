import type { RouteHandlerMethod } from "fastify";

export const listOrders: RouteHandlerMethod = async () => ({ handler: "orders.list" });

export const cancelOrder: RouteHandlerMethod = async function (request) {
  return { handler: "orders.cancel", params: request.params };
};
