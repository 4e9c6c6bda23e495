import express from "express";
import { books, loans, readers as readerRoutes } from "./routes/index.js";
import makeSearch, { SEARCH } from "#routes/search";
import { patterns } from "./routes/patterns.js";
import * as cache from "./routes/cache.js";

const features = [
  { path: "/books", router: books },
  { path: "/loans", router: loans },
  { path: "/readers", router: readerRoutes },
];

export function createApp() {
  const app = express();

  features.forEach(({ path, router }) => app.use(path, router));
  app.use(SEARCH, makeSearch({ limit: 20 }));
  cache.install(app);
  app.use(patterns);

  app
    .route("/opening-hours")
    .get(openingHours)
    .all((req, res) => res.status(405).send("opening-hours.other"));

  // After it was mounted, and live all the same.
  loans.post("/:id/extend", (req, res) => res.send("loans.extend"));
  app.use("/late", lateRoutes());
  return app;
}

function openingHours(req, res) {
  res.send("opening-hours.get");
}

function lateRoutes() {
  return express.Router().get("/fees", (req, res) => res.send("late.fees"));
}
