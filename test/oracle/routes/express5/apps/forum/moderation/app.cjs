const express = require("express");

const app = express();

app.get("/queue", (req, res) => res.send("moderation.queue"));
app.get("/reports/:id", (req, res) => res.send("moderation.report"));
app.get("/mod/log", (req, res) => res.send("moderation.log"));

exports.app = app;
