const KoaRouter = require("koa-router");

const boats = new KoaRouter({ prefix: "/boats" });

boats.get("/:name.:format", (ctx) => {
  ctx.body = "boats.format";
});
boats.get("/:from-:to", (ctx) => {
  ctx.body = "boats.range";
});
boats.get("/:id", (ctx) => {
  ctx.body = "boats.show";
});
boats.get("/harbor{/:name}?", (ctx) => {
  ctx.body = "boats.harbor";
});

module.exports = boats;
