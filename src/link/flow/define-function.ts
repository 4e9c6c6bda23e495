import type { FlowStatement } from "../../model/flow.js";
import { decorate } from "./decorate.js";
import type { Machine } from "./machine.js";
import { bindName } from "./scope.js";
import type { FunctionValue, Scope } from "./value.js";

/** Binds a function to its name, and calls its decorators from the last to the first. */
export function defineFunction(
  machine: Machine,
  statement: Extract<FlowStatement, { kind: "function" }>,
  scope: Scope,
): void {
  const { name, function: flow } = statement;
  const decorators = flow.decorators.map((it) => machine.evaluate(it, scope));
  const isTop = machine.modules.get(scope.file)?.scope === scope;
  const value: FunctionValue = {
    kind: "function",
    function: flow,
    file: scope.file,
    symbol: isTop ? `${scope.file}#${name}` : null,
    self: null,
    owner: null,
    scope,
  };
  bindName(scope, name, value);
  for (const index of decorators.keys()) {
    const at = decorators.length - 1 - index;
    const decorator = decorators[at];
    const written = flow.decorators[at];
    if (decorator !== undefined && written !== undefined)
      decorate(machine, decorator, value, { file: scope.file, span: written.span }, scope);
  }
}
