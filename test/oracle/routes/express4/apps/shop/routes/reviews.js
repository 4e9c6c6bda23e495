const express = require("express");

const router = (module.exports = express.Router({ mergeParams: true }));

router.get("/", (req, res) => res.json({ handler: "reviews.list", product: req.params.id }));
router.get("/:review", (req, res) => res.json({ handler: "reviews.show" }));
