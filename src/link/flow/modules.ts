import type { Machine } from "./machine.js";
import { bindName, newScope } from "./scope.js";
import type { Scope } from "./value.js";
import { record } from "./values.js";

const DEEPEST_MODULE = 50;

/** Runs a module, once, and gives its names; null when its flow was not read, which is noted. One that is running gives what it has. */
export function runModule(machine: Machine, path: string): Scope | null {
  const known = machine.modules.get(path);
  if (known !== undefined) return known.scope;
  const flow = machine.program.flows.get(path) ?? machine.program.flowAtHand(path);
  if (flow === null) {
    machine.wanted.add(path);
    return null;
  }
  // Modules that import one another in long circles: the rest of the circle runs on its own.
  if (machine.frames.length > DEEPEST_MODULE) return null;
  if (flow.language === "python") {
    const ran = runPackages(machine, path);
    if (ran !== null) return ran;
  }
  const scope = newScope(path, null);
  const run = { scope, done: false };
  machine.modules.set(path, run);
  // Also where there are imports as well: what transpiles them to CommonJS leaves `exports.a = …` as it is.
  if (flow.language === "typescript") addModuleObject(scope);
  const before = machine.guards;
  machine.guards = [];
  machine.frames.push({ file: path, function: null, site: null, symbol: null, returned: [] });
  machine.execute(flow.body, scope);
  machine.frames.pop();
  machine.guards = before;
  run.done = true;
  return scope;
}

/**
 * Python runs the packages that a module is in first, the outermost before the ones in it. Gives the module's names where one of these has run
 * it, else null.
 */
function runPackages(machine: Machine, path: string): Scope | null {
  const folders = path.split("/").slice(0, -1);
  for (const depth of folders.keys()) {
    const own = `${folders.slice(0, depth + 1).join("/")}/__init__.py`;
    if (own !== path && machine.program.isEntry(own)) runModule(machine, own);
  }
  return machine.modules.get(path)?.scope ?? null;
}

/** `module.exports` and `exports` of CommonJS: one object, which other names may stand for (`const helpers = module.exports`). */
function addModuleObject(scope: Scope): void {
  const exports = record([]);
  bindName(scope, "exports", exports);
  bindName(scope, "module", record([["exports", exports]]));
}
