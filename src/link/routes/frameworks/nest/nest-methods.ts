import type { Value } from "../../../flow/value.js";
import { settled } from "../../../flow/values.js";

/** By decorator, the method that it routes. */
export const METHOD_DECORATORS: ReadonlyMap<string, string> = new Map(
  [
    ...["Get", "Post", "Put", "Delete", "Patch", "Options", "Head", "Search"].map((name) => [name, name] as const),
    ...["Propfind", "Proppatch", "Mkcol", "Copy", "Move", "Lock", "Unlock"].map((name) => [name, name] as const),
    ["All", "ANY"] as const,
    ["QueryMethod", "QUERY"] as const,
  ].map(([name, method]) => [`@nestjs/common.${name}`, method.toUpperCase()] as const),
);

/** Of `RequestMethod.GET` the method; null of what is none. */
export function methodNamed(given: Value): string | null {
  const value = settled(given);
  if (value.kind !== "external" || !value.name.includes("RequestMethod.")) return null;
  const name = value.name.slice(value.name.lastIndexOf(".") + 1);
  return name === "ALL" ? "ANY" : name;
}
