import { builtin } from "./builtins.js";
import { construct } from "./construct.js";
import { hostCall, initialize } from "./host-call.js";
import type { Machine, Site } from "./machine.js";
import { methodOfData } from "./data-methods.js";
import { runCallbacks } from "./run-callbacks.js";
import { callSuper } from "./call-super.js";
import { lineage } from "./members.js";
import { mentionsOf } from "../../model/flow-mentions.js";
import type { Argument, ClassValue, FunctionValue, Scope, Value } from "./value.js";
import { deferred, either, isPlain, NOTHING, settled, unknown } from "./values.js";

/** Calls a value, whatever it is. */
export function callValue(machine: Machine, callee: Value, given: readonly Argument[], site: Site): Value {
  switch (callee.kind) {
    case "function": {
      const standIn = callee.symbol === null ? undefined : machine.program.standIns.get(callee.symbol);
      if (standIn !== undefined) return hostCall(machine, { receiver: null, method: standIn, on: null }, given, site);
      if (isRelevant(machine, callee, given)) return machine.callFunction(callee, given, site.place);
      return deferred(() => machine.callFunction(callee, given, site.place), site.place, machine.forcing);
    }
    case "class":
      if (isRelevantClass(machine, callee, given)) return construct(machine, callee, given, site);
      return deferred(() => construct(machine, callee, given, site), site.place, machine.forcing);
    case "deferred":
      // What is a part of something that is known by now may have become a router.
      if (!callee.isReady() && given.every(({ value }) => isPlainValue(machine, value))) {
        return deferred(() => machine.call(settled(callee), given, site), site.place, machine.forcing);
      }
      return machine.call(settled(callee), given, site);
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

/** Whether a call may make a route: by what the function does, or by what it is given. */
function isRelevant(machine: Machine, callee: FunctionValue, given: readonly Argument[]): boolean {
  const { function: flow, file, self, owner } = callee;
  if (given.some(({ value }) => !isPlainValue(machine, value))) return true;
  if (self !== null && !isPlainValue(machine, self)) return true;
  if (speaksOfLocals(machine, callee)) return true;
  return machine.program.relevance.ofFunction(flow, file) || (owner !== null && hasRelevantClass(machine, owner));
}

/** Whether a function inside of another one, or of a class body, speaks of what these hold: an application that was made there. */
function speaksOfLocals(machine: Machine, { function: flow, owner, scope: outer }: FunctionValue): boolean {
  if (outer.parent === null) return false;
  const { roots } = mentionsOf(flow);
  for (let scope: Scope = outer; scope.parent !== null; scope = scope.parent) {
    for (const name of roots) {
      const value = scope.names.get(name);
      if (value === undefined || value.kind === "imported") continue;
      // That it calls itself, or speaks of its class, says no more than that it is called.
      const isItself = value.kind === "function" ? value.function === flow : value === owner;
      if (!isItself && !isPlainValue(machine, value)) return true;
    }
  }
  return false;
}

function isRelevantClass(machine: Machine, owner: ClassValue, given: readonly Argument[]): boolean {
  return given.some(({ value }) => !isPlainValue(machine, value)) || hasRelevantClass(machine, owner);
}

/** A class that is not at the top level of its module is judged by its methods. */
function hasRelevantClass(machine: Machine, owner: ClassValue): boolean {
  const { relevance } = machine.program;
  return lineage(owner).some(({ symbol, file, class: flow }) => {
    const name = symbol?.slice(symbol.lastIndexOf("#") + 1).split(".")[0];
    if (name !== undefined && relevance.ofName(file, name)) return true;
    return flow.members.some((member) => member.function !== null && relevance.ofFunction(member.function, file));
  });
}

/** An object of a class that has nothing to do with routes is as plain as a number. */
function isPlainValue(machine: Machine, value: Value): boolean {
  if (value.kind === "instance")
    return (
      !hasRelevantClass(machine, value.class) &&
      [...value.fields.values()].every((field) => isPlain(field, machine.program.isFramework))
    );
  return isPlain(value, machine.program.isFramework);
}

function outside(machine: Machine, name: string, given: readonly Argument[], site: Site): Value {
  const result = hostCall(machine, { receiver: null, method: name, on: null }, given, site);
  if (!machine.program.isFramework(name)) runCallbacks(machine, given, site);
  return result;
}

/** `app.get.call(app, …)`, `app.get.apply(app, […])`, `app.get.bind(app)`; null for a plain call. */
function borrowedCall(
  name: string,
  given: readonly Argument[],
): { readonly name: string; readonly given: readonly Argument[] } | "bound" | null {
  if (name.endsWith(".bind")) return "bound";
  if (name.endsWith(".call")) return { name: name.slice(0, -".call".length), given: given.slice(1) };
  const list = given[1] === undefined ? null : settled(given[1].value);
  if (!name.endsWith(".apply") || list?.kind !== "list") return null;
  return { name: name.slice(0, -".apply".length), given: list.items.map((value) => ({ value, name: null })) };
}

function callBound(
  machine: Machine,
  callee: Extract<Value, { kind: "bound" }>,
  given: readonly Argument[],
  site: Site,
): Value {
  const { receiver, name } = callee;
  if (receiver.kind === "host") {
    if (name === "__init__") {
      initialize(machine, receiver, given, site);
      return NOTHING;
    }
    const borrowed = borrowedCall(name, given);
    if (borrowed === "bound") return { kind: "bound", receiver, name: name.slice(0, -".bind".length) };
    if (borrowed !== null) return machine.call({ kind: "bound", receiver, name: borrowed.name }, borrowed.given, site);
    const result = hostCall(machine, { receiver, method: name, on: null }, given, site);
    if (!machine.program.isFramework(receiver.type)) runCallbacks(machine, given, site);
    return result;
  }
  if (receiver.kind === "class" || receiver.kind === "instance") {
    return hostCall(machine, { receiver: null, method: name, on: receiver }, given, site);
  }
  return methodOfData(machine, receiver, name, given, site);
}
