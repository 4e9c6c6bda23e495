const express = require("express");

const admin = express();
const users = express.Router();

users
  .get("/", (req, res) => res.json({ handler: "admin.users" }))
  .delete("/:id", (req, res) => res.json({ handler: "admin.removeUser" }));

admin.use("/users", users);
admin.get("/dashboard", (req, res) => res.json({ handler: "admin.dashboard" }));

module.exports = admin;
