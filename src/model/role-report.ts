import type { Chain } from "./resolution.js";
import type { Place } from "./span.js";
import type { SymbolId } from "./symbol-id.js";

/** What was found for one role: every name, every definition behind the names, and what each of them is. */
export interface RoleReport {
  readonly id: string;
  /** The public symbols as the manifest declares them, whether they exist or not. */
  readonly canonical: readonly SymbolId[];
  /** The definitions that others are compared with: the implementation, else what the canonical symbols resolve to. */
  readonly implementation: readonly SymbolId[];
  readonly names: readonly RoleName[];
  /** Every candidate but the subclasses of a rival: those are evidence on that rival. */
  readonly definitions: readonly Candidate[];
  /** What is counted, outside tests. */
  readonly contents: RoleContents;
  /** How much that is. */
  readonly counts: RoleCounts;
}

export interface RoleName {
  readonly module: string;
  readonly name: string;
  readonly place: Place;
  readonly symbol: SymbolId;
  readonly chain: Chain;
  readonly isTest: boolean;
}

export const CANDIDATE_CLASSES = [
  "canonical",
  "implementation",
  "variant",
  "double",
  "contract",
  "delegate",
  "copy",
  "rival",
  "namesake",
  "lookAlike",
] as const;

export type CandidateClass = (typeof CANDIDATE_CLASSES)[number];

/** A definition that matches a role, the one class that it has, and why. */
export interface Candidate {
  readonly symbol: SymbolId;
  readonly place: Place;
  /** `null` when the canonical symbol does not exist and the class would need the comparison. */
  readonly class: CandidateClass | null;
  /** How it came to be a candidate. */
  readonly matchedBy: "name" | "reachedName" | "extends" | "behaviour" | "declared";
  readonly shared: SharedBehaviour | null;
  readonly evidence: readonly CandidateEvidence[];
}

/** Behaviour that two classes share, in bits; see `roles/shared-behaviour.ts` for the formula. */
export interface SharedBehaviour {
  readonly with: SymbolId;
  readonly bits: number;
  /** 0 to 1: the shared weight over the smaller side's weight. */
  readonly containment: number;
  readonly members: readonly string[];
}

export interface CandidateEvidence {
  readonly message: string;
  readonly place: Place;
}

/** What the counts of a role count: names as `<module>#<name>`, import paths as modules, the rest as symbols. `null` where the count is. */
export type RoleContents = {
  readonly [Count in keyof RoleCounts]: readonly string[] | Extract<RoleCounts[Count], null>;
};

/** `null`: it needs a comparison, and the canonical symbol does not exist. */
export interface RoleCounts {
  readonly names: number;
  readonly definitions: number;
  readonly rivals: number | null;
  readonly copies: number | null;
  readonly lookAlikes: number | null;
  readonly namesakes: number | null;
  readonly variants: number;
  readonly importPaths: number;
}

/** The names of the counts, the compiler sees to it that none is missing. */
export const ROLE_COUNTS: readonly string[] = Object.keys({
  names: true,
  definitions: true,
  rivals: true,
  copies: true,
  lookAlikes: true,
  namesakes: true,
  variants: true,
  importPaths: true,
} satisfies Record<keyof RoleCounts, true>);
