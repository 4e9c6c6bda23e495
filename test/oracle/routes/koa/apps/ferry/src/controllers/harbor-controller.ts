import type { Context } from "koa";
import { BaseController } from "./base-controller.js";

export class HarborController extends BaseController {
  register(): void {
    this.router.get("/harbors", this.list).get("/harbors/:harbor", this.show);
    this.router.get("/harbors/:name", this.again);
  }

  private list = async (ctx: Context): Promise<void> => {
    ctx.body = "HarborController.list";
  };

  private async show(ctx: Context): Promise<void> {
    ctx.body = "HarborController.show";
  }

  private async again(ctx: Context): Promise<void> {
    ctx.body = "HarborController.again";
  }
}
