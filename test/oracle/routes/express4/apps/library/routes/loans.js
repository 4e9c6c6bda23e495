import express from "express";

export const loans = express.Router();

loans.get("/", (req, res) => res.send("loans.list"));
loans.get("/late", (req, res) => res.send("loans.late"));
loans.get("/:id", (req, res) => res.send("loans.show"));
