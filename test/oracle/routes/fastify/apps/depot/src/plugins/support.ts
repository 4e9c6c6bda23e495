import fp from "fastify-plugin";
import type { FastifyInstance } from "fastify";

export default fp(async (fastify: FastifyInstance) => {
  fastify.decorate("support", () => "hugs");
  fastify.get("/ping", async () => "ping");
});
