import type { FastifyInstance } from "fastify";

export default async (fastify: FastifyInstance) => {
  fastify.get("/draft", async () => "never");
};
