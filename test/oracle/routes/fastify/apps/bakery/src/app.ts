import Fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import { API_PREFIX } from "./config/prefixes.js";
import database from "./plugins/database.js";
import status, { STATUS_PATH } from "./plugins/status.js";
import { orderRoutes, recipeRoutes, shopRoutes } from "./routes/index.js";
import { OvenController } from "./ovens/oven-controller.js";

/** The application, ready to listen or to be asked by tests. */
export async function buildApp(options: FastifyServerOptions = {}): Promise<FastifyInstance> {
  const app = Fastify(options);

  app.get("/", async () => ({ handler: "root" }));

  await app.register(database, { url: "memory:" });
  // Not encapsulated: the prefix is not used.
  app.register(status, { prefix: "/ignored" });
  app.register(
    async (api) => {
      api.register(orderRoutes, { prefix: "/orders" });
      api.register(shopRoutes, { prefix: "/shops/:shop" });
      await api.register(import("./routes/loyalty.js"), { prefix: "/loyalty" });
    },
    { prefix: API_PREFIX },
  );
  app.register(recipeRoutes, { prefix: "/recipes" });
  new OvenController(app).register("/ovens");
  app.log.info(STATUS_PATH);
  return app;
}
