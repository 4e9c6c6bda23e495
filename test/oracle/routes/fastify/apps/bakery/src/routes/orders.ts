import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { cancelOrder, listOrders } from "../handlers/orders.js";

const orderSchema = { params: { type: "object", properties: { order: { type: "string" } } } } as const;

export default async function orderRoutes(fastify: FastifyInstance): Promise<void> {
  fastify.addHook("preHandler", async (request) => {
    request.log.debug("order");
  });

  fastify.get("/", listOrders);
  fastify.post("/", { bodyLimit: 1024 }, async () => ({ handler: "orders.create" }));
  fastify.get("/:order", { schema: orderSchema, handler: showOrder });
  // Static parts are looked at first, wherever they are registered.
  fastify.get("/open", async () => ({ handler: "orders.open" }));
  fastify.delete("/:order", { schema: orderSchema }, cancelOrder);
  fastify.register(lines, { prefix: "/:order/lines" });
}

async function showOrder(_request: FastifyRequest, _reply: FastifyReply) {
  return { handler: "orders.show" };
}

const lines = async (fastify: FastifyInstance) => {
  fastify.get("/", async () => ({ handler: "lines.list" }));
  fastify.get("/:line", (_request, reply) => {
    reply.send({ handler: "lines.show" });
  });
};
