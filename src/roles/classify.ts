import { assertNever } from "../model/assert-never.js";
import type { GraphDefinition, SymbolGraph } from "../model/graph.js";
import type { Declared, Role } from "../model/manifest.js";
import type { Candidate, CandidateClass, CandidateEvidence, SharedBehaviour } from "../model/role-report.js";
import type { Place } from "../model/span.js";
import { simpleName, type SymbolId, symbolId } from "../model/symbol-id.js";
import type { Match } from "./candidates.js";
import { type ClassIndex, isInEffect } from "./class-index.js";
import { commonInheritance, inheritedAlike } from "./common-inheritance.js";
import { contractReason } from "./contracts.js";
import { delegateReason } from "./delegates.js";
import { COPY_SIMILARITY, similarity } from "./find-similar.js";
import { methodsOf } from "./public-members.js";
import type { References } from "./references.js";
import { reaches, sharedBehaviour } from "./shared-behaviour.js";

/** What judging the candidates of one role needs. */
export interface Judging {
  readonly graph: SymbolGraph;
  readonly index: ClassIndex;
  readonly role: Role;
  readonly references: References;
}

/** Gives a candidate the first class that fits, in the order of the classes, with the evidence for it. */
export function classify(judging: Judging, match: Match): Candidate {
  const { definition, matchedBy } = match;
  const verdict = declaredClass(judging, definition) ?? ownClass(judging, definition) ?? comparedClass(judging, match);
  return {
    symbol: definition.symbol,
    place: placeOf(definition),
    class: verdict.class,
    matchedBy,
    shared: verdict.shared ?? null,
    evidence: [...verdict.evidence, ...notInEffect(judging.graph, definition)],
  };
}

/** The other definitions of this name in its file, of which readers may take one for what the name stands for. */
function notInEffect(graph: SymbolGraph, definition: GraphDefinition): readonly CandidateEvidence[] {
  const name = definition.facts.name.replaceAll(/~\d+/g, "");
  const others: CandidateEvidence[] = [];
  for (let count = 1; ; count++) {
    const other = graph.definition(symbolId(definition.file, count === 1 ? name : `${name}~${count}`));
    if (other === null) return others;
    if (other.symbol === definition.symbol || isInEffect(graph, other)) continue;
    const message = `The module defines \`${simpleName(other.symbol)}\` here too, and that definition is not in effect.`;
    others.push({ message, place: placeOf(other) });
  }
}

interface Verdict {
  readonly class: CandidateClass | null;
  readonly shared?: SharedBehaviour;
  readonly evidence: readonly CandidateEvidence[];
}

export function placeOf(definition: GraphDefinition): Place {
  return { file: definition.file, span: definition.facts.span };
}

/** Canonical, implementation, variant: what the manifest says. */
function declaredClass({ references }: Judging, { symbol }: GraphDefinition): Verdict | null {
  const canonical = references.canonical.get(symbol);
  if (canonical !== undefined) return verdict("canonical", declaredSentence(canonical, symbol), canonical.place);
  const implementation = references.implementation.get(symbol);
  if (implementation !== undefined) {
    return verdict("implementation", "The manifest says that it does the work.", implementation.place);
  }
  const variant = references.variants.get(symbol);
  if (variant === undefined) return null;
  const until = variant.until === null ? "" : ` until ${variant.until}`;
  return verdict("variant", `The manifest allows it${until}: ${variant.reason}`, variant.place);
}

/** The declared name may be an alias, and nothing else in a report would say what the two have to do with each other. */
function declaredSentence(declared: Declared, symbol: SymbolId): string {
  const name = simpleName(declared.symbol);
  return name === simpleName(symbol) ? "The manifest declares it." : `The manifest declares it as \`${name}\`.`;
}

/** Double and contract: what the definition is by itself. */
function ownClass({ index }: Judging, definition: GraphDefinition): Verdict | null {
  if (definition.isTest) return verdict("double", "It lives in a test file.", placeOf(definition));
  const reason = contractReason(definition, index);
  return reason === null ? null : verdict("contract", reason, placeOf(definition));
}

