import { exportOf } from "./names.js";
import type { PendingCall } from "./pending-call.js";
import type { Machine, Site } from "./machine.js";
import type { Argument, ClassValue, HostCall, HostObject, InstanceValue, Value } from "./value.js";
import { deferred, either, optionsOf, settled, text, unknown } from "./values.js";

/** What is called: a function or constructor by its dotted name, or a method of an object. */
export interface HostCallee {
  readonly receiver: HostObject | null;
  readonly method: string;
  readonly on: ClassValue | InstanceValue | null;
}

/**
 * Records a call of something external, and gives what it gives: what a framework says, what a decorator decorates, else a new object. Where a
 * framework is given one of several routers, it is called with each of them, as alternatives.
 */
export function hostCall(machine: Machine, callee: HostCallee, given: readonly Argument[], site: Site): Value {
  const { receiver, method } = callee;
  if (!machine.program.isFramework(receiver?.type ?? method)) return recordedCall(machine, callee, given, site);
  const known = given.map(knownArgument);
  const at = known.findIndex(
    ({ value }) => value.kind === "either" && value.options.some((option) => isMounted(machine, option)),
  );
  const several = known[at];
  if (several === undefined || site.decorates) return recordedCall(machine, callee, known, site);
  const results = optionsOf(several.value).map((option, alternative) => {
    const one = known.with(at, { ...several, value: option });
    return machine.under({ branch: site.place, alternative }, () => hostCall(machine, callee, one, site));
  });
  return either(results, site.place);
}

/** Routers. Of several texts, handlers or objects of others a framework makes what it will. */
function isMounted({ program }: Machine, value: Value): boolean {
  return value.kind === "host" ? program.isFramework(value.type) : value.kind === "class" || value.kind === "instance";
}

function recordedCall(machine: Machine, callee: HostCallee, given: readonly Argument[], site: Site): Value {
  const { receiver, method, on } = callee;
  const call: HostCall = {
    receiver,
    method,
    on,
    arguments: given,
    place: site.place,
    stack: machine.frames.flatMap((frame) => frame.site ?? []),
    order: machine.nextOrder(),
    guards: machine.guards,
    decorates: site.decorates,
    result: text(""),
    within: machine.frames.findLast((frame) => frame.symbol !== null)?.symbol ?? null,
  };
  machine.calls.push(call);
  receiver?.calls.push(call);
  if (machine.program.isFramework(receiver?.type ?? method)) {
    // What a framework is given it runs when it wants.
    for (const { value } of given) if (value.kind === "function") machine.used.add(value.function);
  }
  const [decorated] = site.decorates ? given : [];
  // A call that is declared is in no file of the code.
  const { file } = (receiver?.made ?? site).place;
  const said = machine.program.call(pendingCall(machine, call, site), machine.languageOf(file));
  call.result = decorated?.value ?? said ?? newObject(machine, call, null);
  return call.result;
}

/** What a framework is given has to be known. */
function knownArgument(argument: Argument): Argument {
  const value = settled(argument.value);
  if (value.kind === "record") for (const [key, item] of value.entries) value.entries.set(key, settled(item));
  if (value.kind === "list") for (const [index, item] of value.items.entries()) value.items[index] = settled(item);
  return { ...argument, value };
}

/** `super().__init__(…)` of an object of a class of ours: what its external base is made with. */
export function initialize(machine: Machine, object: HostObject, given: readonly Argument[], site: Site): void {
  object.made = { ...object.made, arguments: given.map(knownArgument) };
  const call: HostCall = { ...object.made, receiver: object, method: "__init__" };
  machine.program.call(pendingCall(machine, call, site), machine.languageOf(site.place.file));
}

function pendingCall(machine: Machine, call: HostCall, site: Site): PendingCall {
  const run = (callee: Value, values: readonly Value[]): Value => {
    const given = values.map((value) => ({ value, name: null }));
    if (callee.kind === "function") return machine.callFunction(callee, given, site.place);
    return callee.kind === "either"
      ? machine.call(callee, given, site)
      : unknown("it is no function that can be followed", site.place);
  };
  return {
    receiver: call.receiver,
    method: call.method,
    arguments: call.arguments,
    place: call.place,
    object: (type) => newObject(machine, call, type ?? null),
    gives: (value) => value,
    run,
    runWhenAsked: (callee) => deferred(() => run(callee, []), site.place, machine.forcing),
    runLater: (callee, values) => {
      const { guards } = machine;
      machine.later(callee.kind === "function" ? callee.function : null, () => {
        machine.guards = guards;
        run(callee, values);
      });
    },
    mayRunLater: (callee) => callee.kind !== "function" || machine.mayWait(callee.function),
    graph: machine.program.graph,
    exported: (module, name) => {
      if (name !== "*" && machine.program.graph.resolveExport(module, name).status === "unresolved") return null;
      return settled(exportOf(machine, module, name, site.place));
    },
    member: (object, name) => settled(machine.memberOf(object, name, site.place)),
  };
}

/** An object of something external that a call gives, or would give. */
export function newObject(
  machine: Machine,
  call: HostCall,
  type: string | null,
  origin: "made" | "assumed" = "made",
): HostObject {
  const own = call.receiver === null ? call.method : `${call.receiver.type}.${call.method}`;
  const object: HostObject = {
    kind: "host",
    type: type ?? own,
    made: call,
    calls: [],
    fields: new Map(),
    class: call.on?.kind === "class" ? call.on : null,
    isAssumed: origin === "assumed",
    id: machine.objects.length,
  };
  machine.objects.push(object);
  return object;
}
