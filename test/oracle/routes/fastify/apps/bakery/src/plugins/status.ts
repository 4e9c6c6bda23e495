import fastifyPlugin from "fastify-plugin";

export const STATUS_PATH = "/status";

export default fastifyPlugin(async function status(fastify) {
  fastify.get(STATUS_PATH, { logLevel: "silent" }, async () => ({ handler: "status" }));
  fastify.route({
    method: ["GET", "POST"],
    url: `${STATUS_PATH}/ping`,
    handler: async () => ({ handler: "ping" }),
  });
});
