const router = require("express").Router();

module.exports = router;

router.get("/", function listPallets(req, res) {
  res.send("pallets.list");
});
