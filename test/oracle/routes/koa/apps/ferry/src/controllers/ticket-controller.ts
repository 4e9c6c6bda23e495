import type { Context, Next } from "koa";
import { BaseController } from "./base-controller.js";

const PATH = "/tickets";

export class TicketController extends BaseController {
  register(): void {
    const { router } = this;
    router.all(`${PATH}/:ticket`, check);
    router.get(`${PATH}/:ticket`, (ctx) => this.show(ctx));
    router.delete(`${PATH}/:ticket`, this.cancel.bind(this));
  }

  private show(ctx: Context): void {
    ctx.body = "TicketController.show";
  }

  private cancel(ctx: Context): void {
    ctx.body = "TicketController.cancel";
  }
}

async function check(_ctx: Context, next: Next): Promise<void> {
  await next();
}
