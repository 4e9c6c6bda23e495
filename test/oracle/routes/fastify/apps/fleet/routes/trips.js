const shared = async (fastify) => {
  fastify.get("/trips", async () => ({ handler: "trips.list" }));
};

exports.v1 = async (fastify) => {
  await fastify.register(shared);
  fastify.get("/trips/:trip", async () => ({ handler: "trips.v1" }));
};

exports.v2 = async (fastify) => {
  fastify.register(shared, { prefix: "" });
  fastify.get("/trips/:trip", { constraints: { host: "fleet.test" } }, async () => ({ handler: "trips.v2.host" }));
  fastify.get("/trips/:trip", async () => ({ handler: "trips.v2" }));
  fastify.get("/trips/:trip", { constraints: { version: "2.1.0" } }, async () => ({ handler: "trips.v2.version" }));
};
