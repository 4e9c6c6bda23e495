class Drivers {
  constructor(fastify) {
    this.fastify = fastify;
  }

  mount() {
    const { fastify } = this;
    fastify.get("/", this.list);
    fastify.get("/:id(^\\d+$)", this.byNumber);
    fastify.get("/:name", this.byName);
    fastify.route({ method: "DELETE", path: "/:id(^\\d+$)", handler: this.remove });
  }

  async list() {
    return { handler: "Drivers.list" };
  }

  async byNumber() {
    return { handler: "Drivers.byNumber" };
  }

  async byName() {
    return { handler: "Drivers.byName" };
  }

  async remove() {
    return { handler: "Drivers.remove" };
  }
}

module.exports = (fastify, opts, done) => {
  new Drivers(fastify).mount();
  done();
};
