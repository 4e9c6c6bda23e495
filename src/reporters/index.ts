import { assertNever } from "../model/assert-never.js";
import type { ReporterName } from "./reporter-names.js";
import type { Reporter } from "./reporter.js";

/** Every reporter by its name, loaded when it is used. A new one is a file, a line here and one in the list of names. */
export async function loadReporter(name: ReporterName): Promise<Reporter> {
  switch (name) {
    case "console":
      return (await import("./console.js")).consoleReporter;
    case "json":
      return (await import("./json.js")).jsonReporter;
    case "sarif":
      return (await import("./sarif.js")).sarifReporter;
    case "concise":
      return (await import("./concise.js")).conciseReporter;
    case "github":
      return (await import("./github.js")).githubReporter;
    case "gitlab":
      return (await import("./gitlab.js")).gitlabReporter;
    case "markdown":
      return (await import("./markdown.js")).markdownReporter;
    case "junit":
      return (await import("./junit.js")).junitReporter;
    case "html":
      return (await import("./html.js")).htmlReporter;
    case "status":
      return (await import("./status.js")).statusReporter;
    default:
      return assertNever(name);
  }
}
