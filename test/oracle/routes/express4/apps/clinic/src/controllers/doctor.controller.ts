import type { Request, Response } from "express";
import { ROUTES } from "../constants";
import { BaseController } from "./controller";

export default class DoctorController extends BaseController {
  constructor() {
    super(ROUTES.doctors.root);
  }

  protected initRoutes(): void {
    this.router.get(this.path, this.list);
    this.router.get(this.path + "/:id", this.show);
    // Never answers: the line above is wider.
    this.router.get(this.path + ROUTES.doctors.onDuty, this.onDuty);
  }

  list(_request: Request, response: Response) {
    response.json({ handler: "DoctorController.list" });
  }

  show(_request: Request, response: Response) {
    response.json({ handler: "DoctorController.show" });
  }

  onDuty(_request: Request, response: Response) {
    response.json({ handler: "DoctorController.onDuty" });
  }
}
