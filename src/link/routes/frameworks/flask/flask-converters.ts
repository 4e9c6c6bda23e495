import { lineage } from "../../../flow/members.js";
import type { ClassValue, HostObject, Value } from "../../../flow/value.js";
import { asString } from "../../../flow/values.js";
import { escapeRegex } from "../../escape-regex.js";
import { ANY_SEGMENT, type Converter, type FindConverter } from "./flask-rule.js";

/** The converters that an application knows: those of Werkzeug, and what the code puts into the map of its own. */
export function convertersOf(app: HostObject | null): FindConverter {
  return (name, given) => {
    const own = app?.fields.get(`url_map.converters.${name}`) ?? null;
    if (own !== null) return own.kind === "class" ? converterOfClass(own, given) : null;
    return BUILT_IN.get(name)?.(argumentsOf(given)) ?? null;
  };
}

interface Arguments {
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

type MakeConverter = (given: Arguments) => Converter;

function within(regex: string, weight = 100): Converter {
  return { regex, weight, isWithinSegment: true };
}

/** A number may be negative when it says so. */
function numeric(regex: string): MakeConverter {
  return ({ named }) => within(named.get("signed") === "True" ? `-?${regex}` : regex, 50);
}

const text: MakeConverter = ({ positional, named }) => {
  const length = named.get("length");
  if (length !== undefined) return within(`[^/]{${length}}`);
  const [least = "1", most = ""] = [named.get("minlength") ?? positional[0], named.get("maxlength") ?? positional[1]];
  return within(least === "1" && most === "" ? ANY_SEGMENT : `[^/]{${least},${most}}`);
};

const HEX = "[A-Fa-f0-9]";

/** `werkzeug.routing.converters.DEFAULT_CONVERTERS`. */
const BUILT_IN: ReadonlyMap<string, MakeConverter> = new Map<string, MakeConverter>([
  ["default", text],
  ["string", text],
  ["int", numeric(String.raw`\d+`)],
  ["float", numeric(String.raw`\d+\.\d+`)],
  ["uuid", () => within(`${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}`)],
  ["any", ({ positional }) => within(positional.map(escapeRegex).join("|"))],
  ["path", () => ({ regex: "[^/].*?", weight: 200, isWithinSegment: false })],
]);

/** Those of Werkzeug by the names of their classes, which others are made of. */
const BY_CLASS: ReadonlyMap<string, string> = new Map([
  ["UnicodeConverter", "string"],
  ["IntegerConverter", "int"],
  ["FloatConverter", "float"],
  ["UUIDConverter", "uuid"],
  ["AnyConverter", "any"],
  ["PathConverter", "path"],
  ["BaseConverter", "default"],
]);

/** A class says what it matches in its field; where it has none of its own, its base does. One that computes it cannot be known. */
function converterOfClass(owner: ClassValue, given: string): Converter | null {
  const classes = lineage(owner);
  if (classes.some((it) => it.class.members.some(({ kind }) => kind === "constructor"))) return null;
  const base = classes.flatMap((it) => it.bases).find((it) => it.kind === "external");
  const name = base?.kind === "external" ? BY_CLASS.get(base.name.slice(base.name.lastIndexOf(".") + 1)) : undefined;
  const inherited = name === undefined ? null : (BUILT_IN.get(name)?.(argumentsOf(given)) ?? null);
  if (inherited === null) return null;
  const regex = fieldOf(classes, "regex");
  const weight = fieldOf(classes, "weight");
  const isolating = fieldOf(classes, "part_isolating");
  if (regex !== null && regex.kind !== "string") return null;
  return {
    regex: asString(regex) ?? inherited.regex,
    weight: weight?.kind === "literal" && typeof weight.value === "number" ? weight.value : inherited.weight,
    isWithinSegment: isolating?.kind === "literal" ? isolating.value === true : inherited.isWithinSegment,
  };
}

function fieldOf(classes: readonly ClassValue[], name: string): Value | null {
  return classes.flatMap((it) => it.fields.get(name) ?? [])[0] ?? null;
}

/** `length=2`, `a, "b c"`: what stands in the parentheses of a converter. */
function argumentsOf(given: string): Arguments {
  const positional: string[] = [];
  const named = new Map<string, string>();
  for (const match of given.matchAll(/(?:(\w+)\s*=\s*)?("[^"]*"|'[^']*'|[\w.-]+)/g)) {
    const [, name, written = ""] = match;
    const value = /^["']/.test(written) ? written.slice(1, -1) : written;
    if (name === undefined) positional.push(value);
    else named.set(name, value);
  }
  return { positional, named };
}
