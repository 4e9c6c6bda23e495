const app = require("fastify")();

// Fastify asks neither how a parameter is called nor which expression limits it.
app.get("/files/:id(^\\d+$)", async () => "files.byId");
app.get("/files/:name(^\\w+$)", async () => "files.byName");

exports.app = app;
