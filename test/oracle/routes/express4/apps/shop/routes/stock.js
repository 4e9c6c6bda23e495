const express = require("express");
const router = express.Router();

router.get("/", (req, res) => {
  res.json({ handler: "stock", at: req.baseUrl });
});

module.exports = router;
