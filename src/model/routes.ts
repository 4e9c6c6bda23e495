import type { Place } from "./span.js";
import type { SymbolId } from "./symbol-id.js";

/** Every route of every application, and where they compete: what `link/routes` makes of the code. All lists are sorted. */
export interface RouteTable {
  readonly apps: readonly RouteApp[];
  /** By application, then path, method and place; those without an application last. */
  readonly routes: readonly Route[];
  readonly conflicts: readonly RouteConflict[];
  /** Where a mount or a registration could not be followed at all, so that routes may be missing. */
  readonly stops: readonly RouteStop[];
}

/** Of code whose routes nobody asks for. */
export const NO_ROUTES: RouteTable = { apps: [], routes: [], conflicts: [], stops: [] };

export const FRAMEWORKS = [
  "express",
  "fastify",
  "nest",
  "hono",
  "koa",
  "ws",
  "socket.io",
  "next",
  "fastapi",
  "starlette",
  "flask",
  "django",
  "channels",
] as const;

export type FrameworkId = (typeof FRAMEWORKS)[number];

/** One application object with everything mounted under it. A factory function is one application however often it is called. */
export interface RouteApp {
  /** The symbol that holds it: `app/main.py#app`, of a factory the function. */
  readonly id: SymbolId;
  readonly framework: FrameworkId;
  /** Where it is made. */
  readonly place: Place;
  /** The `name` of the manifest's `routes.hosts` that it is part of; its own id where none names it. Applications compete within a host. */
  readonly host: string;
}

/** One registration of one method on one full path. A registration for several methods is several routes, at one place. */
export interface Route {
  /** The application that serves it, `RouteApp.id`; null where nothing mounts its router. */
  readonly app: SymbolId | null;
  readonly framework: FrameworkId;
  /** In capitals; `ANY` where the framework asks no method; `WS` for WebSocket. */
  readonly method: string;
  /**
   * Prefixes and own path in the framework's own notation: `/users/:id`, `/users/{id}`, `/users/<int:id>`. With `…` where something
   * unknown stands.
   */
  readonly path: string;
  /** The path with every parameter as `{}` and every rest (`*`, `{path:path}`) as `{*}`. */
  readonly template: string;
  readonly handler: RouteHandler | null;
  /** Where it is registered. */
  readonly place: Place;
  /** The module that registers, which an owner is compared with: `place.file`. */
  readonly mounts: readonly RouteMount[];
  /** The prefixes in front of the registration's own path, from the outside in, of mounts and of the routers themselves, as far as they are known. */
  readonly prefixes: readonly string[];
  /**
   * `live`: an application serves it. `unmounted`: nothing mounts its router, so it does not compete. `unknownPrefix`: code computes some
   * part of its path. What code or its surroundings put in front of all paths of a router or an application (a base path from the
   * environment) leaves a route live: `…` stands for it, and those that have it in common are compared.
   */
  readonly status: "live" | "unmounted" | "unknownPrefix";
  /** What the first `…` of the path stands for; null without one. */
  readonly stop: RouteStop | null;
}

/** What answers: a function, method or class. */
export interface RouteHandler {
  /** The definition's symbol where it has one; of a method `file#Class.method`. Null for functions without a name. */
  readonly symbol: SymbolId | null;
  /** What people call it; null for functions without a name. */
  readonly name: string | null;
  /** Where it is defined; where it is written when it is not ours. */
  readonly place: Place;
  /** The function of ours that wraps it, which the framework calls: what `asyncHandler(list)` gives. */
  readonly wrapper?: Place;
}

/** One router put under another, from the application down to the router that has the route. */
export interface RouteMount {
  readonly place: Place;
  /** As written; empty without one, null where code computes it. */
  readonly prefix: string | null;
}

/** Where the analysis had to stop, and why. */
export interface RouteStop {
  readonly place: Place;
  /** What could not be followed, as the end of a sentence: `the prefix is the parameter of a function that nothing calls`. */
  readonly reason: string;
}

/** Two live routes of one host that a request may reach both. */
export interface RouteConflict {
  /**
   * `identical`: both match the same requests, with different handlers, or the framework takes them for the same and refuses to start.
   * `mountedTwice`: identical, and the same registration or handler: one router is mounted again. `shadowed`: the winner comes first and
   * matches all paths that the loser does and more, or all methods. `overlapping`: each matches paths that the other does not.
   */
  readonly kind: "identical" | "mountedTwice" | "shadowed" | "overlapping";
  /** The one of the two that answers. */
  readonly winner: Route;
  /** The one that does not, or only by what the winner leaves to it. */
  readonly loser: Route;
  /**
   * `first`: the winner answers and the loser is never reached by what both match; `continues`: the winner may pass the request on;
   * `fails`: the application fails at start-up; `undecided`: they are in different applications, and what is in front of these decides.
   */
  readonly outcome: "first" | "continues" | "fails" | "undecided";
  /** A path that both match. */
  readonly example: string;
}
