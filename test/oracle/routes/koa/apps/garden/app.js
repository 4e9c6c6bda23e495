const Koa = require("koa");
const Router = require("@koa/router");
const plants = require("./routes/plants");
const { beds } = require("./routes/beds");
const api = require("./routes/api");

const app = new Koa();
const root = new Router();

app.use(async (ctx, next) => {
  ctx.set("x-garden", "1");
  await next();
});

root.get("home", "/", (ctx) => {
  ctx.body = "home";
});
root.all("/echo", echo);
root.del("/echo", (ctx) => {
  ctx.body = "echo.del";
});
root.get(/^\/seeds\/(\d+)$/, (ctx) => {
  ctx.body = "seeds";
});

app.use(root.routes()).use(root.allowedMethods());
app.use(plants.routes());
app.use(beds.middleware());
// Once more, by mistake.
app.use(beds.routes());
app.use(api().routes());

// Live: the middleware asks the router itself.
plants.get("/late/:name", (ctx) => {
  ctx.body = "plants.late";
});

async function echo(ctx) {
  ctx.body = "echo";
}

module.exports = app;
