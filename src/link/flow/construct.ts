import type { FlowMember } from "../../model/flow.js";
import { hostCall } from "./host-call.js";
import type { Machine, Site } from "./machine.js";
import { externalBase, lineage } from "./members.js";
import { methodValue } from "./method-value.js";
import { bindName, newScope } from "./scope.js";
import type { Argument, ClassValue, FunctionValue, HostObject, InstanceValue, Value } from "./value.js";

/** Makes an object of a class of ours: its fields, then what its constructor does. */
export function construct(machine: Machine, owner: ClassValue, given: readonly Argument[], site: Site): Value {
  if (site.decorates) return given[0]?.value ?? owner;
  const object = newObject(machine, owner, given, site);
  const classes = lineage(owner);
  for (const base of classes.toReversed()) setFields(machine, base, object, site);
  const constructor = constructorFor(classes, object);
  if (constructor === null) setByName(classes, object, given);
  else machine.callFunction(constructor, given, site.place);
  return object;
}

/** The constructor of the first of these classes that has one, for an object. */
export function constructorFor(classes: readonly ClassValue[], object: Value): FunctionValue | null {
  for (const owner of classes) {
    const own = constructorOf(owner);
    if (own !== null) return methodValue(owner, own, object);
  }
  return null;
}

export function constructorOf(owner: ClassValue): FlowMember | null {
  return owner.class.members.find((member) => member.kind === "constructor" && member.function !== null) ?? null;
}

/** An object that is something of a framework by one of its bases remembers what is called on it. */
function newObject(
  machine: Machine,
  owner: ClassValue,
  given: readonly Argument[],
  site: Site,
): InstanceValue | HostObject {
  const base = externalBase(owner);
  if (base !== null && machine.program.isFramework(base)) {
    const hasOwn = lineage(owner).some((it) => constructorOf(it) !== null);
    const made = hostCall(machine, { receiver: null, method: base, on: owner }, hasOwn ? [] : given, site);
    if (made.kind === "host") return made;
  }
  return { kind: "instance", class: owner, fields: new Map(), place: site.place };
}

/** The fields that each object gets. Python's belong to the class. */
function setFields(machine: Machine, base: ClassValue, object: InstanceValue | HostObject, site: Site): void {
  if (machine.languageOf(base.file) === "python") return;
  machine.frames.push({ file: base.file, function: null, site: site.place, symbol: base.symbol, returned: [] });
  const scope = newScope(base.file, base.scope);
  bindName(scope, "this", object);
  for (const member of base.class.members) {
    if (member.kind === "field" && member.value !== null)
      object.fields.set(member.name, machine.evaluate(member.value, scope));
  }
  machine.frames.pop();
}

/** Data classes and models take their fields as arguments. */
function setByName(
  classes: readonly ClassValue[],
  object: InstanceValue | HostObject,
  given: readonly Argument[],
): void {
  const fields = classes.toReversed().flatMap((base) => base.class.members.filter((member) => member.kind === "field"));
  let position = 0;
  for (const { name, value } of given) {
    const field = name ?? fields[position++]?.name;
    if (field !== undefined) object.fields.set(field, value);
  }
}
