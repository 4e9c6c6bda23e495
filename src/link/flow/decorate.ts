import type { Place } from "../../model/span.js";
import type { Machine } from "./machine.js";
import type { ClassValue, FunctionValue, Scope, Value } from "./value.js";

/**
 * Calls a decorator with what it decorates. The name stands for the function or class as it is written all the same: decorators wrap, and what
 * people call the handler is what is inside.
 */
export function decorate(
  machine: Machine,
  decorator: Value,
  decorated: FunctionValue | ClassValue,
  place: Place,
  scope: Scope,
): void {
  machine.call(decorator, [{ value: decorated, name: null }], { place, scope, constructs: false, decorates: true });
}
