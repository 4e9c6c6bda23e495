import type { FlowFunction } from "../../model/flow.js";
import { FILE_START } from "../../model/span.js";
import type { SymbolId } from "../../model/symbol-id.js";
import { callFunction } from "./call-function.js";
import { callValue } from "./call.js";
import { construct, constructorOf } from "./construct.js";
import { evaluate } from "./evaluate.js";
import { executeBlock } from "./execute.js";
import type { FlowRun } from "./flow-run.js";
import { Machine, type Parts, type Program } from "./machine.js";
import { memberOf } from "./members.js";
import { runModule } from "./modules.js";
import { forced, lookUp } from "./names.js";
import type { ClassValue, HostObject, Value } from "./value.js";
import { settled } from "./values.js";
import { splitSymbolId } from "../../model/symbol-id.js";

const PARTS: Parts = {
  evaluate,
  execute: executeBlock,
  runModule,
  lookUp,
  memberOf,
  callValue,
  callFunction,
};

/** A run, and the files that it needed and did not have: their flow has to be read for a run that goes further. */
export interface FlowResult {
  readonly run: FlowRun;
  readonly wanted: ReadonlySet<string>;
}

/**
 * Runs modules, in this order, as far as what they do can be known: each from top to bottom, with the functions that are called. Then the
 * functions and classes of these modules that nothing has called: somebody outside may.
 */
export function runFlow(program: Program, entries: readonly string[]): FlowResult {
  const machine = new Machine(program, PARTS);
  for (const entry of entries) {
    runModule(machine, entry);
    machine.runWaiting();
  }
  for (const entry of entries) {
    runUncalled(machine, entry);
    machine.runWaiting();
  }
  return { run: flowRun(machine), wanted: machine.wanted };
}

function runUncalled(machine: Machine, file: string): void {
  const scope = machine.modules.get(file)?.scope;
  if (scope === undefined) return;
  const place = { file, span: FILE_START };
  const isUncalled = (flow: FlowFunction | null): boolean => flow !== null && !machine.used.has(flow);
  for (const value of Array.from(scope.names.values())) {
    if (
      value.kind === "function" &&
      value.file === file &&
      isUncalled(value.function) &&
      machine.program.relevance.ofFunction(value.function, file)
    )
      callFunction(machine, value, [], place);
    if (value.kind === "class" && value.file === file && machine.program.relevance.ofName(file, value.class.name ?? ""))
      runClass(machine, value, isUncalled);
  }
  for (const value of Array.from(scope.names.values())) {
    if (value.kind === "record") runUncalledEntries(machine, value.entries.values(), isUncalled);
  }
}

function runUncalledEntries(
  machine: Machine,
  values: Iterable<Value>,
  isUncalled: (flow: FlowFunction) => boolean,
): void {
  for (const value of Array.from(values)) {
    if (
      value.kind === "function" &&
      isUncalled(value.function) &&
      machine.program.relevance.ofFunction(value.function, value.file)
    )
      callFunction(machine, value, [], { file: value.file, span: value.function.span });
  }
}

/** A class that nobody makes an object of: one is made, and its methods are called, each once. */
function runClass(machine: Machine, owner: ClassValue, isUncalled: (flow: FlowFunction | null) => boolean): void {
  const place = { file: owner.file, span: owner.class.span };
  const own = constructorOf(owner);
  const methods = owner.class.members.filter(
    (member) => member.kind !== "getter" && member.kind !== "constructor" && isUncalled(member.function),
  );
  const isMade = own !== null && !isUncalled(own.function);
  if (isMade || (own === null && methods.length === 0)) return;
  const site = { place, scope: owner.scope, constructs: true, decorates: false };
  const object = construct(machine, owner, [], site);
  for (const member of methods) {
    if (!isUncalled(member.function)) continue;
    const value = memberOf(machine, object, member.name, place);
    if (value.kind === "function") callFunction(machine, value, [], place);
  }
}

function flowRun(machine: Machine): FlowRun {
  const { objects, calls, classes, program } = machine;
  const byType = groupByType(objects);
  let holders: ReadonlyMap<Value, SymbolId> | null = null;
  return {
    graph: program.graph,
    objects,
    calls,
    classes,
    exhausted: machine.exhausted,
    ofType: (...types) => types.flatMap((type) => byType.get(type) ?? []).sort((a, b) => a.id - b.id),
    valueOf: (file, name) => {
      const found = machine.modules.get(file)?.scope.names.get(name);
      return found === undefined ? null : settled(forced(machine, found, { file, span: FILE_START }));
    },
    symbolOf: (object) => {
      holders ??= namesOfValues(machine);
      return holders.get(object) ?? makerOf(object);
    },
  };
}

function groupByType(objects: readonly HostObject[]): ReadonlyMap<string, readonly HostObject[]> {
  const groups = new Map<string, HostObject[]>();
  for (const object of objects) {
    const group = groups.get(object.type);
    if (group === undefined) groups.set(object.type, [object]);
    else group.push(object);
  }
  return groups;
}

/**
 * By object: the module-level name that holds it; of several, one in the file that makes it, else the first. What an export is called by its
 * way out is not what people call it who have a name for it.
 */
function namesOfValues(machine: Machine): ReadonlyMap<Value, SymbolId> {
  const holders = new Map<Value, SymbolId>();
  for (const [file, { scope }] of machine.modules) {
    for (const [name, value] of scope.names) {
      if (value.kind !== "host") continue;
      const known = holders.get(value);
      const { file: holder, name: called } = splitSymbolId(known ?? "") ?? { file: "", name: "" };
      const isCloser = file === value.made.place.file && holder !== file;
      const isPlainer = holder === file && isWayOut(called) && !isWayOut(name);
      if (known === undefined || isCloser || isPlainer) holders.set(value, `${file}#${name}`);
    }
  }
  return holders;
}

function isWayOut(name: string): boolean {
  return name === "default" || name === "module.exports" || name.includes("~");
}

function makerOf({ made, class: own }: HostObject): SymbolId {
  if (made.within !== null) return made.within.replace(/\.(?:constructor|__init__)$/, "");
  return own?.symbol ?? `${made.place.file}#${made.place.span[0]}`;
}
