import type { HostCall, Value } from "../flow/value.js";
import { settled } from "../flow/values.js";
import type { PathText } from "./framework.js";
import { passesOn } from "./passes-on.js";
import type { RouterRoute } from "./router-tree.js";

export interface CallRoutes {
  readonly call: HostCall;
  /** As the table has them: in capitals, `ANY`. */
  readonly methods: readonly string[];
  readonly paths: readonly PathText[];
  /** Handlers and lists of them. */
  readonly given: readonly Value[];
  /** The position of `next` among the parameters of a handler. */
  readonly next: number;
}

/** The routes of a call with several handlers, one behind the other: the last of them is who answers. None where there is no handler. */
export function routesOfCall({ call, methods, paths, given, next }: CallRoutes): readonly RouterRoute[] {
  const handlers = flatValues(given);
  const handler = handlers.at(-1);
  if (handler === undefined) return [];
  const continues = passesOn(handlers, next);
  return paths.flatMap((path) =>
    methods.map((method) => ({ kind: "route", method, path, handler, call, continues }) as const),
  );
}

/** Values, and the items of lists of them. */
export function flatValues(values: readonly Value[]): readonly Value[] {
  return values.map(settled).flatMap((value) => (value.kind === "list" ? flatValues(value.items) : [value]));
}
