import { Router, type Request, type Response } from "express";
import type { Controller } from "./controller";
import { Segment } from "../constants";
import type { PatientStore } from "../stores/patient-store";

export class PatientController implements Controller {
  public path = `/${Segment.Patients}`;
  public router = Router();

  constructor(private readonly store: PatientStore) {
    this.initializeRoutes();
  }

  private initializeRoutes() {
    this.router.get(this.path, this.getAll);
    this.router.get(`${this.path}/archived`, this.getArchived);
    this.router.get(`${this.path}/:id`, this.getById);
    this.router.post(this.path, this.create.bind(this));
    this.router.delete(`${this.path}/:id`, (request, response) => this.remove(request, response));
    this.router.get(`${this.path}/:patientId/visits`, this.getVisits);
  }

  private getAll = (_request: Request, response: Response) => {
    response.json({ handler: "PatientController.getAll" });
  };

  private getArchived = async (_request: Request, response: Response): Promise<void> => {
    response.json({ handler: "PatientController.getArchived" });
  };

  private getById = (request: Request, response: Response) => {
    response.json({ handler: "PatientController.getById", name: this.store.get(request.params["id"] ?? "") });
  };

  private getVisits(_request: Request, response: Response) {
    response.json({ handler: "PatientController.getVisits" });
  }

  create(_request: Request, response: Response) {
    response.json({ handler: "PatientController.create" });
  }

  remove(_request: Request, response: Response) {
    response.json({ handler: "PatientController.remove" });
  }
}
