const express = require("express");

const posts = express.Router({ mergeParams: true });
const { get, patch } = require("./post-handlers.cjs");

posts.route("/:post").get(get).patch(patch);
posts.route("/:id").get((req, res) => res.send("posts.second"));
posts.get("/", (req, res, next) => {
  res.locals.posts = true;
  next();
});

module.exports = posts;
