import { Hono } from "hono";
import { createFactory, createMiddleware } from "hono/factory";
import type { Context } from "hono";

const factory = createFactory();

const owner = createMiddleware(async (c, next) => {
  c.header("x-owner", "1");
  await next();
});

const list = (c: Context) => c.text("notes.list");

const notes = new Hono()
  .get("/", list)
  .post("/", owner, async (c) => c.text("notes.create"))
  .get("/:id{[0-9]+}", (c) => c.text("notes.byNumber"))
  .get("/:slug", (c) => c.text("notes.bySlug"))
  .get("/latest", (c) => c.text("notes.latest"));

notes.put("/:id", ...factory.createHandlers(owner, (c) => c.text("notes.update")));
notes.delete("/:id", owner, remove);

function remove(c: Context) {
  return c.text("notes.remove");
}

export default notes;
