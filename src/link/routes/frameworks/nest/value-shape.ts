import { assertNever } from "../../../../model/assert-never.js";
import type { Value } from "../../../flow/value.js";
import { settled } from "../../../flow/values.js";

/** A value as one text, the same for values that hold the same: functions by where they are written, objects by where they are made. */
export function shapeOf(given: Value): string {
  return shape(given, []);
}

function shape(given: Value, above: readonly Value[]): string {
  const value = settled(given);
  if (above.includes(value)) return "[circular]";
  const inner = (one: Value): string => shape(one, [...above, value]);
  switch (value.kind) {
    case "list":
      return `[${value.items.map(inner).join()}]`;
    case "record":
      return `{${[...value.entries].map(([key, item]) => `${JSON.stringify(key)}:${inner(item)}`).join()}}`;
    case "either":
      return value.options.map(inner).join("|");
    case "text":
      return value.parts.map(inner).join("+");
    case "function":
      return `${value.file}:${value.function.span.join(":")}`;
    case "class":
      return `${value.file}:${value.class.span.join(":")}`;
    case "host":
      return `${value.type} ${value.made.place.file}:${value.made.place.span.join(":")}`;
    case "instance":
      return `${value.place.file}:${value.place.span.join(":")}`;
    case "unknown":
      return `? ${value.place.file}:${value.place.span.join(":")}`;
    case "bound":
      return `${inner(value.receiver)}.${value.name}`;
    case "super":
      return inner(value.self);
    case "string":
    case "literal":
      return JSON.stringify(value.value);
    case "regex":
      return `/${value.source}/${value.flags}`;
    case "external":
      return value.name;
    case "module":
      return value.path;
    case "deferred":
      return "?";
    default:
      return assertNever(value);
  }
}
