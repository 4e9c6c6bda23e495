export default async (fastify: import("fastify").FastifyInstance) => {
  fastify.get("/", async () => "trucks.show");
  fastify.get("/cargo", async () => "trucks.cargo");
};
