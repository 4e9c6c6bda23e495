import type { Given } from "./call-back.js";
import { ofList } from "./list-methods.js";
import type { Machine, Site } from "./machine.js";
import { ofRecord } from "./record-methods.js";
import { runCallbacks } from "./run-callbacks.js";
import { ofString } from "./text-methods.js";
import type { Argument, FunctionValue, Value } from "./value.js";
import { NOTHING, settled, unknown } from "./values.js";

/** What a method of a list, record, string or function of the language itself gives and does. */
export function methodOfData(
  machine: Machine,
  receiver: Value,
  name: string,
  given: readonly Argument[],
  site: Site,
): Value {
  const settledArguments = given.map((it) => ({ ...it, value: settled(it.value) }));
  const result = dispatch(machine, receiver, name, { arguments: settledArguments }, site);
  if (result !== null) return result;
  runCallbacks(machine, given, site);
  return unknown("it is computed", site.place);
}

function dispatch(machine: Machine, receiver: Value, name: string, given: Given, site: Site): Value | null {
  switch (receiver.kind) {
    case "list":
      return ofList(machine, receiver, name, given, site);
    case "record":
      return ofRecord(machine, receiver, name, given, site);
    case "string":
    case "text":
      return ofString(machine, receiver, name, given, site);
    case "function":
      return ofFunction(machine, receiver, name, given, site);
    default:
      return null;
  }
}

function ofFunction(machine: Machine, receiver: FunctionValue, name: string, given: Given, site: Site): Value | null {
  const [self = NOTHING, ...rest] = given.arguments;
  const bound: FunctionValue = "kind" in self ? receiver : { ...receiver, self: receiver.self ?? self.value };
  switch (name) {
    case "bind":
      return bound;
    case "call":
      return machine.call(bound, rest, site);
    case "apply":
      return machine.call(
        bound,
        (rest[0]?.value.kind === "list" ? rest[0].value.items : []).map((value) => ({ value, name: null })),
        site,
      );
    default:
      return null;
  }
}
