import type { FastifyPluginCallback, RouteOptions } from "fastify";

const routes: RouteOptions[] = [
  { method: "GET", url: "/", handler: async () => ({ handler: "shops.show" }) },
  { method: "GET", url: "/hours", handler: async () => ({ handler: "shops.hours" }) },
  { method: "PUT", url: "/hours", handler: async () => ({ handler: "shops.setHours" }) },
];

export const shopRoutes: FastifyPluginCallback = (fastify, _options, done) => {
  routes.forEach((route) => {
    fastify.route(route);
  });
  fastify.get("/:section", async () => ({ handler: "shops.section" }));
  done();
};
