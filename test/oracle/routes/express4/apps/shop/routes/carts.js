const express = require("express");

module.exports = function makeCarts({ currency }) {
  const router = express.Router();

  router.get("/current", current);
  router.get("/:cart", (req, res) => res.json({ handler: "carts.show", currency }));

  return router;

  function current(req, res) {
    res.json({ handler: "carts.current", currency });
  }
};
