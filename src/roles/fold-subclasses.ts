import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import type { Candidate, CandidateClass, CandidateEvidence } from "../model/role-report.js";
import type { SymbolId } from "../model/symbol-id.js";
import { simpleName } from "../model/symbol-id.js";
import type { ClassIndex } from "./class-index.js";

/**
 * A subclass of a rival is evidence on that rival, not another: it has no class of its own, so it leaves the list, and the topmost rival
 * above it says that it is there. The same holds below a copy, and for a look-alike below another one. A subclass that matches by name
 * below a look-alike stays: its base is no rival.
 */
export function foldSubclasses(
  graph: SymbolGraph,
  index: ClassIndex,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const classes = new Map(candidates.map((candidate) => [candidate.symbol, candidate.class]));
  const subclasses = new Map<SymbolId, CandidateEvidence[]>();
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const above = candidate.class === null ? undefined : FOLDS_BELOW[candidate.class];
    const definition = graph.definition(candidate.symbol);
    const head = above === undefined || definition === null ? undefined : topmost(index, definition, classes, above);
    if (head === undefined) {
      kept.push(candidate);
      continue;
    }
    const evidence = { message: `\`${simpleName(candidate.symbol)}\` extends it.`, place: candidate.place };
    subclasses.set(head, [...(subclasses.get(head) ?? []), evidence]);
  }
  return kept.map((candidate) => ({
    ...candidate,
    evidence: [...candidate.evidence, ...(subclasses.get(candidate.symbol) ?? [])],
  }));
}

/** Below which classes a candidate of a class is evidence only. */
const FOLDS_BELOW: Partial<Record<CandidateClass, ReadonlySet<CandidateClass>>> = {
  rival: new Set(["rival", "copy"]),
  namesake: new Set(["rival", "copy"]),
  lookAlike: new Set(["rival", "copy", "lookAlike"]),
};

function topmost(
  index: ClassIndex,
  definition: GraphDefinition,
  classes: ReadonlyMap<SymbolId, Candidate["class"]>,
  wanted: ReadonlySet<CandidateClass>,
): SymbolId | undefined {
  return index.lineage
    .ancestors(definition, "inheritance")
    .map((ancestor) => ancestor.symbol)
    .findLast((symbol) => {
      const assigned = classes.get(symbol);
      return assigned !== undefined && assigned !== null && wanted.has(assigned);
    });
}
