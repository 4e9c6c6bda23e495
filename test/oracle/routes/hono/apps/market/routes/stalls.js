import { Hono } from "hono";

const stalls = new Hono();

// Checks, and passes on.
stalls.get("/:stall", async (c, next) => {
  if (c.req.param("stall") === "closed") return c.text("stalls.closed");
  await next();
});
stalls.get("/:name", (c) => c.text("stalls.show"));
stalls.get("/:stall/goods", (c) => c.text("goods.list"), (c) => c.text("goods.never"));
stalls.get("/open/goods", (c) => c.text("goods.open"));

const offers = new Hono();

offers.use("/today", async (c, next) => next());
offers.get("/today", (c) => c.text("offers.today"));
offers.get("/:day", (c) => c.text("offers.day"));
offers.get("/:offer", (c) => c.text("offers.offer"));

export { stalls, offers };
