const METHODS = ["get", "post"];

export const searchPlugin = async (fastify) => {
  METHODS.forEach((method) => fastify[method]("/search", async () => ({ handler: "search", method })));
};
