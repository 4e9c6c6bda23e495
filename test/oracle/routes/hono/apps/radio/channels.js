const hono = require("hono");

class Channels {
  mount(app, path) {
    const router = new hono.Hono();
    router.get("/", this.list);
    router.get("/:channel", this.show.bind(this));
    router.get("/:channel/", (c) => c.text("Channels.slash"));
    app.route(path, router);
  }

  list(c) {
    return c.text("Channels.list");
  }

  show(c) {
    return c.text("Channels.show");
  }
}

module.exports = Channels;
