import type { HostObject, Value } from "../../../flow/value.js";
import { argument } from "../../../flow/values.js";

/** What Flask-RESTful and Flask-RESTX call an API: a list of resources, which are classes with a method for each method of HTTP. */
export const API_TYPES = ["flask_restful.Api", "flask_restx.Api", "flask_restx.api.Api", "flask_restplus.Api"];

const NAMESPACES = ["flask_restx.Namespace", "flask_restx.namespace.Namespace", "flask_restplus.Namespace"];

/** Namespaces of Flask-RESTX, by themselves or made by an API. */
export const NAMESPACE_TYPES = [...NAMESPACES, ...API_TYPES.map((type) => `${type}.namespace`)];

/** Flask-RESTX has namespaces, and pages of its own. */
export function hasNamespaces({ type }: HostObject): boolean {
  return !type.startsWith("flask_restful.");
}

/** An argument; null for `None`, which is the same as none. */
export function givenArgument(call: Parameters<typeof argument>[0], position: number, name: string): Value | null {
  const value = argument(call, position, name);
  return value?.kind === "literal" && value.value === null ? null : value;
}
