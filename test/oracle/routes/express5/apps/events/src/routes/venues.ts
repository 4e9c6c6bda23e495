import { Router } from "express";
import type { Container } from "../container.js";

class Venues {
  readonly router = Router();
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
    this.router.get("/", this.list);
    this.router.get("/:venue/seats", this.seats);
    this.router.get("/:id/seats", this.otherSeats);
  }

  list: import("express").RequestHandler = (_request, response) => {
    response.send(`Venues.list ${this.#container.clock().getTime()}`);
  };

  seats: import("express").RequestHandler = (_request, response) => {
    response.send("Venues.seats");
  };

  otherSeats: import("express").RequestHandler = (_request, response) => {
    response.send("Venues.otherSeats");
  };
}

const makeVenues = (container: Container): Router => new Venues(container).router;

export { makeVenues as default };
