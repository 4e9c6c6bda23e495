export const autoPrefix = "/maps";

export default async function maps(fastify) {
  fastify.get("/", async () => ({ handler: "maps.list" }));
  fastify.get("/:map/sheets/:sheet?", async () => ({ handler: "maps.sheet" }));
}
