const { Hono } = require("hono");

const studio = new Hono().basePath("/studio");

studio.get("/rooms", (c) => c.text("studio.rooms"));
studio.get("/rooms/:room", (c) => c.text("studio.room"));

module.exports = { studio };
