import type { FastifyInstance } from "fastify";

export const autoPrefix = "/gates";

export default async function gates(fastify: FastifyInstance) {
  fastify.get("/:gate", async () => "gates.show");
}
