import type { FrameworkId } from "../../../model/routes.js";
import type { Framework } from "../framework.js";
import { channels } from "./channels.js";
import { django } from "./django.js";
import { express } from "./express.js";
import { fastapi } from "./fastapi.js";
import { fastify } from "./fastify.js";
import { flask } from "./flask.js";
import { hono } from "./hono.js";
import { koa } from "./koa.js";
import { nest } from "./nest.js";
import { next } from "./next.js";
import { socketIo } from "./socket-io.js";
import { starlette } from "./starlette.js";
import { ws } from "./ws.js";

/** Every framework whose routes are known. They are asked in this order. */
const BY_ID = {
  express,
  fastify,
  nest,
  next,
  ws,
  "socket.io": socketIo,
  hono,
  koa,
  fastapi,
  starlette,
  flask,
  django,
  channels,
} as const satisfies Record<FrameworkId, Framework>;

export const FRAMEWORK_LIST: readonly Framework[] = Object.values(BY_ID);
