import express from "express";

export const SEARCH = "/search";

export default function makeSearch({ limit }) {
  const router = express.Router();
  router.get("/:genre?/:title?", (req, res) => res.send(`search ${limit}`));
  return router;
}
