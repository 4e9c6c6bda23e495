import type { Given } from "./call-back.js";
import type { Machine, Site } from "./machine.js";
import type { Value } from "./value.js";
import { argument, asString, joined, list, positional, text } from "./values.js";

/** What a method of a string gives; null for what is not known. */
export function ofString(machine: Machine, receiver: Value, name: string, given: Given, site: Site): Value | null {
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
      return own === null
        ? null
        : plain(own, name, parameter, { given, isJavaScript: machine.languageOf(site.scope.file) === "typescript" });
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

interface Asked {
  readonly given: Given;
  readonly isJavaScript: boolean;
}

function plain(own: string, name: string, parameter: string | null, { given, isJavaScript }: Asked): Value | null {
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
        name === "replace" && isJavaScript ? own.replace(parameter, () => by) : own.replaceAll(parameter, () => by),
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
