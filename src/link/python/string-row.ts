import type { ImportFact } from "../../model/facts.js";
import type { ResolvedImport, SourceFile } from "../../model/graph.js";
import type { Resolution } from "../../model/resolution.js";
import type { Place } from "../../model/span.js";
import { moduleItself, outside, unknown } from "../names/resolutions.js";
import { importRow } from "../import-row.js";
import type { Linking } from "./linking.js";
import { BUILTIN_NAMES } from "./standard-names.js";

/**
 * An import path in a string: the longest beginning that is a module, then attributes, as `pkgutil.resolve_name` and `mock.patch` read it.
 * It names the place where something is looked up. Members of what is found there are not asked for: only the running program has them all.
 */
export function stringRow(file: SourceFile, fact: ImportFact, linking: Linking): ResolvedImport {
  const { module, rest, resolution } = lookUp(file.path, fact, linking);
  const imported = rest.length === 0 ? "*" : rest.join(".");
  const name = { imported, local: null, span: fact.span, typeOnly: false };
  return importRow(file, fact, name, { form: "string", imported, local: null, module, resolution });
}

interface Found {
  readonly module: string | null;
  /** What is left of the path behind the module. */
  readonly rest: readonly string[];
  readonly resolution: Resolution;
}

function lookUp(importer: string, { specifier, span }: ImportFact, { modules, names }: Linking): Found {
  const [before = "", after = ""] = specifier.split(":", 2);
  const path = before.split(".");
  const attributes = after === "" ? [] : after.split(".");
  const at = { file: importer, span };
  const meant = path.map((_, index) => modules.resolve(importer, path.slice(0, index + 1).join(".")));
  const used = meant.findLastIndex((target) => target.kind === "file") + 1;
  const found = meant[used - 1];
  // In front of a colon all of it is a module.
  if (found?.kind !== "file" || (attributes.length > 0 && used < path.length)) {
    const outer = attributes.length > 0 ? meant.at(-1) : meant[0];
    if (outer === undefined || outer.kind === "file")
      return { module: null, rest: attributes, resolution: unknown("unplacedSpecifier") };
    const name = attributes.length > 0 ? attributes.join(".") : path.slice(1).join(".") || "*";
    return { module: null, rest: attributes, resolution: outside(outer, at, before, name) };
  }
  const rest = [...path.slice(used), ...attributes];
  const resolution = attributesOf(found.path, rest, { at, found: path.slice(0, used), names, modules });
  // A guess proves nothing about what is not there.
  const isOpen = resolution.status === "unresolved" && found.sureness === "guessed";
  return { module: found.path, rest, resolution: isOpen ? unknown("unplacedSpecifier") : resolution };
}

interface Asking extends Linking {
  readonly at: Place;
  /** The dotted name of the module. */
  readonly found: readonly string[];
}

function attributesOf(module: string, rest: readonly string[], { at, found, names, modules }: Asking): Resolution {
  let current: Resolution = moduleItself(module);
  for (const [index, name] of rest.entries()) {
    const next = names.resolveMembers(current, [name]);
    // What a class or value has beside the definitions in it belongs to it.
    if (next.status === "unknown" && next.reason === "memberOfValue" && current.status === "definition") return current;
    if (next.status !== "unresolved" || next.missing.kind === "module") {
      current = next;
      continue;
    }
    // `patch` puts a builtin's name where the module looks it up first.
    if (index === 0 && BUILTIN_NAMES.has(name))
      return { status: "external", name: `builtins.${rest.join(".")}`, chain: [] };
    const isModule =
      index === 0 && rest.length > 1 && !CLASS_NAME.test(name) && modules.submodule(module, name) !== null;
    const missing = isModule
      ? ({ kind: "module", specifier: [...found, name].join("."), at } as const)
      : { ...next.missing, at: next.chain.length === 0 ? at : next.missing.at };
    return { ...next, missing };
  }
  return current;
}

/** Of `pkg.Manager.send`, who reads `Manager` takes it for a class and not for a module. */
const CLASS_NAME = /^_*[A-Z]\w*[a-z]/;
