const app = require("fastify")();

// The same plugin, under the same prefix.
for (const plugin of [require("./news"), require("./news")]) app.register(plugin, { prefix: "/news" });

exports.app = app;
