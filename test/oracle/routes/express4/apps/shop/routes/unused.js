const express = require("express");

// Nothing mounts this one.
const router = express.Router();

router.get("/forgotten", (req, res) => res.json({ handler: "forgotten" }));

module.exports = router;
