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
  // What wraps a function and knows nothing of routers changes nothing here.
  const isWrapper =
    decorator.kind === "function" && !machine.program.relevance.ofFunction(decorator.function, decorator.file);
  if (decorator.kind === "deferred" || isWrapper) return;
  machine.call(decorator, [{ value: decorated, name: null }], { place, scope, constructs: false, decorates: true });
}
