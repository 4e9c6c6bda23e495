import { Hono } from "hono";

export const tags = new Hono().basePath("/all");

tags.get("/", (c) => c.text("tags.list"));
// The path of the call before is the path of this one.
tags.get("/:tag", (c) => c.text("tags.show")).delete((c) => c.text("tags.remove"));
