import type { Value } from "./value.js";

/**
 * A default of what is read from the environment: it counts as what the value is, since the code says so where nobody says otherwise. But it
 * decides nothing: what is done only where somebody did say otherwise is done somewhere.
 */
export function asConfigured(value: Value): Value {
  return value.kind === "string" || value.kind === "literal" ? { ...value, configured: true } : value;
}

export function isConfigured(value: Value): boolean {
  return (value.kind === "string" || value.kind === "literal") && value.configured === true;
}
