import { assertNever } from "../../model/assert-never.js";
import { declaredDefault } from "./declared-default.js";
import { diskPath, folderOf } from "./folders.js";
import { keyText } from "./items.js";
import type { Machine } from "./machine.js";
import { exportOf, wholeModule } from "./names.js";
import type { Place } from "../../model/span.js";
import { methodValue } from "./method-value.js";
import type { ClassValue, HostObject, InstanceValue, RecordValue, Value } from "./value.js";
import { deferred, either, external, NOTHING, optionsOf, settled, text, unknown } from "./values.js";
import type { FlowMember } from "../../model/flow.js";

/** What `object.name` is. */
export function memberOf(machine: Machine, object: Value, name: string, place: Place): Value {
  switch (object.kind) {
    case "module":
      return ofModule(machine, object.path, name, place);
    case "record":
      return object.entries.get(name) ?? missingEntry(object, name);
    case "class":
      return (
        ofClass(machine, object, name, place) ??
        outsideBase(machine, object, object, name) ??
        unknown(`it has no \`${name}\` that can be followed`, place)
      );
    case "instance":
      return (
        ofObject(machine, object, name, place) ??
        outsideBase(machine, object.class, object, name) ??
        unknown(`\`${name}\` is not set by code that can be followed`, place)
      );
    case "host":
      return ofObject(machine, object, name, place) ?? { kind: "bound", receiver: object, name };
    case "external":
      if (object.name === "globalThis.module" && name === "exports") return wholeModule(machine, place.file, place);
      if (object.name === "globalThis.import.meta") return ofImportMeta(name, place.file);
      return external(`${object.name}.${name}`);
    case "bound":
      // `.value` of a member of an enumeration, `.log.info` of an object.
      return { kind: "bound", receiver: object.receiver, name: `${object.name}.${name}` };
    case "either":
      return either(
        optionsOf(object).map((option) => machine.memberOf(option, name, place)),
        place,
      );
    case "super":
      return ofSuper(machine, object.owner, object.self, name, place);
    case "string":
    case "literal":
      // The members of an enumeration are kept as their values.
      return name === "value" || isPartOfUrl(object, name) ? object : { kind: "bound", receiver: object, name };
    case "list":
      if (name === "length" && !object.open) return { kind: "literal", value: object.items.length };
      return { kind: "bound", receiver: object, name };
    case "function":
      return object.fields?.get(name) ?? { kind: "bound", receiver: object, name };
    case "text":
      return { kind: "bound", receiver: object, name };
    case "regex":
      return unknown("it is computed", place);
    case "unknown":
      return object;
    case "deferred":
      return deferred(
        () => machine.memberOf(settled(object), name, place),
        place,
        machine.forcing,
        () => object.isReady(),
      );
    default:
      return assertNever(object);
  }
}

/** An object that is known whole has nothing else but what every object has. */
function missingEntry(object: RecordValue, name: string): Value {
  return object.open || RECORD_METHODS.has(name) ? { kind: "bound", receiver: object, name } : NOTHING;
}

/** `new URL("./routes", import.meta.url).pathname` */
function isPartOfUrl(object: Value, name: string): boolean {
  return (name === "href" || name === "pathname") && object.kind === "string" && object.value.startsWith("/");
}

/** Addresses of files are their paths. */
function ofImportMeta(name: string, file: string): Value {
  if (name === "url" || name === "filename") return text(diskPath(file));
  return name === "dirname" ? text(folderOf(diskPath(file))) : external(`globalThis.import.meta.${name}`);
}

/** What `object[key]` is. */
export function indexOf(machine: Machine, from: Value, at: Value, place: Place): Value {
  const object = settled(from);
  const key = settled(at);
  if (object.kind === "either")
    return either(
      object.options.map((option) => indexOf(machine, option, key, place)),
      place,
    );
  if (key.kind === "either")
    return either(
      key.options.map((option) => indexOf(machine, object, option, place)),
      place,
    );
  const name = keyText(key);
  if (object.kind === "list") {
    const at = name === null ? Number.NaN : Number(name);
    if (Number.isInteger(at))
      return object.items[at < 0 ? object.items.length + at : at] ?? missing(object.open, place);
    return object.items.length === 0
      ? missing(true, place)
      : either([...object.items, unknown("its position is computed", place)], place);
  }
  if (object.kind === "record") {
    if (name !== null) return object.entries.get(name) ?? missing(object.open, place);
    return unknown("its key is computed", place);
  }
  if (name === null || object.kind === "string")
    return object.kind === "unknown" ? object : unknown("its key is computed", place);
  return machine.memberOf(object, name, place);
}

/** Sets `object.name`. */
export function setMember(target: Value, name: string, value: Value): void {
  const object = settled(target);
  switch (object.kind) {
    case "record":
      object.entries.set(name, value);
      return;
    case "class":
    case "instance":
    case "host":
      object.fields.set(name, value);
      return;
    case "function":
      object.fields ??= new Map();
      object.fields.set(name, value);
      return;
    default:
      setBelow(object, name, value);
  }
}

