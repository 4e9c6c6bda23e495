import type { SymbolGraph } from "../model/graph.js";
import { importedFrom } from "../model/imported-from.js";
import type { Manifest, Role } from "../model/manifest.js";
import { byKey, compareStrings } from "../model/order.js";
import type { Candidate, RoleContents, RoleCounts, RoleName, RoleReport } from "../model/role-report.js";
import type { SymbolId } from "../model/symbol-id.js";
import { findCandidates } from "./candidates.js";
import { buildClassIndex, type ClassIndex } from "./class-index.js";
import { classify } from "./classify.js";
import { foldSubclasses } from "./fold-subclasses.js";
import { matchRoles, type Matching } from "./matching.js";
import { resolveReferences, type References } from "./references.js";
import { roleNames } from "./role-names.js";

/**
 * What the code has for every role of the manifest: the names, the definitions behind them, and what each of them is.
 * Reports stand in the manifest's order, names and definitions by their place.
 */
export function judgeRoles(graph: SymbolGraph, manifest: Manifest, today: string): readonly RoleReport[] {
  if (manifest.roles.length === 0) return [];
  const index = buildClassIndex(graph);
  const matching = matchRoles(graph, manifest.roles);
  return manifest.roles.map((role) => judgeRole(graph, index, role, matching.get(role) ?? NOTHING, today));
}

const NOTHING: Matching = { names: [], definitions: [] };

function judgeRole(graph: SymbolGraph, index: ClassIndex, role: Role, matching: Matching, today: string): RoleReport {
  const references = resolveReferences(graph, index, role, today);
  const matches = findCandidates(graph, index, role, references, matching);
  const classified = [...matches.values()]
    .map((match) => classify({ graph, index, role, references }, match))
    .filter(belongs);
  const definitions = [...foldSubclasses(graph, index, classified)].sort(byKey((candidate) => candidate.symbol));
  const names = roleNames(matching.names, (symbol) => matches.has(symbol), references.canonical);
  const contents = contentsOf(graph, names, definitions, references);
  return {
    id: role.id,
    canonical: role.canonical.map((declared) => declared.symbol),
    implementation: [...(references.implementation.size > 0 ? references.implementation : references.canonical).keys()],
    names,
    definitions,
    contents,
    counts: countsOf(contents),
  };
}

/** What came in by its behaviour alone, and proves to be a contract, a double or a delegate, has nothing to do with the role. */
function belongs({ matchedBy, class: assigned }: Candidate): boolean {
  return matchedBy !== "behaviour" || assigned === "lookAlike" || assigned === "copy" || assigned === "variant";
}

function contentsOf(
  graph: SymbolGraph,
  names: readonly RoleName[],
  definitions: readonly Candidate[],
  references: References,
): RoleContents {
  const counted = names.filter((name) => !name.isTest);
  const classed = (wanted: Candidate["class"]): readonly SymbolId[] =>
    definitions
      .filter((one) => one.class === wanted && graph.definition(one.symbol)?.isTest === false)
      .map(({ symbol }) => symbol);
  const compared = (wanted: Candidate["class"]): readonly SymbolId[] | null =>
    references.incomplete ? null : classed(wanted);
  return {
    names: counted.map(({ module, name }) => `${module}#${name}`),
    definitions: [...new Set(counted.map((name) => name.symbol))],
    rivals: compared("rival"),
    copies: compared("copy"),
    lookAlikes: compared("lookAlike"),
    namesakes: compared("namesake"),
    variants: classed("variant"),
    importPaths: importPaths(graph, references.canonical.keys()),
  };
}

function countsOf(contents: RoleContents): RoleCounts {
  const { names, definitions, rivals, copies, lookAlikes, namesakes, variants, importPaths } = contents;
  const compared = (found: readonly SymbolId[] | null): number | null => found?.length ?? null;
  return {
    names: names.length,
    definitions: definitions.length,
    rivals: compared(rivals),
    copies: compared(copies),
    lookAlikes: compared(lookAlikes),
    namesakes: compared(namesakes),
    variants: variants.length,
    importPaths: importPaths.length,
  };
}

/** Forms that bind the symbol to a name of the program. A re-export passes it on, and a string only names it. */
const IMPORTING = new Set(["import", "require", "dynamicImport", "importEquals", "importType", "member"]);

/** The modules that the code outside tests imports the canonical symbols from. */
function importPaths(graph: SymbolGraph, canonical: Iterable<SymbolId>): readonly string[] {
  const modules = new Set<string>();
  for (const symbol of canonical) {
    for (const row of graph.importsOf(symbol)) {
      const module = importedFrom(row);
      if (!row.isTest && module !== null && IMPORTING.has(row.form)) modules.add(module);
    }
  }
  return [...modules].sort(compareStrings);
}
