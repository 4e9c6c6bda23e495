import type { Chain, Resolution, UnknownReason } from "../../model/resolution.js";
import { FILE_START, type Place } from "../../model/span.js";
import { symbolId } from "../../model/symbol-id.js";
import { assertNever } from "../../model/assert-never.js";
import type { ModuleResolution } from "../modules/module-resolution.js";

/** One list for all, since most resolutions have no hop. */
const NO_HOPS: Chain = [];

export function defined(module: string, definition: string): Resolution {
  return { status: "definition", symbol: symbolId(module, definition), chain: NO_HOPS };
}

export function moduleItself(module: string): Resolution {
  return { status: "module", module, chain: NO_HOPS };
}

export function unknown(reason: UnknownReason): Resolution {
  return { status: "unknown", reason, chain: NO_HOPS };
}

/** The module has no such name. The place is the module until the hop that asked puts its own. */
export function missingName(module: string, name: string): Resolution {
  const at = { file: module, span: FILE_START };
  return { status: "unresolved", missing: { kind: "name", module, name, at }, chain: NO_HOPS };
}

/** A resolution that is reached through more hops. */
export function prefixed(hops: Chain, resolution: Resolution): Resolution {
  return hops.length === 0 ? resolution : { ...resolution, chain: [...hops, ...resolution.chain] };
}

/** What a name from a module means that is no first-party source file. */
export function outside(
  target: Exclude<ModuleResolution, { kind: "file" }>,
  at: Place,
  specifier: string,
  name: string,
): Resolution {
  switch (target.kind) {
    case "asset":
      return moduleItself(target.path);
    case "external":
      return { status: "external", name: name === "*" ? target.name : `${target.name}.${name}`, chain: NO_HOPS };
    case "unresolved":
      return { status: "unresolved", missing: { kind: "module", specifier, at }, chain: NO_HOPS };
    case "unknown":
      return unknown(target.reason);
    default:
      return assertNever(target);
  }
}
