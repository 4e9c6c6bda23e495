const { Hono } = require("hono");

const live = new Hono();

live.get("/stream", (c) => c.text("live.stream"));

module.exports = live;
