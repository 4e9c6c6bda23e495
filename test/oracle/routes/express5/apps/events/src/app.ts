import express, { type Express } from "express";
import { makeContainer } from "./container.js";
import { registerRoutes } from "./routes/index.js";
import { errors, notFound } from "./middleware/errors.js";

export function createApp(): Express {
  const app = express();
  app.use(express.json({ limit: "1mb" }));
  registerRoutes(app, makeContainer());
  app.use(notFound);
  app.use(errors);
  return app;
}
