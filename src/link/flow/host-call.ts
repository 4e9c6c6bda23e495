import { exportOf } from "./names.js";
import type { SymbolGraph } from "../../model/graph.js";
import type { Place } from "../../model/span.js";
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
    stack: machine.stack(),
    order: machine.nextOrder(),
    guards: machine.guards,
    decorates: site.decorates,
    result: text(""),
    within: machine.within(),
  };
  const { program } = machine;
  const isFramework = program.isFramework(receiver?.type ?? method);
  // What nobody asks for is not kept: that is most of what an application calls.
  if (isFramework) machine.calls.push(call);
  if (receiver !== null && (isFramework || program.isObserved(receiver.type))) receiver.calls.push(call);
  if (isFramework) {
    // What a framework is given it runs when it wants.
    for (const { value } of given) if (value.kind === "function") machine.used.add(value.function);
  }
  const [decorated] = site.decorates ? given : [];
  // A call that is declared is in no file of the code.
  const { file } = (receiver?.made ?? site).place;
  const said = program.call(new MachineCall(machine, call, site), machine.languageOf(file));
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
  machine.program.call(new MachineCall(machine, call, site), machine.languageOf(site.place.file));
}

/** There are many of them, and most are asked for little: methods cost less than functions made for each. */
class MachineCall implements PendingCall {
  readonly receiver: HostObject | null;
  readonly method: string;
  readonly arguments: readonly Argument[];
  readonly place: Place;
  readonly #machine: Machine;
  readonly #call: HostCall;
  readonly #site: Site;

  constructor(machine: Machine, call: HostCall, site: Site) {
    this.receiver = call.receiver;
    this.method = call.method;
    this.arguments = call.arguments;
    this.place = call.place;
    this.#machine = machine;
    this.#call = call;
    this.#site = site;
  }

  get graph(): SymbolGraph {
    return this.#machine.program.graph;
  }

  object(type?: string): HostObject {
    return newObject(this.#machine, this.#call, type ?? null);
  }

  gives(value: Value): Value {
    return value;
  }

  run(callee: Value, values: readonly Value[]): Value {
    const given = values.map((value) => ({ value, name: null }));
    const { place } = this.#site;
    if (callee.kind === "function") return this.#machine.callFunction(callee, given, place);
    return callee.kind === "either"
      ? this.#machine.call(callee, given, this.#site)
      : unknown("it is no function that can be followed", place);
  }

  runWhenAsked(callee: Value): Value {
    return deferred(() => this.run(callee, []), this.#site.place, this.#machine.forcing);
  }

  get owner(): HostObject | null {
    return this.#machine.owner;
  }

  get isAwaited(): boolean {
    return this.#site.awaited === true;
  }

  runWaiting(): void {
    this.#machine.runWaiting();
  }

  runLater(callee: Value, values: readonly Value[], owner: HostObject | null): void {
    const machine = this.#machine;
    const { guards } = machine;
    machine.later(callee.kind === "function" ? callee.function : null, owner, () => {
      machine.guards = guards;
      this.run(callee, values);
    });
  }

  mayRunLater(callee: Value): boolean {
    return callee.kind !== "function" || this.#machine.mayWait(callee.function);
  }

  exported(module: string, name: string): Value | null {
    if (name !== "*" && this.graph.resolveExport(module, name).status === "unresolved") return null;
    return settled(exportOf(this.#machine, module, name, this.#site.place));
  }

  member(object: Value, name: string): Value {
    return settled(this.#machine.memberOf(object, name, this.#site.place));
  }
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
    id: machine.nextId(),
  };
  if (machine.program.isFramework(object.type) || machine.program.isObserved(object.type)) machine.objects.push(object);
  return object;
}
