import type { HostObject, Value } from "../../../flow/value.js";
import { alternativesOf, fieldOf, itemsOf, routesOf } from "./asgi-entries.js";
import { asgiType, asHolder } from "./asgi-types.js";

/** What has the routes of what is mounted. */
export interface Mounted {
  /** An application or router, or the mount itself where it has routes of its own. */
  readonly holder: HostObject;
  /** The path of a mount that is mounted in its turn. */
  readonly path: Value | null;
}

/** What has the routes behind a mount or host; null for what has none that can be told: files, a function, an application of others. */
export function mountedIn(entry: HostObject, app: Value | null): Mounted | null {
  if (app === null) return { holder: entry, path: null };
  const holder = asHolder(app);
  if (holder !== null) return { holder, path: null };
  if (app.kind !== "host") return null;
  if (asgiType(app.type)?.role === "mount") {
    const inner = fieldOf(app, "app");
    const below = mountedIn(app, inner);
    return below?.path === null ? { holder: below.holder, path: fieldOf(app, "path") } : null;
  }
  return behindMiddleware(app);
}

const MIDDLEWARE = /^(?:starlette|fastapi)\.middleware\./;

/** `CORSMiddleware(app, …)` hands requests on to the one application that it is given. */
function behindMiddleware({ type, made }: HostObject): Mounted | null {
  if (!MIDDLEWARE.test(type)) return null;
  const [only, second] = made.arguments.flatMap(({ value }) => asHolder(value) ?? []);
  return only === undefined || second !== undefined ? null : { holder: only, path: null };
}

/** The applications and routers that are mounted or included right under one, mounts with routes of their own looked into. */
export function mountedUnder(top: HostObject): readonly HostObject[] {
  const found = new Set<HostObject>();
  const open = [top];
  const seen = new Set<HostObject>(open);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const below of itemsOf(routesOf(next)).flatMap(holdersIn)) {
      if (seen.has(below)) continue;
      seen.add(below);
      if (asHolder(below) === null) open.push(below);
      else found.add(below);
    }
  }
  return [...found];
}

/** What has the routes behind something that is among routes. */
function holdersIn(entry: Value): readonly HostObject[] {
  if (entry.kind !== "host") return [];
  switch (asgiType(entry.type)?.role) {
    case "mount":
    case "host": {
      const app = fieldOf(entry, "app");
      const options = app === null ? [null] : alternativesOf(app);
      return options.flatMap((option) => mountedIn(entry, option)?.holder ?? []);
    }
    case "inclusion": {
      const router = asHolder(fieldOf(entry, "router"));
      return router === null ? [] : [router];
    }
    default:
      return [];
  }
}
