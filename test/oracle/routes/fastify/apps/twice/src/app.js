const fastify = require("fastify");

exports.build = () => {
  const app = fastify();
  app.register(require("./users"), { prefix: "/users" });
  app.register(require("./old-users"), { prefix: "/users" });
  app.get("/about", async () => "about");
  return app;
};
