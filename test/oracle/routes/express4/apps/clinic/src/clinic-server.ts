import express, { type Application, type NextFunction, type Request, type Response } from "express";
import type { Controller } from "./controllers/controller";
import { API_ROOT, Segment } from "./constants";
import billing from "./billing";
import { registerInternal } from "./internal";

export class ClinicServer {
  public readonly app: Application;

  constructor(controllers: readonly Controller[]) {
    this.app = express();
    this.initMiddleware();
    this.initControllers(controllers);
    this.initErrorHandling();
  }

  private initMiddleware(): void {
    this.app.use(express.json());
    this.app.use((request: Request, _response: Response, next: NextFunction) => {
      request.headers["x-clinic"] = "1";
      next();
    });
  }

  private initControllers(controllers: readonly Controller[]): void {
    controllers.forEach((controller) => {
      this.app.use(API_ROOT, controller.router);
    });
    this.app.use(`${API_ROOT}/${Segment.Billing}`, billing());
    registerInternal(this.app, { prefix: API_ROOT });
  }

  private initErrorHandling(): void {
    this.app.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
      response.status(500).send(error.message);
    });
  }
}
