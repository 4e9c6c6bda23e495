import { definitionBehind } from "../../model/exported-name.js";
import type { FlowMember } from "../../model/flow.js";
import { FILE_START, type Place } from "../../model/span.js";
import { callFunction } from "./call-function.js";
import { construct, constructorOf } from "./construct.js";
import type { Machine } from "./machine.js";
import { memberOf } from "./members.js";
import type { ClassValue, FunctionValue, Scope, Value } from "./value.js";

/** The decision of whoever is outside of the code: each function that is run because they may call it is an alternative of it. */
export const OUTSIDE: Place = { file: "", span: FILE_START };

/**
 * Runs the functions and classes of a module that nothing has called and that may make routes: somebody outside of the code may call them.
 * `unspoken`: only those of which no other such function speaks.
 */
export function runUncalled(machine: Machine, file: string, which: "unspoken" | "all"): void {
  const scope = machine.modules.get(file)?.scope;
  if (scope === undefined) return;
  const { relevance } = machine.program;
  const isTurn = (name: string): boolean => which === "all" || !relevance.isSpokenOf(file, name);
  for (const [bound, value] of Array.from(scope.names)) {
    const name = definitionBehind(bound);
    // The functions of `exports` are judged each by its own name.
    if (bound === "module" || (bound !== "exports" && !isTurn(name))) continue;
    if (value.kind === "function" && value.file === file) runFunction(machine, value);
    if (value.kind === "class" && value.file === file && relevance.ofName(file, value.class.name ?? name)) {
      runClass(machine, value);
    }
    if (value.kind === "record") runEntries(machine, value.entries, isTurn);
  }
}

function runEntries(machine: Machine, entries: Scope["names"], isTurn: (name: string) => boolean): void {
  for (const [name, value] of Array.from(entries)) {
    if (value.kind === "function" && isTurn(name)) runFunction(machine, value);
  }
}

function runFunction(machine: Machine, value: FunctionValue): void {
  const { function: flow, file } = value;
  if (machine.used.has(flow) || !machine.program.relevance.ofFunction(flow, file)) return;
  asAlternative(machine, () => callFunction(machine, value, [], { file, span: flow.span }));
}

function asAlternative<T>(machine: Machine, run: () => T): T {
  return machine.under({ branch: OUTSIDE, alternative: machine.nextOrder() }, run);
}

/** A class that nobody makes an object of: one is made, and its methods are called, each once. */
function runClass(machine: Machine, owner: ClassValue): void {
  const place = { file: owner.file, span: owner.class.span };
  const own = constructorOf(owner);
  const methods = owner.class.members.filter(
    ({ kind, function: flow }) =>
      kind !== "getter" && kind !== "constructor" && flow !== null && !machine.used.has(flow),
  );
  const isMade = own !== null && own.function !== null && machine.used.has(own.function);
  if (isMade || (own === null && methods.length === 0)) return;
  const site = { place, scope: owner.scope, constructs: true, decorates: false };
  asAlternative(machine, () => runMethods(machine, construct(machine, owner, [], site), methods, place));
}

function runMethods(machine: Machine, object: Value, methods: readonly FlowMember[], place: Place): void {
  for (const member of methods) {
    if (member.function === null || machine.used.has(member.function)) continue;
    const value = memberOf(machine, object, member.name, place);
    if (value.kind === "function") callFunction(machine, value, [], place);
  }
}
