import { assertNever } from "../../model/assert-never.js";
import type { GraphFormat } from "./graph-formats.js";
import type { GraphReporter } from "./graph-reporter.js";

/** Every format of a graph by its name, loaded when it is used. */
export async function loadGraphReporter(format: GraphFormat): Promise<GraphReporter> {
  switch (format) {
    case "mermaid":
      return (await import("./mermaid-graph.js")).mermaidGraph;
    case "dot":
      return (await import("./dot-graph.js")).dotGraph;
    case "json":
      return (await import("./json-graph.js")).jsonGraph;
    default:
      return assertNever(format);
  }
}
