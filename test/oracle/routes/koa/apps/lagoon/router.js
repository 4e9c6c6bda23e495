const Router = require("koa-router");

/** The older router, with the older paths. */
module.exports = ({ prefix }) => {
  const router = Router();
  const tides = new Router();

  tides.get("/:month(\\d{4}-\\d{2})/:kind?", async (ctx) => {
    ctx.body = "tides.show";
  });
  tides.get("/:kind(high|low)", async (ctx) => {
    ctx.body = "tides.kind";
  });
  router.get(prefix, (ctx) => {
    ctx.body = "home";
  });
  router.use("/tides", log, tides.routes());
  router.get("/files/(.*)", (ctx) => {
    ctx.body = "files";
  });
  router.get("/files/:name", (ctx) => {
    ctx.body = "files.never";
  });
  router.get("/weather/:days+", (ctx) => {
    ctx.body = "weather";
  });
  return router;
};

function log(ctx, next) {
  return next();
}
