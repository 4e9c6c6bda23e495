const Router = require("@koa/router");
const { PREFIX, RESOURCES } = require("../constants");

module.exports = function makeApi() {
  const api = new Router({ prefix: PREFIX });

  for (const { path, router } of RESOURCES.map(resource)) {
    api.use(path, router.routes(), router.allowedMethods());
  }
  const tools = new Router();
  tools.get("/", (ctx) => {
    ctx.body = "tools.list";
  });
  api.use("/tools", tools.routes());
  // Too late: the routes have been copied.
  tools.get("/lost", (ctx) => {
    ctx.body = "tools.lost";
  });
  // The same again, under another path.
  api.use("/gear", tools.routes());
  return api;
};

function resource(name) {
  const router = new Router();
  router.get("/", (ctx) => {
    ctx.body = `${name}.list`;
  });
  router.get("/:id", (ctx) => {
    ctx.body = `${name}.show`;
  });
  return { path: `/${name}`, router };
}
