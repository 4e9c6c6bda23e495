import type { Route, RouteConflict, RouteMount, RouteTable } from "../src/model/routes.js";
import type { Place } from "../src/model/span.js";

export const NO_ROUTES: RouteTable = { apps: [], routes: [], conflicts: [], stops: [] };

/**
 * A live route, written `GET /users/{id} app/users.py:12 get_user`: what it answers, where it is registered, and the handler, defined in
 * the same file; without one its handler has no name.
 */
export function fakeRoute(text: string, more: Partial<Route> = {}): Route {
  const [method = "", path = "", at = "", name = null] = text.split(" ");
  const place = fakePlace(at);
  return {
    app: "app/main.py#app",
    framework: "fastapi",
    method,
    path,
    template: path.replaceAll(/\{[^{}]*\}/g, "{}"),
    handler: { symbol: name === null ? null : `${place.file}#${name}`, name, place },
    place,
    mounts: [],
    prefixes: [],
    status: "live",
    stop: null,
    ...more,
  };
}

/** Routes with what competes among them, by their numbers. */
export function fakeTable(
  routes: readonly Route[],
  conflicts: readonly (Pick<RouteConflict, "kind"> &
    Partial<RouteConflict> & { readonly between: readonly [number, number] })[] = [],
): RouteTable {
  const at = (index: number): Route => {
    const route = routes[index];
    if (route === undefined) throw new Error(`there is no route ${index}`);
    return route;
  };
  return {
    ...NO_ROUTES,
    routes,
    conflicts: conflicts.map(({ between: [winner, loser], ...more }) => ({
      winner: at(winner),
      loser: at(loser),
      outcome: "first",
      example: at(loser).path.replaceAll(/\{[^{}]*\}/g, "1"),
      ...more,
    })),
  };
}

/** `app/main.py:7 /api` */
export function fakeMount(text: string): RouteMount {
  const [at = "", prefix = ""] = text.split(" ");
  return { place: fakePlace(at), prefix };
}

function fakePlace(at: string): Place {
  const colon = at.lastIndexOf(":");
  const line = Number(at.slice(colon + 1));
  return { file: at.slice(0, colon), span: [line, 1, line, 9] };
}
