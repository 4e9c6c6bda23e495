module.exports = async function (fastify, opts) {
  const { list, show } = handlers();

  fastify.get("/", list);
  fastify.get("/:plate", show);
  fastify.get("/:plate/position", { preHandler: [touch] }, async function position() {
    return { handler: "vehicles.position" };
  });
  fastify.get("/free", { exposeHeadRoute: false }, async () => ({ handler: "vehicles.free" }));
};

function handlers() {
  return {
    list: async () => ({ handler: "vehicles.list" }),
    async show() {
      return { handler: "vehicles.show" };
    },
  };
}

async function touch() {}
