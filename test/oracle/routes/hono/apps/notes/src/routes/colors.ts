import { Hono } from "hono";
import type { Handler } from "hono";

class Colors {
  readonly app = new Hono();

  constructor() {
    this.app.get("/", this.list);
    this.app.get("/:color", (c) => this.show(c));
    this.app.on(["PUT", "PATCH"], "/:color", this.change);
  }

  private readonly list: Handler = (c) => c.text("Colors.list");

  private show(c: Parameters<Handler>[0]) {
    return c.text("Colors.show");
  }

  private change: Handler = (c) => c.text("Colors.change");
}

export const { app: colors } = new Colors();
