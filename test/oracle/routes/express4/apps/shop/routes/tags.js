const express = require("express");
const router = express.Router();

// Not every tag is this handler's: it passes the others on.
router.get("/:tag", (req, res, next) => {
  if (req.params.tag === "new") return next();
  res.json({ handler: "tags.show" });
});
router.get("/:name", (req, res) => res.json({ handler: "tags.fallback" }));
router.get("/", (req, res, next) => next("route"), (req, res) => res.json({ handler: "tags.neverAlone" }));
router.get("/", (req, res) => res.json({ handler: "tags.list" }));

module.exports = router;
