const { Router } = require("@koa/router");

exports.beds = new Router();

exports.beds.prefix("/beds");
exports.beds.get("/:bed", (ctx) => {
  ctx.body = "beds.show";
});
exports.beds.get("/:bed/rows{/:row}", (ctx) => {
  ctx.body = "beds.rows";
});
exports.beds.get("/*path", (ctx) => {
  ctx.body = "beds.rest";
});
