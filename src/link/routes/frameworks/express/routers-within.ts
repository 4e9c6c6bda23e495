import { statementsOf } from "../../../../model/flow-body.js";
import type { FlowExpression, FlowStatement } from "../../../../model/flow.js";
import type { FunctionValue, HostObject, Scope } from "../../../flow/value.js";
import { settled } from "../../../flow/values.js";
import { isRouter } from "./express-objects.js";

/** The routers that a function of middleware hands requests to: `(req, res, next) => router(req, res, next)`. */
export function routersWithin({ function: flow, scope }: FunctionValue): readonly HostObject[] {
  const [request] = flow.parameters;
  if (request?.target.kind !== "name") return [];
  const { name } = request.target;
  return calls(statementsOf(flow)).flatMap(({ callee, arguments: given }) => {
    const [first] = given;
    if (callee.kind !== "name" || first?.value.kind !== "name" || first.value.name !== name || given.length < 3)
      return [];
    const value = valueIn(scope, callee.name);
    return value !== null && isRouter(value) ? [value] : [];
  });
}

function valueIn(scope: Scope, name: string): HostObject | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const value = at.names.get(name);
    if (value === undefined) continue;
    const found = value.kind === "imported" ? value : settled(value);
    return found.kind === "host" ? found : null;
  }
  return null;
}

type Call = Extract<FlowExpression, { kind: "call" }>;

/** The calls that statements are, or return. */
function calls(statements: readonly FlowStatement[]): readonly Call[] {
  return statements.flatMap((statement): readonly Call[] => {
    if (statement.kind === "branch") return statement.alternatives.flatMap(calls);
    if (statement.kind !== "expression" && statement.kind !== "return") return [];
    return statement.value?.kind === "call" ? [statement.value] : [];
  });
}
