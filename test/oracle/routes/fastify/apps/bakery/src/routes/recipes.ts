import type { FastifyInstance } from "fastify";

export async function recipeRoutes(app: FastifyInstance) {
  app
    .get("/", async () => ({ handler: "recipes.list" }))
    .get("/:name", async () => ({ handler: "recipes.show" }))
    .get("/:name.txt", async () => ({ handler: "recipes.text" }))
    .get("/*", async () => ({ handler: "recipes.rest" }));
  app.head("/bread", async () => "");
  app.get("/bread", async () => ({ handler: "recipes.bread" }));
}
