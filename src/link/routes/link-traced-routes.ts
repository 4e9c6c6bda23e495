import { byKey } from "../../model/order.js";
import type { FlowFacts } from "../../model/flow.js";
import type { RouteTable } from "../../model/routes.js";
import { GraphRecorder } from "./graph-recorder.js";
import { entriesOf, linkRoutes, type RouteInput } from "./link-routes.js";
import { answersOfOthers, answersTo, digestOf, digestOfFiles, type RouteTrace } from "./route-trace.js";

export interface TracedInput extends RouteInput {
  /**
   * By path, what the content of a file is known by: the same only where what is read of it is the same. Files for which there is no such
   * thing are left out, and count as changed.
   */
  readonly identify: (paths: readonly string[]) => ReadonlyMap<string, string>;
}

/** Routes, and what they depend on. It can be kept as JSON, and counts for the version of this program that made it. */
export interface TracedRoutes {
  readonly table: RouteTable;
  /** Null where they depend on more than can be listed. */
  readonly trace: RouteTrace | null;
}

/** The routes of all applications, and where they compete: those of the run before, itself, where nothing that they depend on has changed. */
export async function linkTracedRoutes(input: TracedInput, previous: TracedRoutes | null): Promise<TracedRoutes> {
  const { graph, settings, identify } = input;
  const entries = entriesOf(input);
  const known = { settings: digestOf(settings), files: digestOfFiles(graph), entries: digestOf(entries) };
  if (previous?.trace && isAsItWas(input, previous.trace, known)) return previous;
  const recorder = new GraphRecorder(graph);
  const read = new Set<string>();
  const early = await input.readFlow(changedSince(input, previous, entries));
  const table = await linkRoutes({ ...input, ...noting(input, early, read), graph: recorder }, entries);
  // Which questions count is found out by looking into files: they come before the list of the files.
  const modules = [...recorder.modules].sort(byKey(([module]) => module));
  const opened = [...new Set([...read, ...recorder.opened])].sort();
  const contents = identify(opened);
  if (recorder.isWhole || opened.some((path) => !contents.has(path))) return { table, trace: null };
  const asked = Object.fromEntries(modules);
  const answer = answersTo(asked);
  const trace: RouteTrace = {
    ...known,
    contents: Object.fromEntries(contents),
    modules: asked,
    answers: Object.fromEntries(modules.map(([module]) => [module, answer(graph, module)])),
    others: { ...recorder.others, answers: answersOfOthers(recorder, recorder.others) },
  };
  return { table, trace };
}

/** What counted before and has changed most likely counts again: it is read first, so that it is at hand. */
function changedSince(
  { graph, identify }: TracedInput,
  previous: TracedRoutes | null,
  entries: readonly string[],
): readonly string[] {
  const before = previous?.trace?.contents ?? {};
  const first = new Set(entries);
  const paths = Object.keys(before).filter((path) => !first.has(path) && graph.file(path) !== null);
  const now = identify(paths);
  return paths.filter((path) => now.get(path) !== before[path]);
}

/** The same input, which notes which files are read. */
function noting(
  { readFlow, flowAtHand }: RouteInput,
  early: ReadonlyMap<string, FlowFacts>,
  read: Set<string>,
): Pick<RouteInput, "readFlow" | "flowAtHand"> {
  return {
    readFlow: async (paths) => {
      for (const path of paths) read.add(path);
      return readFlow(paths);
    },
    flowAtHand: (path) => {
      const flow = early.get(path) ?? flowAtHand?.(path) ?? null;
      if (flow !== null) read.add(path);
      return flow;
    },
  };
}

/** Whether nothing has changed that the routes of a run depend on. */
function isAsItWas(
  { graph, identify }: TracedInput,
  trace: RouteTrace,
  { settings, files, entries }: Pick<RouteTrace, "settings" | "files" | "entries">,
): boolean {
  if (settings !== trace.settings || files !== trace.files || entries !== trace.entries) return false;
  const paths = Object.keys(trace.contents);
  const contents = identify(paths);
  if (paths.some((path) => contents.get(path) !== trace.contents[path])) return false;
  const answer = answersTo(trace.modules);
  return (
    Object.entries(trace.answers).every(([module, before]) => answer(graph, module) === before) &&
    answersOfOthers(graph, trace.others) === trace.others.answers
  );
}
