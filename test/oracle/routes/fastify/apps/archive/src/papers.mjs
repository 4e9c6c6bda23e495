export default async (fastify, { prefix }) => {
  fastify.get("/", { prefixTrailingSlash: "no-slash" }, async () => ({ handler: "papers.list", prefix }));
  fastify.get("/:year/:month", async () => ({ handler: "papers.month" }));
  fastify.get("/:year/index", async () => ({ handler: "papers.index" }));
  fastify.get("/latest/:month", async () => ({ handler: "papers.latest" }));
};
