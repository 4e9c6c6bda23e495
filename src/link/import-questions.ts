import type { Question, ResolvedImport } from "../model/graph.js";
import type { SymbolId } from "../model/symbol-id.js";

/** The definitions that a file imports. */
export const IMPORTED_DEFINITIONS: Question<readonly SymbolId[]> = {
  keptAs: "imported definitions",
  ask: (graph, { path }) => {
    const symbols = graph
      .importsIn(path)
      .flatMap(({ resolution }) => (resolution.status === "definition" ? resolution.symbol : []));
    return [...new Set(symbols)];
  },
};

/** The imports of one definition in a file: one object for each definition. Rules ask it of few, whose importers may be many. */
export function importsOfDefinition(symbol: SymbolId): Question<readonly ResolvedImport[]> {
  let question = IMPORTING.get(symbol);
  if (question === undefined) {
    question = {
      keptAs: `imports of ${symbol}`,
      ask: (graph, { path }) => rowsTo(symbol, graph.importsIn(path)),
    };
    IMPORTING.set(symbol, question);
  }
  return question;
}

const IMPORTING = new Map<SymbolId, Question<readonly ResolvedImport[]>>();

function rowsTo(symbol: SymbolId, rows: readonly ResolvedImport[]): readonly ResolvedImport[] {
  return rows.filter(({ resolution }) => resolution.status === "definition" && resolution.symbol === symbol);
}
