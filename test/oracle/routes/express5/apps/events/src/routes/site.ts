import { Router } from "express";

const site = Router();

site.get("/readyz", (_request, response) => void response.send("readyz"));
site.get("/assets/*path", (_request, response) => void response.send("assets"));
site.get(["/docs", "/docs/:page"], (_request, response) => void response.send("docs"));
site.get(/^\/feeds\/(atom|rss)$/, (_request, response) => void response.send("feeds"));
site.get("/{:language}", (_request, response) => void response.send("home"));
// A second one for what main has already.
site.get("/healthz", (_request, response) => void response.send("site.healthz"));

export { site };
