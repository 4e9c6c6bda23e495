import express from "express";
import { loans } from "./loans.js";

const { Router } = express;
const readers = Router();

readers.get("/:id(\\d+)", (req, res) => res.send("readers.byNumber"));
readers.get("/:name", (req, res) => res.send("readers.byName"));
readers.get("/me", (req, res) => res.send("readers.me"));
readers.use("/:reader/loans", loans);

export { readers };
