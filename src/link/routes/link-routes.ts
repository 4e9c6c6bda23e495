import type { Language } from "../../model/facts.js";
import type { FlowFacts } from "../../model/flow.js";
import type { SymbolGraph } from "../../model/graph.js";
import type { RouteSettings } from "../../model/manifest.js";
import type { RouteTable } from "../../model/routes.js";
import type { FlowRun } from "../flow/flow-run.js";
import type { Program } from "../flow/machine.js";
import { relevanceOf } from "../flow/relevance.js";
import { runFlow } from "../flow/run-flow.js";
import { mountDeclared } from "./declared-mounts.js";
import { entryFiles, isAtOrBelow } from "./entry-files.js";
import type { Framework } from "./framework.js";
import { FRAMEWORK_LIST } from "./frameworks/index.js";
import { routeTable, type TableInput } from "./route-table.js";

export interface RouteInput {
  readonly graph: SymbolGraph;
  readonly settings: RouteSettings;
  /** Reads the flow of files; what cannot be read is left out. */
  readonly readFlow: (paths: readonly string[]) => Promise<ReadonlyMap<string, FlowFacts>>;
  /** The flow of a file that can be had while the run stands still; null for others. Each depth of those costs a further round. */
  readonly flowAtHand?: (path: string) => FlowFacts | null;
}

/** Each run finds the files that it needs one call further; code does not go deeper than this. */
const MOST_ROUNDS = 40;

/** The routes of all applications, and where they compete. */
export async function linkRoutes(input: RouteInput, entries = entriesOf(input)): Promise<RouteTable> {
  return routeTable(await collectRoutes(input, entries));
}

/** The files that are run whatever they need. */
export function entriesOf({ graph }: Pick<RouteInput, "graph">): readonly string[] {
  return entryFiles(graph, FRAMEWORK_LIST);
}

/**
 * What each framework finds. The code that puts them together is run as far as it can be known; what it turns out to need is read, and
 * it is run again from the start, until nothing is missing.
 */
export async function collectRoutes(input: RouteInput, entries = entriesOf(input)): Promise<TableInput> {
  const { graph, settings, readFlow } = input;
  const flows = new Map(await readFlow(entries));
  const asked = new Set(entries);
  const program = programOf(input, flows, entries);
  for (let round = 1; ; round++) {
    const { run, wanted } = runFlow(program, entries);
    const missing = [...wanted].filter((path) => !asked.has(path) && graph.file(path) !== null).sort();
    if (missing.length === 0 || round === MOST_ROUNDS) return inputOf(run, settings);
    for (const path of missing) asked.add(path);
    for (const [path, flow] of await readFlow(missing)) flows.set(path, flow);
  }
}

function programOf(
  { graph, settings, flowAtHand = () => null }: RouteInput,
  flows: Map<string, FlowFacts>,
  entries: readonly string[],
): Program {
  const known = new Set(entries);
  const marks = FRAMEWORK_LIST.flatMap((framework) => framework.marks);
  const types = new Map(FRAMEWORK_LIST.flatMap((framework) => Object.entries(framework.types)));
  const observed = new Set(FRAMEWORK_LIST.flatMap((framework) => framework.observes ?? []));
  const isMark = (name: string): boolean => marks.some((mark) => isAtOrBelow(name, mark));
  return {
    graph,
    flows,
    flowAtHand: (path) => {
      const flow = graph.file(path) === null ? null : flowAtHand(path);
      if (flow !== null) flows.set(path, flow);
      return flow;
    },
    call: (pending, language) => {
      for (const call of CALLS[language]) {
        const given = call(pending);
        if (given !== null) return given;
      }
      return null;
    },
    standIns: standIns(graph, settings),
    isFramework: frameworkNames(),
    isObserved: (type) => observed.has(type),
    typeOf: (name) => types.get(name) ?? null,
    relevance: relevanceOf({ graph, flows, entries, isMark, isRouterType: (name) => types.has(name) }),
    isEntry: (file) => known.has(file),
  };
}

/** What is asked of each call. */
const CALLS = { typescript: callsOf("typescript"), python: callsOf("python") } satisfies Record<Language, unknown>;

function callsOf(language: Language): readonly NonNullable<Framework["call"]>[] {
  return FRAMEWORK_LIST.flatMap((framework) => (framework.language === language ? (framework.call ?? []) : []));
}

/** The same names are asked for again and again. */
function frameworkNames(): (name: string) => boolean {
  const packages = FRAMEWORK_LIST.flatMap((framework) => framework.packages);
  const known = new Map<string, boolean>();
  return (name) => {
    let answer = known.get(name);
    if (answer === undefined) known.set(name, (answer = packages.some((top) => isAtOrBelow(name, top))));
    return answer;
  };
}

/** The functions that the manifest calls wrappers, by symbol. They may be written as `path#name` or as a dotted Python name. */
function standIns(graph: SymbolGraph, { wrappers }: RouteSettings): ReadonlyMap<string, string> {
  return new Map(
    wrappers.flatMap(({ call, like }) => {
      if (call.includes("#")) return [[call, like] as const];
      const dot = call.lastIndexOf(".");
      const module = graph.moduleNamed(call.slice(0, dot));
      const found = module === null ? null : graph.resolveExport(module, call.slice(dot + 1));
      return found?.status === "definition" ? [[found.symbol, like] as const] : [];
    }),
  );
}

function inputOf(run: FlowRun, settings: RouteSettings): TableInput {
  return { run, settings, collected: mountDeclared(run, settings, FRAMEWORK_LIST) };
}
