import type { Dialect } from "../../../model/facts.js";
import type { FlowFacts, FlowStatement } from "../../../model/flow.js";
import { moduleSyntax } from "../module-syntax.js";
import { exportedNames } from "./exported-names.js";
import { mentionsIn } from "./mentions.js";
import { flowReader } from "./reader.js";

/** What the code of a TypeScript or JavaScript text does. Never throws for what is in the text; of what cannot be parsed nothing is said. */
export function typescriptFlow(text: string, dialect: Dialect): FlowFacts {
  return { language: "typescript", body: bodyOf(text, dialect) };
}

function bodyOf(text: string, dialect: Dialect): readonly FlowStatement[] {
  // Declarations run nothing.
  const syntax = dialect === "dts" ? null : moduleSyntax(text, dialect);
  if (syntax === null) return [];
  const { source, found, imports, names } = syntax;
  const exported = exportedNames(source, names.exports.list());
  return flowReader({ source, imports, exported, mentions: mentionsIn(found) }).statements(source.root.statements);
}
