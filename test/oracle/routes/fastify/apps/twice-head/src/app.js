const app = require("fastify")();

// The first line has made a HEAD already.
app.get("/ping", async () => "ping");
app.head("/ping", async () => "");

exports.app = app;
