import type { SymbolGraph } from "../model/graph.js";
import { rangeOf, type EditableText, type TextEdit } from "./editable-text.js";
import { factOf, type ImportFault } from "./import-fault.js";

/** The edit of a path in a string, or why there is none, as the end of a sentence. */
export function editText(
  graph: SymbolGraph,
  source: EditableText,
  fault: ImportFault,
  specifier: string,
): TextEdit | string {
  const { row, module, canonical, definition, name } = fault;
  const fact = factOf(graph, fault);
  const home = graph.file(module);
  if (fact === null || home === null) return "its string cannot be found";
  if (home.facts.definitions.some(({ kind }) => kind === "class" || kind === "function")) {
    return `code in \`${module}\` may look it up there`;
  }
  const range = rangeOf(source, fact.span);
  if (row.form === "mock") {
    const others = graph.importsIn(row.file).some((each) => each.form === "mock" && each.module === canonical);
    return others ? `\`${canonical}\` is mocked there as well` : { ...range, text: specifier };
  }
  const [first = "", ...rest] = row.imported === "*" ? [] : row.imported.split(".");
  const meant = first === "" ? null : graph.resolveExport(module, first);
  if (meant !== null && !(meant.status === "definition" && meant.symbol === definition)) {
    return "it is reached in a way that no fix knows";
  }
  const literal = source.text.slice(range.start, range.end);
  const at = literal.indexOf(row.specifier);
  if (at === -1 || literal.includes(row.specifier, at + 1)) return "its string is written in parts";
  const path = [name, ...rest].join(".");
  const text = first === "" ? specifier : `${specifier}${row.specifier.includes(":") ? ":" : "."}${path}`;
  return { start: range.start + at, end: range.start + at + row.specifier.length, text };
}
