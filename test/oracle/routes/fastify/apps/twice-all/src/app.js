const app = require("fastify")();

app.post("/echo", async () => "echo.post");
app.all("/echo", async () => "echo.all");

exports.app = app;
