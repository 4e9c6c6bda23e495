import type { Binding, Definition, ExportFact, FileFacts } from "../../model/facts.js";

/** One module's names, indexed for asking. */
export interface ModuleTable {
  readonly path: string;
  readonly facts: FileFacts;
  /** By name; of a name bound twice the last binding, which is the one in effect. */
  readonly bindings: ReadonlyMap<string, Binding>;
  /** Named exports, `default` and `=`; stars are in `stars`. */
  readonly exports: ReadonlyMap<string, ExportFact>;
  readonly stars: readonly ExportFact[];
  readonly definitions: ReadonlyMap<string, Definition>;
}

/** Builds the table from a file's facts. */
export function moduleTable(path: string, facts: FileFacts): ModuleTable {
  const exports = new Map<string, ExportFact>();
  for (const fact of facts.exports) {
    if (fact.name !== "*" && !exports.has(fact.name)) exports.set(fact.name, fact);
  }
  return {
    path,
    facts,
    bindings: new Map(facts.bindings.map((binding) => [binding.name, binding])),
    exports,
    stars: facts.exports.filter((fact) => fact.name === "*"),
    definitions: new Map(facts.definitions.map((definition) => [definition.name, definition])),
  };
}
