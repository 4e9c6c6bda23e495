import { builtin } from "./builtins.js";
import { construct } from "./construct.js";
import { hostCall } from "./host-call.js";
import type { Machine, Site } from "./machine.js";
import { methodOfData } from "./data-methods.js";
import { runCallbacks } from "./run-callbacks.js";
import { callSuper } from "./call-super.js";
import type { Argument, Value } from "./value.js";
import { either, NOTHING, unknown } from "./values.js";

/** Calls a value, whatever it is. */
export function callValue(machine: Machine, callee: Value, given: readonly Argument[], site: Site): Value {
  switch (callee.kind) {
    case "function": {
      const standIn = callee.symbol === null ? undefined : machine.program.standIns.get(callee.symbol);
      if (standIn !== undefined) return hostCall(machine, { receiver: null, method: standIn, on: null }, given, site);
      return machine.callFunction(callee, given, site.place);
    }
    case "class":
      return construct(machine, callee, given, site);
    case "host":
      return hostCall(machine, { receiver: callee, method: "()", on: null }, given, site);
    case "external":
      return builtin(machine, callee.name, given, site) ?? outside(machine, callee.name, given, site);
    case "bound":
      return callBound(machine, callee, given, site);
    case "super":
      return callSuper(machine, callee, given, site);
    case "either":
      return either(
        callee.options.map((option, alternative) =>
          machine.under({ branch: site.place, alternative }, () => machine.call(option, given, site)),
        ),
        site.place,
      );
    case "unknown":
      runCallbacks(machine, given, site);
      return callee;
    default:
      runCallbacks(machine, given, site);
      return unknown("it is computed", site.place);
  }
}

function outside(machine: Machine, name: string, given: readonly Argument[], site: Site): Value {
  const result = hostCall(machine, { receiver: null, method: name, on: null }, given, site);
  if (!machine.program.isFramework(name)) runCallbacks(machine, given, site);
  return result;
}

function callBound(
  machine: Machine,
  callee: Extract<Value, { kind: "bound" }>,
  given: readonly Argument[],
  site: Site,
): Value {
  const { receiver, name } = callee;
  if (receiver.kind === "host") {
    // `super().__init__(…)`: what the base is made with.
    if (name === "__init__") receiver.made = { ...receiver.made, arguments: given };
    if (name === "__init__") return NOTHING;
    const result = hostCall(machine, { receiver, method: name, on: null }, given, site);
    if (!machine.program.isFramework(receiver.type)) runCallbacks(machine, given, site);
    return result;
  }
  if (receiver.kind === "class" || receiver.kind === "instance") {
    return hostCall(machine, { receiver: null, method: name, on: receiver }, given, site);
  }
  return methodOfData(machine, receiver, name, given, site);
}
