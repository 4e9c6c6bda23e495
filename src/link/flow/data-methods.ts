import {
  argument,
  asString,
  either,
  joined,
  list,
  NOTHING,
  positional,
  record,
  settled,
  text,
  unknown,
} from "./values.js";
import { itemsOf, keyText, pairsOf } from "./items.js";
import { placeOf } from "./claims.js";
import type { Machine, Site } from "./machine.js";
import { runCallbacks } from "./run-callbacks.js";
import type { Argument, FunctionValue, ListValue, RecordValue, Value } from "./value.js";

/** What a method of a list, record, string or function of the language itself gives and does. */
export function methodOfData(
  machine: Machine,
  receiver: Value,
  name: string,
  given: readonly Argument[],
  site: Site,
): Value {
  const settledArguments = given.map((it) => ({ ...it, value: settled(it.value) }));
  const result = dispatch(machine, receiver, name, { arguments: settledArguments }, site);
  if (result !== null) return result;
  runCallbacks(machine, given, site);
  return unknown("it is computed", site.place);
}

interface Given {
  readonly arguments: readonly Argument[];
}

function dispatch(machine: Machine, receiver: Value, name: string, given: Given, site: Site): Value | null {
  switch (receiver.kind) {
    case "list":
      return ofList(machine, receiver, name, given, site);
    case "record":
      return ofRecord(machine, receiver, name, given, site);
    case "string":
    case "text":
      return ofString(receiver, name, given, site);
    case "function":
      return ofFunction(machine, receiver, name, given, site);
    default:
      return null;
  }
}

function ofList(machine: Machine, receiver: ListValue, name: string, given: Given, site: Site): Value | null {
  const { items } = receiver;
  const values = positional(given);
  const [first = NOTHING] = values;
  const openness = receiver.open ? "open" : "closed";
  const each = (run: (result: Value, item: Value) => void): void => {
    for (const [index, item] of items.entries()) {
      const turn = { ...site, place: placeOf(item) ?? site.place };
      run(callBack(machine, first, [item, { kind: "literal", value: index }, receiver], turn), item);
    }
  };
  switch (name) {
    case "append":
    case "add":
    case "push":
      items.push(...values);
      return NOTHING;
    case "unshift":
      items.unshift(...values);
      return NOTHING;
    case "insert":
      items.splice(
        first.kind === "literal" && typeof first.value === "number" ? first.value : items.length,
        0,
        ...values.slice(1),
      );
      return NOTHING;
    case "extend":
    case "update":
      items.push(...(itemsOf(first) ?? []));
      if (itemsOf(first) === null) receiver.open = true;
      return NOTHING;
    case "concat":
      return list([...items, ...values.flatMap((value) => (value.kind === "list" ? value.items : [value]))], openness);
    case "forEach":
      each(() => undefined);
      return NOTHING;
    case "map":
    case "flatMap": {
      const results: Value[] = [];
      each((result) => results.push(...(name === "flatMap" && result.kind === "list" ? result.items : [result])));
      return list(results, openness);
    }
    case "filter": {
      const kept: Value[] = [];
      each((result, item) => {
        if (result.kind !== "literal" || (result.value !== false && result.value !== null)) kept.push(item);
      });
      return list(kept, openness);
    }
    case "reduce": {
      let sum = values[1] ?? items[0] ?? NOTHING;
      for (const item of values.length > 1 ? items : items.slice(1)) sum = callBack(machine, first, [sum, item], site);
      return sum;
    }
    case "copy":
    case "slice":
    case "sort":
    case "reverse":
    case "toSorted":
    case "toReversed":
    case "values":
    case "flat":
      return name === "flat"
        ? list(
            items.flatMap((item) => (item.kind === "list" ? item.items : [item])),
            openness,
          )
        : list(items, openness);
    case "entries":
      return list(
        items.map((item, index) => list([{ kind: "literal", value: index }, item])),
        openness,
      );
    case "join":
      return receiver.open
        ? null
        : joined(
            items.flatMap((item, index) =>
              index === 0 ? [item] : [first.kind === "literal" ? text(",") : first, item],
            ),
          );
    case "at": {
      const at = first.kind === "literal" ? Number(first.value) : Number.NaN;
      return Number.isInteger(at) && !receiver.open ? (items.at(at) ?? NOTHING) : either(items, site.place);
    }
    case "pop":
      return receiver.open ? either(items, site.place) : (items.pop() ?? NOTHING);
    case "find":
      return items.length === 0 ? null : either(items, site.place);
    default:
      return null;
  }
}

