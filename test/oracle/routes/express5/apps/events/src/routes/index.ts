import { type Express, Router } from "express";
import type { Container } from "../container.js";
import makeEvents from "./events.js";
import makeVenues from "./venues.js";
import { tickets } from "./tickets.js";
import reports from "./reports.js";
import Prefix from "./prefixes.js";
import * as hooks from "./hooks.js";
import { site } from "./site.js";

type Factory = (container: Container) => Router;

/** In the order in which they are mounted. */
const FACTORIES: readonly (readonly [string, Factory])[] = [
  ["/events", makeEvents],
  ["/venues", makeVenues],
  ["/tickets", () => tickets],
];

export const registerRoutes = (app: Express, container: Container): void => {
  const api = Router();
  for (const [path, factory] of FACTORIES) {
    api.use(path, factory(container));
  }
  api.use("/reports", reports);

  app.get("/healthz", (_request, response) => {
    response.send("healthz");
  });
  app.use(Prefix.api, api);
  app.use(Prefix.hooks, hooks.default);
  app.use(site);
};
