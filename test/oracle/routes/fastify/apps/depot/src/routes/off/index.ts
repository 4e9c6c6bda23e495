import type { FastifyInstance } from "fastify";

export const autoload = false;

export default async (fastify: FastifyInstance) => {
  fastify.get("/off", async () => "never");
};