function ofRecord(machine: Machine, receiver: RecordValue, name: string, given: Given, site: Site): Value | null {
  const { entries } = receiver;
  const [first = NOTHING, second] = positional(given);
  const key = keyText(first);
  const openness = receiver.open ? "open" : "closed";
  switch (name) {
    case "items":
    case "entries":
      return list(pairsOf(receiver), openness);
    case "values":
      return list([...entries.values()], openness);
    case "keys":
      return list(itemsOf(receiver) ?? [], openness);
    case "copy":
      return record(entries, openness);
    case "get":
    case "pop":
      if (key === null) return null;
      return entries.get(key) ?? (receiver.open ? null : (second ?? NOTHING));
    case "setdefault":
      if (key === null) return null;
      if (!entries.has(key)) entries.set(key, second ?? NOTHING);
      return entries.get(key) ?? NOTHING;
    case "set":
      entries.set(key ?? `\0${entries.size}`, second ?? NOTHING);
      return receiver;
    case "update":
      for (const source of [
        first,
        record(given.arguments.flatMap((it) => (it.name === null ? [] : [[it.name, it.value] as const]))),
      ]) {
        if (source.kind === "record") for (const [inner, value] of source.entries) entries.set(inner, value);
        else if (source !== NOTHING) receiver.open = true;
      }
      return NOTHING;
    case "forEach":
      for (const [inner, value] of entries) callBack(machine, first, [value, text(inner)], site);
      return NOTHING;
    default:
      return null;
  }
}

function ofString(receiver: Value, name: string, given: Given, site: Site): Value | null {
  const own = asString(receiver);
  const parameter = asString(argument(given, 0));
  switch (name) {
    case "join":
      // `separator.join(list)` of Python.
      return ofJoin(receiver, argument(given, 0));
    case "format":
      return own === null ? null : formatted(own, given);
    case "concat":
      return joined([receiver, ...positional(given)]);
    case "toString":
    case "valueOf":
      return receiver;
    default:
      return own === null ? null : plain(own, name, parameter, given, site);
  }
}

function ofJoin(separator: Value, items: Value | null): Value | null {
  if (items?.kind !== "list" || items.open) return null;
  return joined(items.items.flatMap((item, index) => (index === 0 ? [item] : [separator, item])));
}

const FIELD = /\{(\w*)\}/;

function formatted(pattern: string, given: Given): Value | null {
  const values = positional(given);
  let next = 0;
  const parts = pattern.split(FIELD).map((part, index): Value | null => {
    if (index % 2 === 0) return text(part);
    const byName = given.arguments.find((it) => it.name !== null && it.name === part)?.value;
    return byName ?? values[part === "" ? next++ : Number(part)] ?? null;
  });
  return parts.includes(null) ? null : joined(parts.filter((part) => part !== null));
}

function plain(own: string, name: string, parameter: string | null, given: Given, site: Site): Value | null {
  switch (name) {
    case "lower":
    case "toLowerCase":
      return text(own.toLowerCase());
    case "upper":
    case "toUpperCase":
      return text(own.toUpperCase());
    case "trim":
      return text(own.trim());
    case "strip":
    case "lstrip":
    case "rstrip":
      return argument(given, 0) !== null && parameter === null ? null : text(stripped(own, name, parameter));
    case "removeprefix":
      return parameter === null ? null : text(own.startsWith(parameter) ? own.slice(parameter.length) : own);
    case "removesuffix":
      return parameter === null
        ? null
        : text(own.endsWith(parameter) && parameter !== "" ? own.slice(0, -parameter.length) : own);
    case "replace":
    case "replaceAll": {
      const by = asString(argument(given, 1));
      if (parameter === null || by === null) return null;
      // Python replaces every place.
      return text(
        name === "replace" && site.scope.file.endsWith("s")
          ? own.replace(parameter, () => by)
          : own.replaceAll(parameter, () => by),
      );
    }
    case "split":
      return parameter === null ? null : list(own.split(parameter).map(text));
    case "startswith":
    case "startsWith":
      return parameter === null ? null : { kind: "literal", value: own.startsWith(parameter) };
    case "endswith":
    case "endsWith":
      return parameter === null ? null : { kind: "literal", value: own.endsWith(parameter) };
    default:
      return null;
  }
}

function stripped(own: string, name: string, characters: string | null): string {
  const isStripped = (character: string): boolean =>
    characters === null ? /\s/.test(character) : characters.includes(character);
  const all = Array.from(own);
  const start = name === "rstrip" ? 0 : all.findIndex((character) => !isStripped(character));
  if (start === -1) return "";
  const end = name === "lstrip" ? all.length - 1 : all.findLastIndex((character) => !isStripped(character));
  return all.slice(start, end + 1).join("");
}

function ofFunction(machine: Machine, receiver: FunctionValue, name: string, given: Given, site: Site): Value | null {
  const [self = NOTHING, ...rest] = given.arguments;
  const bound: FunctionValue = "kind" in self ? receiver : { ...receiver, self: receiver.self ?? self.value };
  switch (name) {
    case "bind":
      return bound;
    case "call":
      return machine.call(bound, rest, site);
    case "apply":
      return machine.call(
        bound,
        (rest[0]?.value.kind === "list" ? rest[0].value.items : []).map((value) => ({ value, name: null })),
        site,
      );
    default:
      return null;
  }
}

function callBack(machine: Machine, callee: Value, values: readonly Value[], site: Site): Value {
  return machine.call(
    callee,
    values.map((value) => ({ value, name: null })),
    { ...site, constructs: false, decorates: false },
  );
}
