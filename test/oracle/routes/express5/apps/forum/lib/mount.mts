import type { Application, Router } from "express";

/** Mounts each router under its name. */
export function mountAll(app: Application, routers: Readonly<Record<string, Router>>): void {
  for (const name in routers) {
    const router = routers[name];
    if (router !== undefined) app.use(`/${name}`, router);
  }
}
