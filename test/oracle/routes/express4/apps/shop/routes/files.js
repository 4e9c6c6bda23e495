const express = require("express");
const router = express.Router({ caseSensitive: true, strict: true });

router.get("/files/*", (req, res) => res.json({ handler: "files.get", path: req.params[0] }));
router.get(/^\/downloads\/([a-z]+)-(\d+)$/, (req, res) => res.json({ handler: "files.download" }));
router.get(["/img/:name.png", "/img/:name.jpg"], (req, res) => res.json({ handler: "files.image" }));

module.exports = router;
