import { join } from "node:path";
import AutoLoad from "@fastify/autoload";
import Fastify from "fastify";

/** What is in the folders is registered, whatever it is. */
export async function build() {
  const app = Fastify();
  app.register(AutoLoad, { dir: join(import.meta.dirname, "plugins") });
  app.register(AutoLoad, {
    dir: join(import.meta.dirname, "routes"),
    autoHooks: true,
    routeParams: true,
    ignorePattern: /^drafts/,
    options: { prefix: "/api/" },
  });
  await app.ready();
  return app;
}
