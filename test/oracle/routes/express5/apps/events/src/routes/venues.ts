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
    this.router.get("/main/:part", this.part);
  }

  list: import("express").RequestHandler = (_request, response) => {
    response.send(`Venues.list ${this.#container.clock().getTime()}`);
  };

  seats: import("express").RequestHandler = (_request, response) => {
    response.send("Venues.seats");
  };

  part: import("express").RequestHandler = (_request, response) => {
    response.send("Venues.part");
  };

  otherSeats: import("express").RequestHandler = (_request, response) => {
    response.send("Venues.otherSeats");
  };
}

const makeVenues = (container: Container): Router => new Venues(container).router;

export { makeVenues as default };
