import { Hono } from "hono";

const users = new Hono();

users.get("/", (c) => c.text("users.list")).post((c) => c.text("users.create"));

export const routes = () => {
  const app = new Hono();
  app.use(async (c, next) => {
    c.set("role", "admin");
    await next();
  });
  app.route("/users", users);
  return app;
};
