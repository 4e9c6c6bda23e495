import { Hono } from "hono";

interface Options {
  readonly secret: string;
}

export function makeAuth({ secret }: Options): Hono {
  const auth = new Hono({ strict: false });
  auth.onError((error, c) => c.text(error.message, 500));
  auth.post("/login", (c) => c.text(`login ${secret.length}`));
  auth.all("/session", (c) => c.text("session"));
  auth.get("/session", (c) => c.text("never"));
  return auth;
}
