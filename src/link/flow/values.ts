import { isConfigured } from "./configured.js";
import type { Place } from "../../model/span.js";
import type { Argument, DeferredValue, ListValue, RecordValue, UnknownValue, Value } from "./value.js";

/** More possible values than these are as good as none. */
const MOST_OPTIONS = 8;

export const NOTHING: Value = { kind: "literal", value: null };

export function text(value: string): Value {
  return { kind: "string", value };
}

export function list(
  items: readonly Value[],
  open: "open" | "closed" = "closed",
  place: Place | null = null,
): ListValue {
  return { kind: "list", items: [...items], open: open === "open", place };
}

export function record(
  entries: Iterable<readonly [string, Value]>,
  open: "open" | "closed" = "closed",
  place: Place | null = null,
): RecordValue {
  return { kind: "record", entries: new Map(entries), keys: new Map(), open: open === "open", place };
}

export function external(name: string): Value {
  return { kind: "external", name };
}

export function unknown(reason: string, place: Place): UnknownValue {
  return { kind: "unknown", reason, place };
}

/** Each of them takes a part of the stack. Code that goes over data can put thousands into one another. */
const MOST_FORCED = 60;

/** How many values of a run are being worked out, one for another. */
export interface Forcing {
  depth: number;
}

/** A value that is worked out when it is asked for. What it is made of can be worked out in turn, but not without end. */
export function deferred(
  work: () => Value,
  place: Place,
  forcing: Forcing,
  isReady: () => boolean = () => false,
): DeferredValue {
  let known: Value | null = null;
  let isAsked = false;
  return {
    kind: "deferred",
    isReady: () => known !== null || isReady(),
    force: () => {
      if (known !== null) return known;
      if (isAsked || forcing.depth >= MOST_FORCED) return unknown("it is worked out from too many other values", place);
      isAsked = true;
      forcing.depth++;
      try {
        known = withoutDeferred(settled(work()), place);
      } finally {
        forcing.depth--;
        isAsked = false;
      }
      return known;
    },
  };
}

/** Alternatives that are worked out too: one of them may be the value itself, as in a loop that goes on with what it had. */
function withoutDeferred(value: Value, place: Place): Value {
  if (value.kind !== "either" || value.options.every((option) => option.kind !== "deferred")) return value;
  return either(value.options.map(settled), place);
}

/** What a value is, worked out if it was not. */
export function settled(value: Value): Value {
  return value.kind === "deferred" ? value.force() : value;
}

/**
 * Whether no router can be reached through a value: it is text, a number, something from outside that is no framework's, or something that
 * is worked out later because of just that.
 */
export function isPlain(value: Value, isFramework: (name: string) => boolean): boolean {
  switch (value.kind) {
    case "string":
    case "literal":
    case "regex":
    case "text":
    case "unknown":
    case "deferred":
      return true;
    case "external":
      return !isFramework(value.name);
    case "host":
      return !isFramework(value.type);
    case "bound":
      return isPlain(value.receiver, isFramework);
    case "either":
      return value.options.every((option) => isPlain(option, isFramework));
    default:
      return false;
  }
}

/** The possible values of a value, without `either` around them. */
export function optionsOf(value: Value): readonly Value[] {
  return value.kind === "either" ? value.options : [value];
}

/** One of several values. Equal ones are one; of many, only that there are many is kept. */
export function either(values: readonly Value[], place: Place): Value {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  const options: Value[] = [];
  for (const value of values) {
    for (const option of optionsOf(value)) if (!options.some((known) => isSame(known, option))) options.push(option);
  }
  const [first] = options;
  if (first === undefined) return NOTHING;
  if (options.length === 1) return first;
  return options.length > MOST_OPTIONS ? unknown("it has many possible values", place) : { kind: "either", options };
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === "string" && b.kind === "string") return a.value === b.value;
  if (a.kind === "literal" && b.kind === "literal") return a.value === b.value;
  if (a.kind === "external" && b.kind === "external") return a.name === b.name;
  if (a.kind === "module" && b.kind === "module") return a.path === b.path;
  if (a.kind === "function" && b.kind === "function") return a.function === b.function && a.self === b.self;
  return a.kind === "unknown" && b.kind === "unknown";
}

