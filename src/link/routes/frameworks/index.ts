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

/** Every framework whose routes are known. */
export const FRAMEWORK_LIST: readonly Framework[] = [
  express,
  fastify,
  nest,
  next,
  ws,
  socketIo,
  hono,
  koa,
  fastapi,
  starlette,
  flask,
  django,
  channels,
];
