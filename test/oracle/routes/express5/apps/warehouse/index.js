"use strict";

const express = require("express"),
  http = require("http");
const { ItemController, PalletController } = require("./controllers");
const ops = require("./ops");

const app = (exports.app = express());

app.get("/", (req, res) => res.send("home"));

ItemController.register(app, "/api");
new PalletController(app).register();

const versions = { v1: { pallets: require("./controllers/pallet-list") }, v2: { pallets: require("./controllers/pallet-list") } };
Object.keys(versions).forEach((version) => {
  app.use("/" + version + "/pallets", versions[version].pallets);
});

require("./docks").default(app);
app.use("/ops", ops.app);
// Once more, by mistake.
app.use("/ops", ops.app);
app.route("/echo").trace((req, res) => res.send("echo.trace")).get(echo);
app.use("/scan", require("./scan")());

function echo(req, res) {
  res.send("echo");
}

if (require.main === module) http.createServer(app).listen(4000);
