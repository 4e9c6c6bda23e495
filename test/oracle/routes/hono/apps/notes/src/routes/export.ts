import type { Hono } from "hono";
import { DAYS } from "../constants.js";

export const registerExport = (app: Hono): void => {
  for (const day of DAYS) {
    app.get(`/export/${day}`, (c) => c.text(`export ${day}`));
  }
  app.get("/export/:day?", (c) => c.text("export.any"));
  app.get("/export/*", (c) => c.text("export.rest"));
};
