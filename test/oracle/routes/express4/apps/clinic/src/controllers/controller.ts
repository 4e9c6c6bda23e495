import { Router } from "express";

export interface Controller {
  readonly router: Router;
}

export abstract class BaseController implements Controller {
  public readonly router = Router();

  protected constructor(protected readonly path: string) {
    this.initRoutes();
  }

  protected abstract initRoutes(): void;
}