/** Whether a value counts as true in a condition; null where only running code knows. */
export function truthOf(value: Value): boolean | null {
  return isConfigured(value) ? null : usualTruth(value);
}

/** The same where nobody configures anything else than the code says. */
export function usualTruth(value: Value): boolean | null {
  switch (value.kind) {
    case "string":
      return value.value !== "";
    case "literal":
      return value.value !== null && value.value !== false && value.value !== 0;
    case "function":
    case "class":
    case "module":
    case "instance":
    case "regex":
      return true;
    case "host":
      // What a function from outside gives may be anything; what a class is called for is there.
      return CLASS_NAME.test(value.type) ? true : null;
    default:
      return null;
  }
}

const CLASS_NAME = /(?:^|[./])_*[A-Z][^./]*$/;

/** Whether two values are the same to the program; null where only running code knows. */
export function areEqual(a: Value, b: Value): boolean | null {
  if (isConfigured(a) || isConfigured(b)) return null;
  if (isConstant(a) && isConstant(b)) return isSame(a, b);
  // Nothing is equal to `null` but what is not there, and that is constant.
  if (a === b && truthOf(a) !== null) return true;
  return (isNull(a) && truthOf(b) === true) || (isNull(b) && truthOf(a) === true) ? false : null;
}

function isConstant(value: Value): boolean {
  return value.kind === "string" || value.kind === "literal";
}

function isNull(value: Value): boolean {
  return value.kind === "literal" && value.value === null;
}

/** The parts joined to one string, as far as they are known. */
export function joined(parts: readonly Value[]): Value {
  let known = "";
  let rest: Value[] | null = null;
  for (const part of parts.map(settled)) {
    const said = stringOf(part);
    if (rest === null && said !== null) known += said;
    else {
      rest ??= known === "" ? [] : [text(known)];
      rest.push(...(part.kind === "text" ? part.parts : [part]));
    }
  }
  return rest === null ? text(known) : { kind: "text", parts: rest };
}

function stringOf(value: Value): string | null {
  if (value.kind === "string") return value.value;
  return value.kind === "literal" && typeof value.value === "number" ? String(value.value) : null;
}

/** Every way to put one of the options of each part, when there are few. */
export function joinedOptions(parts: readonly Value[], place: Place): Value {
  const known = parts.map(settled);
  if (known.every(({ kind }) => kind !== "either")) return joined(known);
  let ways: Value[][] = [[]];
  for (const part of known) {
    const next = optionsOf(part).flatMap((option) => ways.map((way) => [...way, option]));
    if (next.length > MOST_OPTIONS) return joined(parts);
    ways = next;
  }
  return either(
    ways.map((way) => joined(way)),
    place,
  );
}

/** The argument at a position, or of a name. */
export function argument(
  call: { readonly arguments: readonly Argument[] },
  position: number,
  name?: string,
): Value | null {
  const named = name === undefined ? undefined : call.arguments.find((it) => it.name === name);
  return (named ?? call.arguments.filter((it) => it.name === null)[position])?.value ?? null;
}

/** The arguments without a name. */
export function positional(call: { readonly arguments: readonly Argument[] }): readonly Value[] {
  return call.arguments.flatMap((it) => (it.name === null ? it.value : []));
}

/** The entry of a record: of an options object. Null for what is not there, and for what is no record. */
export function entry(value: Value | null, name: string): Value | null {
  return value?.kind === "record" ? (value.entries.get(name) ?? null) : null;
}

/** A string, when it is known. */
export function asString(value: Value | null): string | null {
  return value?.kind === "string" ? value.value : null;
}
