const { Router } = require("express");
const { signedIn, hasRole } = require("../middleware/auth");
const asyncHandler = require("../lib/async-handler");
const reviews = require("./reviews");

const router = Router();

async function list(req, res) {
  res.json({ handler: "products.list" });
}

router.get("/", asyncHandler(list));
router.post("/", signedIn, hasRole("editor"), (req, res) => res.json({ handler: "products.create" }));

router
  .route("/:id")
  .all(signedIn)
  .get((req, res) => res.json({ handler: "products.show", id: req.params.id }))
  .put(hasRole("editor"), function update(req, res) {
    res.json({ handler: "products.update" });
  })
  .delete([signedIn, hasRole("admin")], (req, res) => res.json({ handler: "products.remove" }));

// Comes too late: "/:id" has it already.
router.get("/search", (req, res) => res.json({ handler: "products.search" }));

router.use("/:id/reviews", reviews);

module.exports = router;

// The router is the same object, so this is live although it is added after the export.
router.patch("/:id", (req, res) => res.json({ handler: "products.patch" }));
