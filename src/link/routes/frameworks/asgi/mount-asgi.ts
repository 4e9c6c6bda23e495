import { text } from "../../../flow/values.js";
import type { Mountable, MountCall } from "../../framework.js";
import { asgiType } from "./asgi-types.js";

/** FastAPI includes its routers, and mounts whatever else answers requests. */
export function mountAsgi(router: Mountable, prefix: string): MountCall {
  const type = router.kind === "host" ? asgiType(router.type) : null;
  return type?.family === "fastapi" && type.role === "router"
    ? { method: "include_router", given: [router], named: { prefix: text(prefix) } }
    : { method: "mount", given: [text(prefix), router], named: {} };
}
