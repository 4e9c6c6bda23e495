import { asConfigured } from "./configured.js";
import type { HostObject, Value } from "./value.js";
import { argument } from "./values.js";

/**
 * What an object has in a field that its class declares: of `Field(default="/x")` the default, and of settings what may be set otherwise. They
 * are told by the base of the class that is not ours.
 */
export function declaredDefault(base: string | null, declared: Value): Value {
  const value = declared.kind === "host" ? (defaultOf(declared) ?? declared) : declared;
  return base !== null && SETTINGS.test(base) ? asConfigured(value) : value;
}

/** Classes whose fields are read from the environment. */
const SETTINGS = /^pydantic(?:_settings)?\.(?:.*\.)?BaseSettings$/;

const FIELDS: ReadonlyMap<string, number> = new Map([
  ["pydantic.Field", 0],
  ["pydantic.fields.Field", 0],
  ["dataclasses.field", -1],
]);

function defaultOf({ type, made }: HostObject): Value | null {
  const position = FIELDS.get(type);
  return position === undefined ? null : argument(made, position, "default");
}
