const { Router } = require("express");

// Three that pass on, and one that answers.
const stages = [
  (req, res, next) => next(),
  (req, res, next) => {
    if (req.params.second === undefined) return res.send("scan.early");
    next();
  },
  (req, res, next) => next("router"),
];

module.exports = () => {
  const router = Router();
  for (const stage of stages) router.get("/:first{/:second}", stage);
  router.get("/:first{/:second}", (req, res) => res.send("scan.never"));
  return Router().use(router).get("/:one/:two", (req, res) => res.send("scan.last"));
};
