import express from "express";

export const patterns = express.Router();

patterns.get("/pages/:page", (req, res) => res.send("pages.one"));
patterns.get("/pages/*", (req, res) => res.send("pages.all"));
patterns.get("/ab?cd", (req, res) => res.send("patterns.optional"));
patterns.get("/ab*cd", (req, res) => res.send("patterns.anything"));
patterns.get(/\/shelves\/([A-Z])-(\d+)/, (req, res) => res.send("shelves.regex"));
patterns.get("/shelves/:letter-:number", (req, res) => res.send("shelves.show"));
patterns.get("/shelves/", (req, res) => res.send("shelves.list"));
patterns.get("/bücher", (req, res) => res.send("patterns.unicode"));
