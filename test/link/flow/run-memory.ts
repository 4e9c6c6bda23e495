import { readFlow } from "../../../src/extract/read-flow.js";
import type { FlowRun } from "../../../src/link/flow/flow-run.js";
import { relevanceOf } from "../../../src/link/flow/relevance.js";
import { OUTSIDE } from "../../../src/link/flow/run-uncalled.js";
import { runFlow } from "../../../src/link/flow/run-flow.js";
import type { HostCall, HostObject, Value } from "../../../src/link/flow/value.js";
import { settled } from "../../../src/link/flow/values.js";
import { memorySnapshot } from "../../../src/snapshot/memory-snapshot.js";
import { linked } from "../link-memory.js";

/** The one package that these tests know: everything below it is a framework's. */
const isWeb = (name: string): boolean => name === "web" || name.startsWith("web.");

/** Runs files that are given by path, all of them, and gives what was called on what `web` makes, as in `app/main.py#app.mount("/x", …)`. */
export async function recorded(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const run = await ran(files);
  return run.calls.filter(({ receiver }) => receiver !== null && isWeb(receiver.type)).map((call) => lineOf(run, call));
}

/** Runs files that are given by path. Those whose name starts with `below` know nothing of `web`, and are read when they are needed. */
export async function ran(files: Readonly<Record<string, string>>): Promise<FlowRun> {
  const declared = { "package.json": '{ "dependencies": { "web": "1" } }', ...files };
  const graph = await linked(declared);
  const snapshot = await memorySnapshot(declared, { symlinks: {} });
  const paths = graph.files.map((file) => file.path);
  const entries = paths.filter((path) => !/(?:^|\/)below/.test(path));
  const flows = await readFlow(snapshot, paths);
  const isMark = (name: string): boolean => isWeb(name);
  const isRouterType = (name: string): boolean => name === "web.App" || name === "web.Router";
  const relevance = relevanceOf({ graph, flows, entries, isMark, isRouterType });
  const known = new Set(entries);
  const program = {
    graph,
    flows,
    flowAtHand: () => null,
    call: () => null,
    standIns: new Map<string, string>(),
    isFramework: isWeb,
    isObserved: () => true,
    typeOf: (name: string) => (isRouterType(name) ? name : null),
    relevance,
    isEntry: (file: string) => known.has(file),
  };
  return runFlow(program, entries).run;
}

function lineOf(run: FlowRun, call: HostCall): string {
  const given = call.arguments.map(({ name, value }) => `${name === null ? "" : `${name}=`}${shown(run, value)}`);
  const guards = call.guards
    .filter(({ branch }) => branch !== OUTSIDE)
    .map(({ alternative }) => alternative)
    .join(",");
  return `${call.receiver === null ? "" : nameOf(run, call.receiver)}.${call.method}(${given.join(", ")})${guards === "" ? "" : ` [${guards}]`}`;
}

function nameOf(run: FlowRun, object: HostObject): string {
  const { receiver, method } = object.made;
  if (receiver === null) return object.isAssumed ? `some ${object.type}` : run.symbolOf(object);
  return `${nameOf(run, receiver)}.${method}`;
}

/** A value in few words. */
export function shown(run: FlowRun, from: Value): string {
  const value = settled(from);
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "literal":
      return String(value.value);
    case "list":
      return `[${value.items.map((item) => shown(run, item)).join(", ")}${value.open ? ", …" : ""}]`;
    case "record":
      return `{${[...value.entries].map(([key, item]) => `${key}: ${shown(run, item)}`).join(", ")}${value.open ? ", …" : ""}}`;
    case "function":
      return value.symbol ?? value.function.name ?? "a function";
    case "class":
      return value.symbol ?? "a class";
    case "host":
      return nameOf(run, value);
    case "text":
      return `text(${value.parts.map((part) => shown(run, part)).join(" + ")})`;
    case "either":
      return value.options.map((option) => shown(run, option)).join(" or ");
    case "unknown":
      return `unknown: ${value.reason}`;
    case "external":
      return value.name;
    default:
      return value.kind;
  }
}