/** Sets something of a member of an object that is not ours: `app.url_map.strict_slashes` is kept with the application. */
export function setBelow(object: Value, name: string, value: Value): void {
  if (object.kind === "bound" && object.receiver.kind === "host")
    object.receiver.fields.set(`${object.name}.${name}`, value);
}

function missing(isOpen: boolean, place: Place): Value {
  return isOpen ? unknown("it is an item of something computed", place) : NOTHING;
}

function ofModule(machine: Machine, path: string, name: string, place: Place): Value {
  const file = machine.program.graph.file(path);
  if (file?.language === "python") machine.runModule(path);
  return exportOf(machine, path, name, place);
}

/** A member that a class has by itself or from bases of ours; null when it has none of this name. */
export function ofClass(machine: Machine, owner: ClassValue, name: string, place: Place): Value | null {
  for (const base of lineage(owner)) {
    const field = base.fields.get(name);
    if (field !== undefined) return field;
    const member = base.class.members.find(
      (it) => it.name === name && it.function !== null && it.kind !== "getter" && it.kind !== "constructor",
    );
    if (member === undefined) continue;
    // In JavaScript `this` is the class in a static method.
    const isOfClass = member.kind === "class" || (member.kind === "static" && isTypeScript(machine, base));
    return method(machine, base, member, isOfClass ? owner : null, place);
  }
  return null;
}

function isTypeScript(machine: Machine, { file }: ClassValue): boolean {
  return machine.languageOf(file) === "typescript";
}

/** A member of an object: its fields, then what its class has. */
function ofObject(machine: Machine, object: InstanceValue | HostObject, name: string, place: Place): Value | null {
  const field = object.fields.get(name);
  if (field !== undefined) return field;
  for (const base of object.class === null ? [] : lineage(object.class)) {
    const member = base.class.members.find((it) => it.name === name && it.function !== null);
    if (member !== undefined) return method(machine, base, member, member.kind === "class" ? base : object, place);
    const shared = base.fields.get(name);
    if (shared !== undefined && object.class !== null) return declaredDefault(externalBase(object.class), shared);
  }
  return null;
}

function ofSuper(machine: Machine, owner: ClassValue, self: Value, name: string, place: Place): Value {
  for (const base of basesOf(owner)) {
    if (base.kind !== "class") continue;
    for (const ancestor of lineage(base)) {
      const member = ancestor.class.members.find(
        (it) => it.function !== null && (it.name === name || (name === "__init__" && it.kind === "constructor")),
      );
      if (member !== undefined) return method(machine, ancestor, member, self, place);
    }
  }
  const outer = outsideBase(machine, owner, self, name);
  return outer ?? unknown(`its bases have no \`${name}\` that can be followed`, place);
}

/** A method as a value, bound to what it is taken from; of a getter what it gives. */
function method(machine: Machine, owner: ClassValue, member: FlowMember, self: Value | null, place: Place): Value {
  const isFree = member.kind === "static" && !isTypeScript(machine, owner);
  const value = methodValue(owner, member, isFree ? null : self);
  if (value === null) return NOTHING;
  return member.kind === "getter" && self !== null ? machine.callFunction(value, [], place) : value;
}

/** A member of an external base, for a class of ours or an object of it. */
function outsideBase(machine: Machine, owner: ClassValue, on: Value, name: string): Value | null {
  const base = externalBase(owner);
  if (base === null || (on.kind === "instance" && !machine.program.isFramework(base))) return null;
  return { kind: "bound", receiver: on, name: on.kind === "host" ? name : `${base}.${name}` };
}

/** What a class extends: which classes these are is asked only now. */
export function basesOf(owner: ClassValue): readonly Value[] {
  return owner.bases.map(settled);
}

/** A class and its bases of ours, nearest first, depth first. */
export function lineage(owner: ClassValue): readonly ClassValue[] {
  const found: ClassValue[] = [];
  const add = (value: Value): void => {
    if (value.kind === "class" && !found.includes(value)) {
      found.push(value);
      basesOf(value).forEach(add);
    }
  };
  add(owner);
  return found;
}

/** The first base that is not ours: what an object of the class is besides. */
export function externalBase(owner: ClassValue): string | null {
  for (const base of lineage(owner)) {
    for (const value of basesOf(base)) {
      if (value.kind === "external" && !PLAIN_BASES.test(value.name)) return value.name;
      if (value.kind === "host") return value.type;
    }
  }
  return null;
}

/** What dicts, plain objects and maps have as methods. */
const RECORD_METHODS: ReadonlySet<string> = new Set([
  "clear",
  "copy",
  "delete",
  "entries",
  "forEach",
  "get",
  "has",
  "hasOwnProperty",
  "items",
  "keys",
  "pop",
  "popitem",
  "set",
  "setdefault",
  "size",
  "toString",
  "update",
  "values",
]);

/** Bases that say nothing about what the objects of a class are. */
const PLAIN_BASES = /^(?:builtins|globalThis|abc|typing|typing_extensions|enum|dataclasses|collections)\./;
