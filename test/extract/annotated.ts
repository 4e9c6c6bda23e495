import type { FileFacts } from "../../src/model/facts.js";
import type { Span } from "../../src/model/span.js";
import { accesses, bindings, definitions, exports, imports } from "./describe-facts.js";

/** The source with a line of `^^^` below every definition, imported name, specifier, export and suppression; then what has no one place. */
export function annotated(text: string, facts: FileFacts): string {
  const marks = marksOf(facts);
  const lines = text.split("\n").flatMap((line, index) => {
    const own = marks.filter(({ span }) => span[0] === index + 1).sort((a, b) => a.span[1] - b.span[1]);
    return [
      line,
      ...own.map(({ span, label }) => `${" ".repeat(span[1] - 1)}${"^".repeat(width(span, line))} ${label}`),
    ];
  });
  const rest = [
    `module kind: ${facts.moduleKind}${facts.computedExports ? ", computes exports" : ""}`,
    facts.language === "python"
      ? `star names: ${String(facts.starNames)}`
      : `ambient modules: ${facts.ambientModules.join(", ")}`,
    "bindings:",
    ...bindings(facts),
    "accesses:",
    ...accesses(facts),
  ];
  return `${lines.join("\n")}\n${"-".repeat(80)}\n${rest.join("\n")}\n`;
}

function marksOf(facts: FileFacts): Mark[] {
  const at = <T extends { readonly span: Span }>(items: readonly T[], label: (item: T, index: number) => string) =>
    items.map((item, index) => ({ span: item.span, label: label(item, index) }));
  return [
    ...at(facts.definitions, (it, index) => {
      const members = it.members.map((member) => member.name).join(", ");
      return `definition ${definitions(facts)[index]}${members === "" ? "" : ` { ${members} }`}`;
    }),
    ...at(facts.imports, (_, index) => imports(facts)[index]!),
    ...facts.imports.flatMap(({ names }) => at(names, (it) => `imported ${it.imported}`)),
    ...at(facts.exports, (_, index) => `export ${exports(facts)[index]}`),
    ...at(facts.suppressions, (it) => `suppression ${it.scope} ${it.rules.join(", ")} lines ${it.lines.join(", ")}`),
    ...at(facts.problems, (it) => `problem ${it.message}`),
  ];
}

function width([startLine, startColumn, endLine, endColumn]: Span, line: string): number {
  return Math.max(1, (startLine === endLine ? endColumn : line.length + 1) - startColumn);
}

/** A mark under one piece of the source, and what the facts say of it. */
interface Mark {
  readonly span: Span;
  readonly label: string;
}
