"use strict";

const fastify = require("fastify");
const { PREFIX, versions } = require("./lib/settings");

const app = fastify({ logger: false });

app.register(require("./routes/vehicles"), { prefix: PREFIX + "/vehicles" });
app.register(require("./routes/drivers"), { prefix: `${PREFIX}/drivers/` });
app.register(require("./plugins/auth"));

versions.forEach(({ name, plugin }) => {
  app.register(plugin, { prefix: "/" + name });
});

// The same plugin again, under another prefix.
app.register(require("./routes/vehicles"), { prefix: "/legacy/vehicles" });

app.register(function (instance, opts, done) {
  instance.get("/depots", depots);
  instance.register(
    (inner, options, next) => {
      inner.get("/bays", (request, reply) => reply.send({ handler: "bays", hall: options.hall }));
      next();
    },
    { prefix: "/depots/:depot", hall: 1 },
  );
  done();
});

app.all("/echo", async (request) => ({ handler: "echo", method: request.method }));
app.setNotFoundHandler((request, reply) => reply.code(404).send({ handler: "notFound" }));

function depots(request, reply) {
  reply.send({ handler: "depots" });
}

module.exports = app;
