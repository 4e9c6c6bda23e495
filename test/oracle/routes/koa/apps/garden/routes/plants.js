const Router = require("@koa/router");

const router = new Router({ prefix: "/plants" });

router
  .param("plant", (id, ctx, next) => {
    ctx.state.plant = id;
    return next();
  })
  .get("/", list)
  .get("plant", "/:plant", signedIn, show)
  .post("/", signedIn, async (ctx) => {
    ctx.body = "plants.create";
  });

// The one above is wider, and does not pass on.
router.get("/search", (ctx) => {
  ctx.body = "plants.search";
});
router.put("/:plant", (ctx, next) => {
  ctx.state.checked = true;
  return next();
});
router.put("/:id", (ctx) => {
  ctx.body = "plants.update";
});
router.patch(["/:plant", "/:plant/name"], (ctx) => {
  ctx.body = "plants.patch";
});

async function list(ctx) {
  ctx.body = "plants.list";
}

async function show(ctx) {
  ctx.body = "plants.show";
}

async function signedIn(ctx, next) {
  await next();
}

module.exports = router;
