import type { Dialect } from "../../../model/facts.js";
import type { FlowFacts } from "../../../model/flow.js";

/** What makes flow facts of TypeScript and JavaScript, loaded with its parser at the first request. */
export async function loadTypeScriptFlow(): Promise<(text: string, dialect: Dialect) => FlowFacts> {
  return (await import("./typescript-flow.js")).typescriptFlow;
}
