import type { GraphDefinition, ModuleName, SymbolGraph } from "../model/graph.js";
import type { Declared, Role } from "../model/manifest.js";
import { resolveDeclared } from "../model/resolve-declared.js";
import type { Candidate } from "../model/role-report.js";
import type { SymbolId } from "../model/symbol-id.js";
import type { ClassIndex } from "./class-index.js";
import { findSimilar } from "./find-similar.js";
import { isEligible, type Matching } from "./matching.js";
import { type Matcher, pathPattern } from "./name-pattern.js";
import type { References } from "./references.js";

export interface Match {
  readonly definition: GraphDefinition;
  readonly matchedBy: Candidate["matchedBy"];
}

/** Everything that a role's pattern, bases, behaviour or declarations point at. The first way that fits says how it matched. */
export function findCandidates(
  graph: SymbolGraph,
  index: ClassIndex,
  role: Role,
  references: References,
  { names, definitions }: Matching,
): ReadonlyMap<SymbolId, Match> {
  const matches = new Map<SymbolId, Match>();
  const add = (definition: GraphDefinition | null, matchedBy: Candidate["matchedBy"]): void => {
    if (definition !== null && !matches.has(definition.symbol))
      matches.set(definition.symbol, { definition, matchedBy });
  };
  const isWithin = pathPattern(role.match.within);
  for (const definition of definitions) add(definition, "name");
  for (const name of names) add(reachedDefinition(graph, name, role), "reachedName");
  for (const definition of extending(graph, index, role, isWithin)) add(definition, "extends");
  for (const definition of similar(index, references, role, isWithin)) add(definition, "behaviour");
  for (const declared of [references.canonical, references.implementation, references.variants]) {
    for (const symbol of declared.keys()) add(graph.definition(symbol), "declared");
  }
  return matches;
}

/** A matching name in a test says nothing about what the rest of the code holds, only about other tests. */
function reachedDefinition(graph: SymbolGraph, name: ModuleName, role: Role): GraphDefinition | null {
  const definition = name.resolution.status === "definition" ? graph.definition(name.resolution.symbol) : null;
  if (definition === null || !isEligible(definition, role)) return null;
  return name.isTest && !definition.isTest ? null : definition;
}

/** What extends or implements one of the declared bases, over any number of steps. */
function extending(graph: SymbolGraph, index: ClassIndex, role: Role, isWithin: Matcher): readonly GraphDefinition[] {
  const declared = role.match.extends;
  if (declared.length === 0) return [];
  const wanted = new Set(declared.flatMap((base) => baseNames(graph, base)));
  const isWanted = (definition: GraphDefinition): boolean =>
    index.lineage.bases(definition).some((base) => wanted.has(base.definition?.symbol ?? base.name));
  return graph.definitions.filter(
    (definition) =>
      isEligible(definition, role) &&
      isWithin(definition.file) &&
      !wanted.has(definition.symbol) &&
      [definition, ...index.lineage.ancestors(definition, "any")].some((each) => isWanted(each)),
  );
}

/** A base may be first-party, by its symbol, or lie outside, by its dotted name (`events.EventEmitter`). */
function baseNames(graph: SymbolGraph, base: Declared): readonly string[] {
  const resolution = resolveDeclared(graph, base.symbol);
  if (resolution?.status === "definition") return [resolution.symbol];
  return resolution?.status === "external" ? [resolution.name] : [base.symbol];
}

function similar(index: ClassIndex, references: References, role: Role, isWithin: Matcher): readonly GraphDefinition[] {
  const found: GraphDefinition[] = [];
  for (const language of ["typescript", "python"] as const) {
    const comparison = references.comparison(language);
    if (comparison.kind !== "definitions") continue;
    for (const reference of comparison.definitions) {
      found.push(...findSimilar(index, reference, role.lookAlike).filter((each) => isEligible(each, role)));
    }
  }
  return found.filter((definition) => isWithin(definition.file));
}
