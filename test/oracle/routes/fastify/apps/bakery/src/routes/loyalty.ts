import type { FastifyPluginAsync } from "fastify";

const loyalty: FastifyPluginAsync = async (fastify) => {
  for (const level of ["gold", "silver"] as const) {
    fastify.get(`/${level}`, async () => ({ handler: "loyalty", level }));
  }
  fastify.get("/:level", async () => ({ handler: "loyalty.other" }));
};

export default loyalty;
