import type { FlowFacts } from "../model/flow.js";
import type { Snapshot } from "../model/snapshot.js";
import { PLAIN_TOOLS, readFileNow, readFiles, type ReadingTools } from "./file-reader.js";

/** The flow of the source files at these paths. A file that can no longer be read is left out. */
export async function readFlow(
  snapshot: Snapshot,
  paths: readonly string[],
  tools: ReadingTools = PLAIN_TOOLS,
): Promise<ReadonlyMap<string, FlowFacts>> {
  const flows = new Map<string, FlowFacts>();
  for (const [path, reading] of await readFiles("flow", snapshot, paths, tools)) {
    if (typeof reading !== "string") flows.set(path, reading);
  }
  return flows;
}

/** The flow of a file that is in the store, or that another thread reads while this one waits; null for others. */
export function flowAtHand(snapshot: Snapshot, path: string, tools: ReadingTools): FlowFacts | null {
  const reading = readFileNow("flow", snapshot, path, tools);
  return typeof reading === "string" ? null : reading;
}
