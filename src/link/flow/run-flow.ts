import { FILE_START } from "../../model/span.js";
import { definitionBehind } from "../../model/exported-name.js";
import { splitSymbolId, symbolId, type SymbolId } from "../../model/symbol-id.js";
import { callFunction } from "./call-function.js";
import { callValue } from "./call.js";
import { importOrder } from "./import-order.js";
import { runUncalled } from "./run-uncalled.js";
import { evaluate } from "./evaluate.js";
import { executeBlock } from "./execute.js";
import type { FlowRun } from "./flow-run.js";
import { hostCall } from "./host-call.js";
import { Machine, type Parts, type Program } from "./machine.js";
import { memberOf } from "./members.js";
import { runModule } from "./modules.js";
import { boundIn, forced, lookUp } from "./names.js";
import { newScope, type Bound } from "./scope.js";
import type { HostObject, Value } from "./value.js";
import { settled } from "./values.js";

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
  for (const entry of importOrder(program.graph, entries)) {
    unlessTooDeep(machine, entry, () => runModule(machine, entry));
  }
  // What other functions speak of is most likely called by them: those come first.
  for (const which of ["unspoken", "all"] as const) {
    for (const entry of entries) unlessTooDeep(machine, entry, () => runUncalled(machine, entry, which));
  }
  return { run: flowRun(machine), wanted: machine.wanted };
}

/** Code that is nested deeper than the stack is given up, and said to be. */
function unlessTooDeep(machine: Machine, file: string, run: () => void): void {
  try {
    run();
    machine.runWaiting();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    machine.exhausted ??= { file, span: FILE_START };
    machine.frames.length = 0;
    machine.guards = [];
  }
}

function flowRun(machine: Machine): FlowRun {
  const { objects, calls, classes, program } = machine;
  let byType = groupByType(objects);
  let holders: ReadonlyMap<Value, SymbolId> | null = null;
  return {
    graph: program.graph,
    objects,
    calls,
    classes,
    exhausted: machine.exhausted,
    ofType: (...types) => types.flatMap((type) => byType.get(type) ?? []).sort((a, b) => a.id - b.id),
    valueOf: (file, name) => {
      const found = boundOf(machine, file, name);
      return found === undefined ? null : settled(forced(machine, found, { file, span: FILE_START }));
    },
    symbolOf: (object) => {
      holders ??= namesOfValues(machine);
      return holders.get(object) ?? makerOf(object);
    },
    call: (receiver, method, given, place) => {
      const scope = newScope(receiver.made.place.file, null);
      hostCall(machine, { receiver, method, on: null }, given, { place, scope, constructs: false, decorates: false });
      machine.runWaiting();
      byType = groupByType(objects);
      holders = null;
    },
  };
}

function boundOf(machine: Machine, file: string, name: string): Bound | undefined {
  const scope = machine.modules.get(file)?.scope;
  return scope === undefined ? undefined : boundIn(scope, name);
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
      if (known === undefined || isCloser || isPlainer) holders.set(value, symbolId(file, definitionBehind(name)));
    }
  }
  return holders;
}

function isWayOut(name: string): boolean {
  return name === "default" || name === "module.exports" || name.includes("~");
}

function makerOf({ made, class: own }: HostObject): SymbolId {
  if (made.within !== null) return withoutConstructor(made.within);
  return own?.symbol ?? `${made.place.file}#${made.place.span[0]}`;
}

/** Of a constructor the class. */
export function withoutConstructor(symbol: SymbolId): SymbolId {
  return symbol.replace(/\.(?:constructor|__init__)$/, "");
}
