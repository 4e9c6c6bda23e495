import { Router, type Express } from "express";

interface Options {
  readonly prefix: string;
}

export function registerInternal(app: Express, { prefix }: Options): void {
  const metrics = Router().get("/metrics", (_request, response) => {
    response.type("text").send("internal.metrics");
  });
  app.use(metrics);
  app.use(prefix + "/internal", metrics);
  // One slash-separated word too many: the prefix is in there twice.
  app.get(prefix + prefix + "/version", (_request, response) => {
    response.json({ handler: "internal.version" });
  });
}
