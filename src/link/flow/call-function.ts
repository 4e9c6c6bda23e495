import { statementsOf } from "../../model/flow-body.js";
import type { FlowParameter } from "../../model/flow.js";
import type { Place } from "../../model/span.js";
import { assumedObject } from "./assumed.js";
import { bindPattern } from "./bind-pattern.js";
import type { Machine } from "./machine.js";
import { bindName, newScope } from "./scope.js";
import type { Argument, FunctionValue, Scope, Value } from "./value.js";
import { either, list, NOTHING, record, unknown } from "./values.js";

/** Runs a function of the code with these arguments, and gives what it returns. */
export function callFunction(machine: Machine, callee: FunctionValue, given: readonly Argument[], site: Place): Value {
  const { function: flow } = callee;
  machine.used.add(flow);
  if (!machine.canEnter(flow)) return unknown("the functions before it call one another without end", site);
  const outerNames = flow.outerNames.length === 0 ? undefined : new Set(flow.outerNames);
  const scope = newScope(callee.file, callee.scope, { outerNames });
  const frame = { file: callee.file, function: flow, site, symbol: callee.symbol, returned: [] as Value[] };
  machine.frames.push(frame);
  bindSelf(machine, callee, given, scope);
  const end = machine.execute(statementsOf(flow), scope);
  machine.frames.pop();
  if (flow.isGenerator) return unknown("it is what a generator gives", site);
  return either(end === "returns" ? frame.returned : [...frame.returned, NOTHING], site);
}

function bindSelf(machine: Machine, callee: FunctionValue, given: readonly Argument[], scope: Scope): void {
  const { self, owner } = callee;
  const isPython = machine.languageOf(callee.file) === "python";
  const all = isPython && self !== null ? [{ value: self, name: null }, ...given] : given;
  if (!isPython && self !== null) bindName(scope, "this", self);
  if (owner !== null) {
    const first = self ?? all[0]?.value;
    if (first !== undefined) bindName(scope, "super", { kind: "super", owner, self: first });
  }
  bindParameters(machine, callee.function.parameters, all, scope);
  if (self !== null && (self.kind === "instance" || self.kind === "host"))
    setParameterFields(callee, scope, self.fields);
}

function bindParameters(
  machine: Machine,
  parameters: readonly FlowParameter[],
  given: readonly Argument[],
  scope: Scope,
): void {
  const unnamed: Value[] = [];
  const named = new Map<string, Value>();
  for (const { name, value } of given) {
    if (name === null) unnamed.push(value);
    else named.set(name, value);
  }
  let position = 0;
  for (const parameter of parameters) {
    const { target, rest } = parameter;
    if (rest === "items") {
      bindPattern(machine, target, list(unnamed.slice(position)), scope);
      position = unnamed.length;
    } else if (rest === "entries") {
      bindPattern(machine, target, record(named), scope);
    } else {
      const name = target.kind === "name" ? target.name : "";
      const byName = named.get(name);
      if (byName !== undefined) named.delete(name);
      const value = byName ?? unnamed[position];
      if (byName === undefined) position++;
      bindPattern(machine, target, value ?? absent(machine, parameter, scope), scope);
    }
  }
}

/** What a parameter is that nobody gave: its default, or something that only a caller could know. */
function absent(machine: Machine, parameter: FlowParameter, scope: Scope): Value {
  const { target, default: other } = parameter;
  if (other !== null) return machine.evaluate(other, scope);
  const place = { file: scope.file, span: target.span };
  const name = target.kind === "name" ? `\`${target.name}\`` : "it";
  return (
    assumedObject(machine, parameter, scope) ??
    unknown(`${name} is a parameter that no call which can be followed gives`, place)
  );
}

/** `constructor(private readonly router: Router)` */
function setParameterFields({ function: flow }: FunctionValue, scope: Scope, fields: Map<string, Value>): void {
  for (const { target, makesField } of flow.parameters) {
    if (!makesField || target.kind !== "name") continue;
    const value = scope.names.get(target.name);
    if (value !== undefined && value.kind !== "imported") fields.set(target.name, value);
  }
}
