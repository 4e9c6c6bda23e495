import { methodValue } from "../../../flow/method-value.js";
import { externalBase, lineage } from "../../../flow/members.js";
import type { ClassValue, HostObject, Value } from "../../../flow/value.js";
import { asString, positional } from "../../../flow/values.js";

/** Whether an object is a view made of a class: what `as_view()` of a class gives. */
export function isClassView(object: HostObject): boolean {
  return object.class !== null && object.made.method.endsWith(".as_view");
}

/** The class that a view is made of, or a resource of an API; null when it is none. */
function classOf(view: Value): ClassValue | null {
  if (view.kind === "class") return view;
  return view.kind === "host" && isClassView(view) ? view.class : null;
}

/** What Flask calls a view when nobody names its endpoint; null when that cannot be known. */
export function endpointOf(view: Value): string | null {
  if (view.kind === "function") return view.function.name ?? "<lambda>";
  return view.kind === "host" && isClassView(view) ? asString(positional(view.made)[0] ?? null) : null;
}

/** The methods that a view is for when its rule does not say: a class may know them. Null when they cannot be known. */
export function methodsOf(view: Value | null): readonly string[] | null {
  const owner = view === null ? null : classOf(view);
  if (owner === null) return ["GET"];
  const said = fieldOf(owner, "methods");
  if (said !== null) return methodNames(said);
  if (!dispatchesByMethod(owner)) return ["GET"];
  const all = METHODS.filter((method) => hasMethod(owner, method));
  return all.length === 0 ? ["GET"] : all;
}

/** `["get", "POST"]` as they are asked for; null when they are computed. */
export function methodNames(value: Value): readonly string[] | null {
  if (value.kind !== "list" || value.open) return null;
  const names = value.items.map(asString);
  const known = names.filter((name) => name !== null);
  return known.length < names.length ? null : [...new Set(known.map((name) => name.toUpperCase()))];
}

/** What answers a method: of a class that hands requests on by their method, the method of that name. */
export function handlerFor(view: Value, method: string): Value {
  const owner = classOf(view);
  if (owner === null) return view;
  if (!dispatchesByMethod(owner)) return owner;
  const name = method === "HEAD" && !hasMethod(owner, "HEAD") ? "GET" : method;
  return methodOf(owner, name) ?? owner;
}

const METHODS = ["GET", "POST", "HEAD", "OPTIONS", "DELETE", "PUT", "TRACE", "PATCH"];

/** Classes with a way of their own to answer are not of this kind. */
function dispatchesByMethod(owner: ClassValue): boolean {
  const base = externalBase(owner);
  return base !== null && /(?:^|\.)(?:MethodView|MethodResource|Resource)$/.test(base);
}

function hasMethod(owner: ClassValue, method: string): boolean {
  return methodOf(owner, method) !== null;
}

function methodOf(owner: ClassValue, verb: string): Value | null {
  const name = verb.toLowerCase();
  for (const each of lineage(owner)) {
    const member = each.class.members.find((it) => it.name === name);
    const method = member === undefined ? null : methodValue(each, member, null);
    if (method !== null) return method;
  }
  return null;
}

function fieldOf(owner: ClassValue, name: string): Value | null {
  return lineage(owner).flatMap((each) => each.fields.get(name) ?? [])[0] ?? null;
}
