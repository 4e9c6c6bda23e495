import Koa from "koa";
import Router from "@koa/router";
import { controllers } from "./controllers/index.js";
import trips from "./trips.js";
import { Paths } from "./paths.js";

export function createApp(): Koa {
  const app = new Koa();
  const api = new Router({ prefix: Paths.api });

  controllers.map((Controller) => new Controller(api)).forEach((controller) => controller.register());
  api.use(trips.routes());
  app.use(api.routes());
  registerHealth(app, ["/healthz", "/livez"]);
  return app;
}

function registerHealth(app: Koa, paths: readonly string[]): void {
  const router = new Router();
  for (const path of paths) {
    router.get(path, (ctx) => {
      ctx.body = "health";
    });
  }
  app.use(router.routes());
}
