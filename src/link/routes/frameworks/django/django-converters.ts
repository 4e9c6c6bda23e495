import { lineage } from "../../../flow/members.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import type { Value } from "../../../flow/value.js";
import { argument, asString } from "../../../flow/values.js";
import type { FindConverter } from "./django-pattern.js";

/** The converters that Django knows, and those that the code registers. */
export function convertersOf(run: FlowRun): FindConverter {
  const registered = new Map<string, string | null>();
  for (const call of run.calls.filter(({ method }) => REGISTER.has(method))) {
    const name = asString(argument(call, 1, "type_name"));
    if (name !== null) registered.set(name, regexOf(argument(call, 0, "converter")));
  }
  return (name) => registered.get(name) ?? BUILT_IN.get(name) ?? null;
}

const REGISTER: ReadonlySet<string> = new Set([
  "django.urls.register_converter",
  "django.urls.converters.register_converter",
]);

/** `django.urls.converters.DEFAULT_CONVERTERS`. */
const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ["int", "[0-9]+"],
  ["path", ".+"],
  ["slug", "[-a-zA-Z0-9_]+"],
  ["str", "[^/]+"],
  ["uuid", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"],
]);

const BY_CLASS: ReadonlyMap<string, string> = new Map([
  ["IntConverter", "int"],
  ["PathConverter", "path"],
  ["SlugConverter", "slug"],
  ["StringConverter", "str"],
  ["UUIDConverter", "uuid"],
]);

/** A class says what it matches in its field, or its base does; null where that is computed. */
function regexOf(converter: Value | null): string | null {
  if (converter?.kind === "external") return regexOfName(converter.name);
  if (converter?.kind !== "class") return null;
  for (const owner of lineage(converter)) {
    const field = owner.fields.get("regex");
    if (field !== undefined) return asString(field);
    for (const base of owner.bases)
      if (base.kind === "external" && regexOfName(base.name) !== null) return regexOfName(base.name);
  }
  return null;
}

function regexOfName(name: string): string | null {
  return BUILT_IN.get(BY_CLASS.get(name.slice(name.lastIndexOf(".") + 1)) ?? "") ?? null;
}
