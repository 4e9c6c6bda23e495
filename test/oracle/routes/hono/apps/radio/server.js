const { Hono } = require("hono");
const Channels = require("./channels");
const mountSongs = require("./songs");
const prefixes = require("./prefixes");

const app = new Hono({ strict: false });

new Channels().mount(app, "/channels");
mountSongs(app.basePath("/songs"));
[["/live", require("./live")], ["/replay", require("./live")]].forEach(([path, router]) => app.route(path, router));
app.get(`/${prefixes.now}`, now);

async function now(c) {
  return c.text("now");
}

exports.app = app;