/** Delegate, copy, rival, namesake, look-alike: what it is beside the canonical definition. */
function comparedClass(judging: Judging, match: Match): Verdict {
  const { definition } = match;
  const comparison = judging.references.comparison(definition.language);
  if (comparison.kind === "missing") return { class: null, evidence: [] };
  const related = relatedVerdict(judging, definition);
  if (related !== null) return related;
  switch (comparison.kind) {
    case "otherLanguage": {
      const message = "The role has no canonical symbol in this language, and classes are compared within one.";
      return verdict("namesake", message, placeOf(definition));
    }
    case "facade":
      return besideFacade(judging, definition);
    case "definitions":
      return byBehaviour(judging, match, comparison.definitions);
    default:
      return assertNever(comparison);
  }
}

function relatedVerdict({ graph, index, role, references }: Judging, definition: GraphDefinition): Verdict | null {
  const canonical = references.canonicalIn(definition.language);
  const targets = { definitions: canonical, contractBits: role.rival.bits };
  const reason = delegateReason(graph, index, definition, targets);
  if (reason !== null) return verdict("delegate", reason, placeOf(definition));
  // A base whose bodies the canonical class inherits does part of its work: it is no second one.
  const heir = canonical.find((one) => index.lineage.ancestors(one, "inheritance").includes(definition));
  if (heir !== undefined) {
    return verdict("implementation", `\`${simpleName(heir.symbol)}\` inherits from it.`, placeOf(heir));
  }
  for (const original of canonical) {
    const same = similarity(definition, original);
    if (same < COPY_SIMILARITY) continue;
    const message = `${Math.floor(same * 100)} % of its text is that of \`${simpleName(original.symbol)}\`.`;
    return { ...verdict("copy", message, placeOf(original)), shared: sharedBehaviour(index, definition, original) };
  }
  return null;
}

/** With nothing to compare with, what matches and does work counts as a rival. */
function besideFacade({ index, references }: Judging, definition: GraphDefinition): Verdict {
  const doesWork =
    definition.facts.kind === "function" ||
    methodsOf(index.members(definition)).some((method) => method.body === "present");
  if (!doesWork) return verdict("namesake", "It has no public method that does work.", placeOf(definition));
  const facade = references.canonicalIn(definition.language)[0];
  const name = facade === undefined ? "The canonical symbol" : `\`${simpleName(facade.symbol)}\``;
  const message = `${name} has no public members to compare with, so everything that matches and does work counts.`;
  return verdict("rival", message, placeOf(facade ?? definition));
}

function byBehaviour(
  { index, role }: Judging,
  { definition, matchedBy }: Match,
  compared: readonly GraphDefinition[],
): Verdict {
  // What classes of one family have from it says nothing, and who is found by behaviour has to have more of it than the family.
  const leftOut = matchedBy === "behaviour" ? commonInheritance : inheritedAlike;
  const scores = compared.map((original) => ({
    original,
    shared: sharedBehaviour(index, definition, original, leftOut(index, definition, original)),
  }));
  const best = scores.find(({ shared }) => reaches(shared, role.rival)) ?? strongest(scores);
  const { original, shared } = best;
  const evidence = [{ message: sharedSentence(shared), place: placeOf(original) }];
  if (matchedBy === "behaviour") return { class: "lookAlike", shared, evidence };
  return { class: reaches(shared, role.rival) ? "rival" : "namesake", shared, evidence };
}

interface Score {
  readonly original: GraphDefinition;
  readonly shared: SharedBehaviour;
}

function strongest(scores: readonly Score[]): Score {
  return scores.reduce((best, score) => (score.shared.bits > best.shared.bits ? score : best));
}

/** Says what two classes share, e.g. that `connect`, `send` and 5 more are in both. */
function sharedSentence(shared: SharedBehaviour): string {
  const other = `\`${simpleName(shared.with)}\``;
  if (shared.members.length === 0) return `It shares no public member with ${other}.`;
  const named = shared.members.slice(0, 8).map((member) => `\`${member}\``);
  const more = shared.members.length - named.length;
  const list = more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
  return `It shares ${list} with ${other}: ${shared.bits} bits, containment ${shared.containment}.`;
}

function verdict(assigned: CandidateClass, message: string, place: Place): Verdict {
  return { class: assigned, evidence: [{ message, place }] };
}
