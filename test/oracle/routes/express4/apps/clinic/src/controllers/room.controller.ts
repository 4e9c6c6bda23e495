import { Router } from "express";
import type { Request, Response } from "express";
import type { Controller } from "./controller";

const beds = Router({ mergeParams: true });
beds.get("/:bed", function showBed(request: Request, response: Response) {
  response.json({ handler: "rooms.bed", room: request.params["room"] });
});

export class RoomController implements Controller {
  get router(): Router {
    const rooms = Router();
    rooms.get("/:room([0-9]+)", (_request, response) => void response.json({ handler: "rooms.show" }));
    rooms.get("/:state(free|taken)", (_request, response) => void response.json({ handler: "rooms.byState" }));
    rooms.use("/:room/beds", beds);
    return Router().use("/rooms", rooms);
  }
}
