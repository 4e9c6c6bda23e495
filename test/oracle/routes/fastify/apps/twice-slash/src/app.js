const app = require("fastify")();

// Under a prefix, "/" is both "/docs" and "/docs/".
app.register(
  async (docs) => {
    docs.get("/", async () => "docs.index");
  },
  { prefix: "/docs" },
);
app.get("/docs/", async () => "docs.other");

exports.app = app;
