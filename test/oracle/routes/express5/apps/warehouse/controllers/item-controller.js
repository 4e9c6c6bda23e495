const { Router } = require("express");

class ItemController {
  static path = "/items";

  static register(app, prefix) {
    const router = ItemController.routes();
    app.use(prefix + ItemController.path, router);
    // The same again, for machines of our own.
    app.use("/internal" + this.path, router);
  }

  static routes() {
    const router = Router();
    router.get("/", ItemController.list);
    router.get("/:id", ItemController.show);
    router.get("/export", ItemController.export);
    router.put("/:id", [check, log], ItemController.update);
    router.get("/:id/moves", (req, res) => ItemController.moves(req, res));
    return router;
  }

  static list(req, res) {
    res.send("items.list");
  }

  static show(req, res) {
    res.send("items.show");
  }

  static export(req, res) {
    res.send("items.export");
  }

  static update(req, res) {
    res.send("items.update");
  }

  static moves(req, res) {
    res.send("items.moves");
  }
}

function check(req, res, next) {
  next();
}

const log = (req, res, next) => next();

module.exports = ItemController;
