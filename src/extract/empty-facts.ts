import type { Dialect, FactProblem, FileFacts } from "../model/facts.js";
import { languageOf } from "../model/facts.js";

/** The facts of a file of which nothing could be read, and why. */
export function emptyFacts(dialect: Dialect, problems: readonly FactProblem[]): FileFacts {
  const language = languageOf(dialect);
  return {
    language,
    moduleKind: language === "python" ? "python" : "script",
    definitions: [],
    bindings: [],
    exports: [],
    computedExports: false,
    starNames: null,
    imports: [],
    accesses: [],
    ambientModules: [],
    suppressions: [],
    problems,
  };
}
