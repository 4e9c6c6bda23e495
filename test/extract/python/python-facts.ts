import { loadExtractor } from "../../../src/extract/extract.js";
import type { Dialect, FileFacts } from "../../../src/model/facts.js";

const extractor = await loadExtractor("py");

/** The facts of a Python text. */
export function pythonFacts(text: string, dialect: Extract<Dialect, "py" | "pyi"> = "py"): FileFacts {
  return extractor(text, dialect);
}

/** The first problem as one short line: `2:1 Unexpected indent`; null when there is none. */
export function problem(text: string): string | null {
  const [first] = pythonFacts(text).problems;
  return first === undefined ? null : `${first.span[0]}:${first.span[1]} ${first.message}`;
}
