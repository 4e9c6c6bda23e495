import { asgiCall } from "./asgi/asgi-calls.js";
import { collectAsgi } from "./asgi/asgi-collect.js";
import { routerTypes } from "./asgi/asgi-types.js";
import { judgeByOrder } from "./asgi/judge-by-order.js";
import { mountAsgi } from "./asgi/mount-asgi.js";
import { WRAPPERS } from "../inner-handler.js";
import type { Framework } from "../framework.js";

/** Starlette: lists of routes, looked through from the first to the last, in which mounts take all that is below them. */
export const starlette: Framework = {
  id: "starlette",
  language: "python",
  packages: ["starlette"],
  marks: ["starlette.applications", "starlette.routing"],
  types: routerTypes("starlette"),
  observes: WRAPPERS,
  call: asgiCall,
  collect: (run) => collectAsgi(run, "starlette"),
  mount: mountAsgi,
  judge: judgeByOrder,
};
