import type { Language } from "../../model/facts.js";
import type { FrameworkId, RouteMount, RouteStop } from "../../model/routes.js";
import type { Place } from "../../model/span.js";
import type { SymbolId } from "../../model/symbol-id.js";
import type { FlowRun } from "../flow/flow-run.js";
import type { PendingCall } from "../flow/pending-call.js";
import type { FunctionValue, Guard, HostObject, Value } from "../flow/value.js";
import type { PathPattern } from "./path-pattern.js";

/**
 * One framework: what its calls give while the code is run, which routes come of it, and which of two routes answers. One file each under
 * `frameworks/`, its id in `model/routes.ts`, and a line in `frameworks/index.ts`, which the compiler asks for.
 */
export interface Framework {
  readonly id: FrameworkId;
  readonly language: Language;
  /** Its packages: every external name that is one of these, or below one, belongs to it. Such calls run no function by themselves. */
  readonly packages: readonly string[];
  /**
   * The external names whose import makes a file matter, with everything below: `express`, `fastapi.APIRouter`. These files and whatever
   * imports them are run.
   */
  readonly marks: readonly string[];
  /** Types of objects of others that it asks the run for, with what is called on them: `functools.wraps`. */
  readonly observes?: readonly string[];
  /** Whether a file matters whatever it has: a configuration that nobody imports. */
  readonly files?: (path: string) => boolean;
  /** Module-level names that make the file that binds them matter: a setting that nobody imports. */
  readonly names?: readonly string[];
  /**
   * By the external name of a type that a parameter may have, what type of {@link HostObject} is given there: `express.Application` is an
   * `express`. Functions with such a parameter are run although nothing that can be followed calls them.
   */
  readonly types: Readonly<Record<string, string>>;
  /**
   * What a call of something external gives, where it is not simply a new object that remembers its calls: a chain that gives its own
   * object (`router.get(…).post(…)`), a plugin that is run (`fastify.register(plugin)`). Null leaves it to others.
   */
  readonly call: ((pending: PendingCall) => Value | null) | null;
  /** The routes of all applications of this framework, and those of routers that none of them mounts. */
  readonly collect: (run: FlowRun) => CollectedRoutes;
  /**
   * The call of an application that mounts a router under a prefix, for mounts that the manifest declares. Without it, nothing is mounted that
   * way.
   */
  readonly mount?: (router: Mountable, prefix: string) => MountCall;
  /** Functions are routers, as Fastify's plugins are. */
  readonly mountsFunctions?: boolean;
  /** Which of two routes of one application answers what both match, and how. Asked for pairs whose patterns have paths in common. */
  readonly judge: (a: DraftRoute, b: DraftRoute) => Judgement;
}

/** A router, or the function that is one where functions are. */
export type Mountable = HostObject | FunctionValue;

export interface MountCall {
  readonly method: string;
  readonly given: readonly Value[];
  readonly named: Readonly<Record<string, Value>>;
}

export interface CollectedRoutes {
  readonly apps: readonly DraftApp[];
  /** Of routers that nothing mounts; their path is as far as is known. */
  readonly unmounted: readonly DraftRoute[];
  readonly stops: readonly RouteStop[];
}

export interface DraftApp {
  /** The object that the application is; null where it is none, as with file routes. */
  readonly object: HostObject | null;
  readonly id: SymbolId;
  readonly place: Place;
  /** In the order in which the framework looks at them, or of registration where it has an order of its own. */
  readonly routes: readonly DraftRoute[];
}

/** A route before it is compared with others. */
export interface DraftRoute {
  /** In capitals; `ANY`, `WS`. */
  readonly method: string;
  /** The whole path in the framework's notation. */
  readonly path: PathText;
  /** What it matches: one pattern, or several where a path has optional parts; empty where the path is not known. */
  readonly patterns: readonly PathPattern[];
  /** What answers: a {@link FunctionValue}, a class, or what else stands there; null for none. */
  readonly handler: Value | DefinedHandler | null;
  /** See `RouteHandler.wrapper`. */
  readonly wrapper?: Place;
  readonly place: Place;
  readonly mounts: readonly RouteMount[];
  /** The prefixes from the outside in, of mounts and of routers themselves; without it, those of the mounts. */
  readonly prefixes?: readonly string[];
  readonly guards: readonly Guard[];
  /** The position among the routes of its application. */
  readonly order: number;
  /** Of a route that no application has: the router, as people call it. */
  readonly router: SymbolId | null;
  /** Whether the handler may pass the request on (`next()`). */
  readonly continues: boolean;
  /**
   * It is no route but takes every request that it matches all the same, to answer that there is none: the rest of what is below a mounted
   * application. It competes like a route, and is in no table. Left out: false.
   */
  readonly isRest?: boolean;
}

/** What answers, where it was found by its name and not by running code. */
export interface DefinedHandler {
  readonly kind: "definition";
  readonly symbol: SymbolId;
}

/** A path as far as it is known. */
export interface PathText {
  /** With `…` for each part that is not known. */
  readonly text: string;
  /** What the first unknown part is; null when all is known, but for what is in front of it. */
  readonly stop: RouteStop | null;
  /** What it begins with, where that is not known and nothing is in front of it. */
  readonly base: PathBase | null;
}

/** The unknown front of paths. Two paths have it in common where it is the same value, and what is behind it can be compared. */
export interface PathBase {
  readonly value: Value;
  readonly stop: RouteStop;
}

export interface Judgement {
  readonly winner: "a" | "b";
  /** See `RouteConflict.outcome`; null where the two do not compete after all. */
  readonly outcome: "first" | "continues" | "fails" | null;
}
