const express = require("express");

class Orders {
  constructor() {
    this.router = express.Router();
    this.initRoutes();
  }

  initRoutes() {
    this.router.param("order", (req, res, next, id) => {
      req.order = { id };
      next();
    });
    this.router.get("/", this.list);
    this.router.get("/:order(\\d+)", this.show.bind(this));
    this.router.get("/:order/lines/:line?", (req, res) => this.line(req, res));
  }

  list(req, res) {
    res.json({ handler: "Orders.list" });
  }

  show(req, res) {
    res.json({ handler: "Orders.show" });
  }

  line(req, res) {
    res.json({ handler: "Orders.line" });
  }
}

module.exports = new Orders();
