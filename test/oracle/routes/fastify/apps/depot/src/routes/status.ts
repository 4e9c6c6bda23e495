import type { FastifyInstance } from "fastify";

export const prefixOverride = "/status";

export default function status(fastify: FastifyInstance, _options: unknown, done: () => void) {
  fastify.get("/", async () => "status");
  done();
}
