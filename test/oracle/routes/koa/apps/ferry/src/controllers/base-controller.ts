import type Router from "@koa/router";

export abstract class BaseController {
  constructor(protected readonly router: Router) {}

  abstract register(): void;
}
