import { languageOf, type Dialect } from "../model/facts.js";
import type { FlowFacts } from "../model/flow.js";

/** The flow of one LF-normalised text. Loads the language's parser at the first request. */
export async function extractFlow(text: string, dialect: Dialect): Promise<FlowFacts> {
  const load =
    languageOf(dialect) === "typescript"
      ? (await import("./typescript/flow/extract-flow.js")).loadTypeScriptFlow
      : (await import("./python/flow/extract-flow.js")).loadPythonFlow;
  return (await load())(text, dialect);
}
