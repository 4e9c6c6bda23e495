import type { MiddlewareHandler } from "hono";

export const logger = (): MiddlewareHandler => async (_c, next) => {
  await next();
};
