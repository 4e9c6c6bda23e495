Object.defineProperty(exports, "__esModule", { value: true });

const express_1 = require("express");

const SIDES = ["north", "south"];

/** Written as compilers write it. */
exports.default = function docks(app) {
  const router = (0, express_1.Router)();
  SIDES.map((side) => router.get(`/${side}`, (req, res) => res.send(`docks.${side}`)));
  router.get("/:dock", (req, res) => res.send("docks.show"));
  app.use("/docks", router);
};
