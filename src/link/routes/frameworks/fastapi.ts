import { asgiCall } from "./asgi/asgi-calls.js";
import { collectAsgi } from "./asgi/asgi-collect.js";
import { routerTypes } from "./asgi/asgi-types.js";
import { judgeByOrder } from "./asgi/judge-by-order.js";
import { mountAsgi } from "./asgi/mount-asgi.js";
import { WRAPPERS } from "../inner-handler.js";
import type { Framework } from "../framework.js";

/** FastAPI is Starlette with routers that copy one another's routes, prefixes, and pages of its own. */
export const fastapi: Framework = {
  id: "fastapi",
  language: "python",
  packages: ["fastapi", "fastapi_utils.inferring_router", "fastapi_restful.inferring_router"],
  marks: [
    "fastapi.FastAPI",
    "fastapi.APIRouter",
    "fastapi.applications",
    "fastapi.routing",
    "fastapi_utils.inferring_router",
    "fastapi_restful.inferring_router",
  ],
  types: routerTypes("fastapi"),
  observes: WRAPPERS,
  call: asgiCall,
  collect: (run) => collectAsgi(run, "fastapi"),
  mount: mountAsgi,
  judge: judgeByOrder,
};
