import type { Binding, Definition, ExportFact, FileFacts } from "../../model/facts.js";
import type { SourceFile } from "../../model/graph.js";

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

/** Finds the table of a module. */
export interface ModuleTables {
  readonly has: (path: string) => boolean;
  readonly get: (path: string) => ModuleTable | undefined;
}

/** The tables of all files. A file is indexed when it is first asked about, and once for all snapshots that have it. */
export function moduleTables(files: readonly SourceFile[]): ModuleTables {
  const facts = new Map(files.map((file) => [file.path, file.facts]));
  return {
    has: (path) => facts.has(path),
    get: (path) => {
      const ofFile = facts.get(path);
      if (ofFile === undefined) return undefined;
      let found = INDEXED.get(ofFile);
      // Two files may say the same.
      if (found?.path !== path) INDEXED.set(ofFile, (found = moduleTable(path, ofFile)));
      return found;
    },
  };
}

const INDEXED = new WeakMap<FileFacts, ModuleTable>();

function moduleTable(path: string, facts: FileFacts): ModuleTable {
  const exports = new Map<string, ExportFact>();
  for (const fact of facts.exports) {
    if (fact.name !== "*" && !exports.has(fact.name)) exports.set(fact.name, fact);
  }
  const bindings = new Map<string, Binding>();
  for (const binding of facts.bindings) bindings.set(binding.name, binding);
  let definitions: ReadonlyMap<string, Definition> | null = null;
  return {
    path,
    facts,
    bindings,
    exports,
    stars: facts.exports.filter((fact) => fact.name === "*"),
    // Hardly any module is asked for them.
    get definitions() {
      definitions ??= new Map(facts.definitions.map((definition) => [definition.name, definition]));
      return definitions;
    },
  };
}
