const express = require("express");

const app = express();
const jobs = new express.Router();

app.get("/status", (req, res) => res.send("ops.status"));
app.use(["/jobs", "/tasks"], jobs);

jobs.get("/", (req, res) => res.send("ops.jobs"));
jobs.get("/:job/log", (req, res) => res.send("ops.log"));

module.exports = { app, jobs };
