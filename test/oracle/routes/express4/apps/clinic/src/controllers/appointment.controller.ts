import * as express from "express";
import type { Controller } from "./controller";

type Method = "get" | "post" | "delete";

interface Entry {
  readonly method: Method;
  readonly path: string;
  readonly handler: express.RequestHandler;
}

class Appointments implements Controller {
  readonly router: express.Router = express.Router();

  static readonly root = "/appointments";

  private readonly entries: readonly Entry[] = [
    { method: "get", path: "/today", handler: (_request, response) => void response.json({ handler: "appointments.today" }) },
    { method: "post", path: "/", handler: (_request, response) => void response.json({ handler: "appointments.create" }) },
    { method: "delete", path: "/:id", handler: (_request, response) => void response.json({ handler: "appointments.cancel" }) },
  ];

  constructor() {
    const own = express.Router();
    this.entries.forEach(({ method, path, handler }) => own[method](path, handler));
    this.router.use(Appointments.root, own);
  }
}

export { Appointments };
