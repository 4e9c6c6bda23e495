import { Router } from "express";

const reports = Router({ strict: true });

reports.get("/:name.csv", (_request, response) => void response.send("reports.csv"));
reports.get("/:name", (_request, response) => void response.send("reports.page"));
reports.get("/:name/", (_request, response) => void response.send("reports.pageWithSlash"));

export default reports;
