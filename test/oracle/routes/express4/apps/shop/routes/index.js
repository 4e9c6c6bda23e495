const express = require("express");
const { API_PREFIX, LEGACY } = require("../config/paths");
const products = require("./products");
const makeCarts = require("./carts");
const stock = require("./stock");

/** What is mounted under the prefix of the interface. */
const mounts = {
  "/products": products,
  "/orders": require("./orders").router,
  "/carts": makeCarts({ currency: "EUR" }),
  "/stock": stock,
};

module.exports = function mountRoutes(app) {
  const api = express.Router();
  for (const [prefix, router] of Object.entries(mounts)) api.use(prefix, router);
  app.use(API_PREFIX, api);

  if (LEGACY.enabled) {
    app.use(`${LEGACY.prefix}/stock`, stock);
    app.use(LEGACY.prefix, require("./legacy"));
  }

  app.use(require("./files"));
  app.use("/tags", require("./tags"));
};
