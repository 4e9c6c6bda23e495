import { Router, type Request, type Response } from "express";

abstract class Routes {
  protected readonly router = Router();

  build(): Router {
    this.define();
    return this.router;
  }

  protected abstract define(): void;
}

export class UserRoutes extends Routes {
  protected override define(): void {
    const { router } = this;
    router.get("/:name", this.profile.bind(this));
    router.get("/me", this.own);
    router.get("/:name/posts", UserRoutes.posts);
  }

  private profile(_request: Request, response: Response) {
    response.send("UserRoutes.profile");
  }

  private readonly own = (_request: Request, response: Response) => {
    response.send("UserRoutes.own");
  };

  private static posts(_request: Request, response: Response) {
    response.send("UserRoutes.posts");
  }
}
