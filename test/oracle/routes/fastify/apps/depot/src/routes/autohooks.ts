import type { FastifyInstance } from "fastify";

export default async (fastify: FastifyInstance) => {
  fastify.addHook("onRequest", async () => {});
};
