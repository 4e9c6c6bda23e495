import type { SymbolGraph } from "./graph.js";
import type { Manifest } from "./manifest.js";
import type { Metrics } from "./metrics.js";
import type { Chain } from "./resolution.js";
import type { RoleReport } from "./role-report.js";
import type { RouteTable } from "./routes.js";
import type { Severity } from "./severity.js";
import type { Place } from "./span.js";
import type { Suspect } from "./suspect.js";
import type { SuppressionState } from "./suppression-state.js";

/** A rule is data and one pure function, in one file. Its id is its file's name. */
export type Rule = GraphRule | MetricRule | SuppressionRule;

interface RuleMeta {
  readonly id: string;
  readonly docs: RuleDocs;
  /** Every kind of violation that the rule reports. */
  readonly kinds: Readonly<Record<string, KindMeta>>;
}

/** Asks the linked code and the manifest. */
export interface GraphRule extends RuleMeta {
  readonly stage: "graph";
  readonly find: (context: RuleContext) => Iterable<Violation>;
}

/** Asks what was counted. It runs after the graph rules, because some metrics count their violations. */
export interface MetricRule extends RuleMeta {
  readonly stage: "metrics";
  readonly find: (metrics: Metrics, manifest: Manifest) => Iterable<Violation>;
}

/** Asks what the suppressions did to the findings of all other rules. */
export interface SuppressionRule extends RuleMeta {
  readonly stage: "suppressions";
  readonly find: (suppressions: readonly SuppressionState[]) => Iterable<Violation>;
}

export interface KindMeta {
  readonly severity: Severity;
  /** One line that stands alone. `{name}` is filled from the violation's data. */
  readonly message: string;
  /** What to do now, filled the same way. */
  readonly hint: string;
}

/** The rule's documentation, from which its page, `explain` and SARIF help are made. Markdown. */
export interface RuleDocs {
  /** One sentence, at most 200 characters. */
  readonly summary: string;
  /** How it finds what it finds. */
  readonly what: string;
  readonly why: string;
  readonly example: DocExample;
  readonly instead: DocExample;
  readonly whenToAllow: string;
  /** For code scanning: how often a finding is right. */
  readonly precision: "very-high" | "high" | "medium" | "low";
  readonly tags: readonly string[];
}

/** A small project: files by path, the manifest among them. Runs as a test. */
export interface DocExample {
  readonly files: Readonly<Record<string, string>>;
}

export interface RuleContext {
  readonly graph: SymbolGraph;
  readonly manifest: Manifest;
  readonly roles: readonly RoleReport[];
  readonly routes: RouteTable;
  /** Probable duplicates that no role asks about; empty when there is a manifest. */
  readonly suspects: readonly Suspect[];
  /** ISO date that expiry dates are compared with. */
  readonly today: string;
}

/** One unit of what a rule found: facts, not prose and not severity. */
export interface Violation {
  readonly rule: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly place: Place;
  /** The symbol that it is about, for people and for the baseline. */
  readonly symbol: string | null;
  /** What makes it this violation and no other, whatever the lines: goes into the fingerprint. */
  readonly identity: readonly string[];
  /** A hash of the text that it is about, by which a baseline finds it after a move. */
  readonly bodyHash: string | null;
  /** The role that it belongs to, for grouping. */
  readonly role: string | null;
  readonly chain: Chain;
  readonly evidence: readonly Evidence[];
}

export interface Evidence {
  readonly message: string;
  readonly place: Place;
}
