import type { RouteStop } from "../../../../model/routes.js";
import type { HostObject, Value } from "../../../flow/value.js";
import { fieldOf, itemsOf } from "./asgi-entries.js";
import { asgiType } from "./asgi-types.js";

/** One method of a route; with a stop where nobody can say which methods it has. */
interface Method {
  readonly method: string;
  readonly stop: RouteStop | null;
}

/** The methods that a route asks for, in the order in which they are written. Without any, functions are for GET and classes for all. */
export function methodsOf(entry: HostObject): readonly Method[] {
  const { place } = entry.made;
  const methods = fieldOf(entry, "methods");
  if (methods === null) {
    const isForGet = asgiType(entry.type)?.family === "fastapi" || isFunction(fieldOf(entry, "endpoint"));
    return [{ method: isForGet ? "GET" : "ANY", stop: null }];
  }
  const stop = { place, reason: "its methods are computed" };
  if (methods.kind !== "list") return [{ method: "ANY", stop }];
  const names = itemsOf(methods).map((item) => methodName(item));
  if (methods.open || names.includes(null)) return [{ method: "ANY", stop }];
  const known = new Set(names.flatMap((name) => name ?? []));
  return known.size === 0 ? [{ method: "ANY", stop: null }] : [...known].map((method) => ({ method, stop: null }));
}

/** Also of `http.HTTPMethod.GET`. */
function methodName(item: Value): string | null {
  if (item.kind === "string") return item.value.toUpperCase();
  return item.kind === "external" ? (/(?:^|\.)HTTPMethod\.([A-Z]+)(?:\.value)?$/.exec(item.name)?.[1] ?? null) : null;
}

/** What is a class is for all methods. Of what is not ours, the name has to say it. */
function isFunction(endpoint: Value | null): boolean {
  switch (endpoint?.kind) {
    case "class":
    case "instance":
    case "host":
      return false;
    case "external":
      return !/(?:^|\.)_*[A-Z][^.]*$/.test(endpoint.name);
    default:
      return true;
  }
}
