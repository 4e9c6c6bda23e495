import { Router as makeRouter } from "express";

const router = makeRouter();
const handlers = {
  list: (req, res) => res.send("books.list"),
  async create(req, res) {
    res.send("books.create");
  },
  show(req, res) {
    res.send("books.show");
  },
};

router.get("/", handlers.list);
router.post("/", handlers.create);
router.get("/new", (req, res, next) => next());
router.get("/:isbn", handlers.show);
// Twice the same handler at the same path.
router.get("/:isbn", handlers.show);

export default router;
