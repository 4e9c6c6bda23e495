import type { Value } from "./value.js";

const CONFIGURED = new WeakSet<Value>();

/**
 * A default of what is read from the environment: it counts as what the value is, since the code says so where nobody says otherwise. But it
 * decides nothing: what is done only where somebody did say otherwise is done somewhere.
 */
export function asConfigured(value: Value): Value {
  if (value.kind !== "string" && value.kind !== "literal") return value;
  const copy = { ...value };
  CONFIGURED.add(copy);
  return copy;
}

export function isConfigured(value: Value): boolean {
  return CONFIGURED.has(value);
}
