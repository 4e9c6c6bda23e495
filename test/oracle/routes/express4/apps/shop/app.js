const express = require("express");
const { ADMIN_PREFIX } = require("./config/paths");
const health = require("./lib/health");
const requestId = require("./middleware/request-id");

const app = express();

app.set("title", "shop");
app.disable("x-powered-by");
app.use(requestId());
app.use(express.json());

health.register(app);
require("./routes")(app);
app.use(ADMIN_PREFIX, require("./admin/app"));

// The setting of this name is read, no route is made.
const title = app.get("title");

app.get("/shop/status", (req, res) => {
  res.json({ handler: "status", title });
});

// Nobody remembers why there are two of them.
app.get("/health", function secondHealth(req, res) {
  res.json({ handler: "secondHealth" });
});

app.all("*", (req, res) => {
  res.status(404).json({ handler: "notFound" });
});

module.exports = app;
