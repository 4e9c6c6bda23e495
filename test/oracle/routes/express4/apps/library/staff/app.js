import express from "express";

// An application of its own, on a port of its own.
export const staff = express();

staff.get("/shifts", (req, res) => res.send("staff.shifts"));
staff.get("/books", (req, res) => res.send("staff.books"));
