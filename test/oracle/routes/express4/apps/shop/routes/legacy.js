const router = require("express").Router();

// Competes with what "/legacy/stock" is mounted with.
router.get("/stock", (req, res) => res.json({ handler: "legacy.stock" }));

for (const name of ["sales", "returns"]) {
  router.get("/" + name, (req, res) => res.json({ handler: "legacy.report", name }));
}

module.exports = router;
