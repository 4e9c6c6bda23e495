import type { SymbolGraph } from "../model/graph.js";
import { resolveDeclared } from "../model/resolve-declared.js";
import { splitSymbolId } from "../model/symbol-id.js";

/**
 * One spelling for what is written in several ways outside of the code: `node:process` is `process`, `fs/promises` is `fs.promises`, `lodash/get`
 * is `lodash.get`, and the default export of a package is the package, as in `import axios from "axios"`.
 */
export function externalName(name: string): string {
  return name
    .replace(/^node:/, "")
    .replaceAll("/", ".")
    .replaceAll(/\.default(?=\.|$)/g, "");
}

/** A chain that starts at a global, without the object that all globals are members of: `window.fetch` is `fetch`. */
export function globalName(path: readonly string[]): string {
  const isMember = path.length > 1 && GLOBAL_OBJECTS.has(path[0] ?? "");
  return (isMember ? path.slice(1) : path).join(".");
}

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(["globalThis", "window", "self", "global"]);

/**
 * The names under which uses of an API are found: an API of the manifest may be a global, something external, or a symbol of the code, given by
 * its id or, in Python, by its dotted name.
 */
export function namesOfApi(graph: SymbolGraph, api: string): readonly string[] {
  if (api.includes("#")) return symbolName(graph, api);
  return [externalName(globalName(api.split("."))), ...pythonName(graph, api)];
}

/** Members of a symbol (`a.py#Settings.port`) need not be symbols themselves. */
function symbolName(graph: SymbolGraph, symbol: string): readonly string[] {
  const parts = splitSymbolId(symbol);
  const path = parts?.name.split(".") ?? [];
  for (let length = path.length; length > 0; length--) {
    const resolution = resolveDeclared(graph, `${parts?.file}#${path.slice(0, length).join(".")}`);
    const rest = path.slice(length);
    if (resolution?.status === "definition") return [[resolution.symbol, ...rest].join(".")];
    if (resolution?.status === "external") return [externalName([resolution.name, ...rest].join("."))];
  }
  return [];
}

function pythonName(graph: SymbolGraph, dotted: string): readonly string[] {
  const parts = dotted.split(".");
  for (let length = parts.length; length > 0; length--) {
    const module = graph.moduleNamed(parts.slice(0, length).join("."));
    if (module === null || graph.file(module)?.language !== "python") continue;
    return length === parts.length ? [module] : symbolName(graph, `${module}#${parts.slice(length).join(".")}`);
  }
  return [];
}
