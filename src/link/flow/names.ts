import { assertNever } from "../../model/assert-never.js";
import { diskPath, folderOf } from "./folders.js";
import { externalName, packageName } from "./package-name.js";
import { exportedAs } from "../../model/exported-name.js";
import type { ImportRef } from "../../model/facts.js";
import type { Resolution } from "../../model/resolution.js";
import type { Place } from "../../model/span.js";
import { splitSymbolId, type SymbolParts } from "../../model/symbol-id.js";
import type { Machine } from "./machine.js";
import type { ImportedName, RecordValue, Scope, Value } from "./value.js";
import { deferred, external, text, unknown } from "./values.js";

/** What a name means where it is used. */
export function lookUp(machine: Machine, from: Scope, name: string, place: Place): Value {
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    const found = scope.names.get(name);
    if (found !== undefined) return forced(machine, found, place);
  }
  const { graph } = machine.program;
  const resolution = graph.resolveLocal(from.file, [name]);
  const isOwn = resolution?.status === "definition" && splitSymbolId(resolution.symbol)?.file === from.file;
  if (resolution === null || (isOwn && resolution.chain.length === 0))
    return globalName(machine, from.file, name, place, isOwn);
  return valueOf(machine, resolution, null, place);
}

function globalName(machine: Machine, file: string, name: string, place: Place, isBoundLater: boolean): Value {
  if (isBoundLater) return unknown(`\`${name}\` is not bound yet when this runs`, place);
  if (machine.languageOf(file) === "typescript") {
    if (name === "exports") return { kind: "module", path: file };
    if (name === "__filename") return text(diskPath(file));
    if (name === "__dirname") return text(folderOf(diskPath(file)));
  }
  return external(`${machine.languageOf(file) === "python" ? "builtins" : "globalThis"}.${name}`);
}

/** What an imported name stands for, asked now. */
export function forced(machine: Machine, value: Value | ImportedName, place: Place): Value {
  if (value.kind !== "imported") return value;
  const { graph } = machine.program;
  return valueOf(machine, graph.resolveImport(value.file, value.ref), bareName(machine, value), place);
}

/** What an import that cannot be placed stands for, by the way it is written. */
function bareName(machine: Machine, { file, ref }: { readonly file: string; readonly ref: ImportRef }): string | null {
  const fact = machine.program.graph.file(file)?.facts.imports[ref.import];
  return fact === undefined ? null : packageName(fact, ref.name);
}

/** The value that a resolved name has when its module has run. */
export function valueOf(machine: Machine, resolution: Resolution, bare: string | null, place: Place): Value {
  switch (resolution.status) {
    case "definition":
      return valueOfSymbol(machine, resolution.symbol, place);
    case "module":
      return wholeModule(machine, resolution.module, place);
    case "external":
      return external(externalName(resolution.name));
    case "unresolved":
      return unknown("it does not exist", place);
    case "unknown":
      if (bare !== null && resolution.reason === "unplacedSpecifier") return external(externalName(bare));
      return unknown("what it stands for cannot be said", place);
    default:
      return assertNever(resolution);
  }
}

/** What `module.exports` is set to, where that is something else than an object of names; else the names. */
export function wholeModule(machine: Machine, path: string, place: Place): Value {
  const isSet = machine.program.graph.file(path)?.facts.exports.some(({ name }) => name === "=") === true;
  const whole = isSet ? machine.runModule(path)?.names.get("module.exports") : undefined;
  const value = whole === undefined ? null : forced(machine, whole, place);
  return value === null || value.kind === "record" ? { kind: "module", path } : value;
}

/** The value of a definition, which its module has when it has run. What cannot have to do with routes is left for when it is needed. */
function valueOfSymbol(machine: Machine, symbol: string, place: Place): Value {
  const parts = splitSymbolId(symbol);
  if (parts === null) return unknown("it does not exist", place);
  if (machine.program.isEntry(parts.file)) return valueIn(machine, parts, place);
  const hasRun = (): boolean => machine.modules.get(parts.file)?.done === true;
  return deferred(() => valueIn(machine, parts, place), place, machine.forcing, hasRun);
}

function valueIn(machine: Machine, parts: SymbolParts, place: Place): Value {
  const scope = machine.runModule(parts.file);
  if (scope === null) return unknown("its module was not read", place);
  const [first = "", ...rest] = parts.name === "module.exports" ? [parts.name] : parts.name.split(".");
  const found = boundIn(scope, first);
  if (found === undefined) {
    const missing = unknown(
      `\`${withoutCount(first)}\` is not bound yet when this runs, or not by a statement that can be followed`,
      place,
    );
    // Of modules that import one another in a circle, the program may have begun with another one: it is asked again when all have run.
    if (machine.modules.get(parts.file)?.done !== false || rest.length > 0) return missing;
    return deferred(
      () => {
        const later = boundIn(scope, first);
        return later === undefined ? missing : forced(machine, later, place);
      },
      place,
      machine.forcing,
    );
  }
  let value = found.kind === "imported" ? forced(machine, found, place) : found;
  for (const name of rest) value = machine.memberOf(value, withoutCount(name), place);
  return value;
}

/** What the definition of a name is bound to when its module runs: what CommonJS exports by that name, or the name of the module. */
export function boundIn(scope: Scope, definition: string): Value | ImportedName | undefined {
  const name = withoutCount(definition);
  return scope.names.get(exportedAs(definition)) ?? scope.names.get(name) ?? exportedObject(scope)?.entries.get(name);
}

/** Without the `~2` of a second definition of a name. */
function withoutCount(definition: string): string {
  return definition.replace(/~\d+$/, "");
}

/** What `exports` is in a CommonJS module. */
function exportedObject({ names }: Scope): RecordValue | null {
  const exports = names.get("exports");
  return exports?.kind === "record" ? exports : null;
}

/** What importing a name from a module gives. */
export function exportOf(machine: Machine, module: string, name: string, place: Place): Value {
  const own = machine.modules.get(module)?.scope.names.get(name);
  if (own !== undefined && machine.languageOf(module) === "python") return forced(machine, own, place);
  const resolution = machine.program.graph.resolveExport(module, name);
  if (resolution.status !== "unknown" && resolution.status !== "unresolved")
    return valueOf(machine, resolution, null, place);
  // What a module computes can be there when it has run.
  const scope = machine.runModule(module);
  const assigned = scope === null ? undefined : (scope.names.get(exportedAs(name)) ?? scope.names.get(name));
  if (assigned !== undefined) return forced(machine, assigned, place);
  const member = scope === null ? undefined : exportedObject(scope)?.entries.get(name);
  if (member !== undefined) return member;
  const whole = scope?.names.get("module.exports");
  if (whole !== undefined) return machine.memberOf(forced(machine, whole, place), name, place);
  return valueOf(machine, resolution, null, place);
}
