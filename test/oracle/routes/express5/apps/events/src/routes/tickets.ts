import { Router } from "express";

export const tickets = Router();

// Looks whether the ticket is there, and passes on.
tickets.all("/:ticket{/*rest}", (_request, _response, next) => {
  next();
});
tickets.get("/:ticket", (_request, response) => void response.send("tickets.show"));
tickets.get("/:ticket/pdf", (_request, response) => void response.send("tickets.pdf"));
