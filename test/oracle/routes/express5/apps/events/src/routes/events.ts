import { Router, type Request, type Response } from "express";
import type { Container } from "../container.js";
import makeGuests from "./guests.js";

export default function makeEvents(container: Container): Router {
  const router = Router();

  router.get("/", async (_request, response) => {
    response.send(`events.list ${container.events.size}`);
  });
  // Before the parameter, so that it is reached.
  router.get("/upcoming", upcoming);
  router
    .route("/:eventId")
    .get(async function show(_request, response) {
      response.send("events.show");
    })
    .patch((_request, response) => void response.send("events.update"))
    .delete(forbid, (_request, response) => void response.send("events.remove"));
  router.use("/:eventId/guests", makeGuests());

  return router;
}

async function upcoming(_request: Request, response: Response): Promise<void> {
  response.send("events.upcoming");
}

function forbid(_request: Request, response: Response): void {
  response.status(403).send("events.forbid");
}
