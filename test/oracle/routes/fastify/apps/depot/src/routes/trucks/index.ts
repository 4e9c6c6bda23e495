import type { FastifyPluginAsync } from "fastify";

const trucks: FastifyPluginAsync = async (fastify) => {
  fastify.get("/", async () => "trucks.list");
  fastify.get("/free", async () => "trucks.free");
};

export default trucks;
