import type { FlowParameter } from "../../model/flow.js";
import { newObject } from "./host-call.js";
import type { Machine } from "./machine.js";
import type { HostObject, Scope, Value } from "./value.js";
import { NOTHING } from "./values.js";

/**
 * What a parameter is that no call gives, by its type: `app: FastAPI` is some application, so what is registered on it is a route, though
 * nobody can say of which application. Null for types that are no framework's.
 */
export function assumedObject(machine: Machine, { target, type }: FlowParameter, scope: Scope): HostObject | null {
  if (type === null) return null;
  const place = { file: scope.file, span: target.span };
  const [first = "", ...rest] = type.split(".");
  let value: Value = machine.lookUp(scope, first, place);
  for (const name of rest) value = machine.memberOf(value, name, place);
  const given = value.kind === "external" ? machine.program.typeOf(value.name) : null;
  if (given === null) return null;
  const call = {
    receiver: null,
    method: given,
    on: null,
    arguments: [],
    place,
    stack: [],
    order: machine.nextOrder(),
    guards: [],
    decorates: false,
    result: NOTHING,
    within: machine.within(),
  };
  return newObject(machine, call, null, "assumed");
}
