import { languageOf, type Dialect } from "../model/facts.js";
import type { FlowFacts } from "../model/flow.js";
import type { Snapshot } from "../model/snapshot.js";
import { dialectOf } from "./dialect.js";
import { readText } from "./read-sources.js";

/** Reads the flow of one text. Never throws for what is in the text. */
type FlowExtractor = (text: string, dialect: Dialect) => FlowFacts;

/** The flow of the source files at these paths. A file that can no longer be read is left out. */
export async function readFlow(snapshot: Snapshot, paths: Iterable<string>): Promise<ReadonlyMap<string, FlowFacts>> {
  const flows = new Map<string, FlowFacts>();
  for (const path of paths) {
    const dialect = dialectOf(path);
    const extract = dialect === null ? null : await loadFlowExtractor(dialect);
    const text = extract === null ? null : await readText(snapshot, path);
    if (dialect !== null && extract !== null && text !== null) flows.set(path, extract(text, dialect));
  }
  return flows;
}

/** Loads a language's parser at the first request. */
async function loadFlowExtractor(dialect: Dialect): Promise<FlowExtractor> {
  if (languageOf(dialect) === "typescript") {
    return (await import("./typescript/flow/extract-flow.js")).loadTypeScriptFlow();
  }
  return (await import("./python/flow/extract-flow.js")).loadPythonFlow();
}
