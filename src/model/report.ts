import type { BaselineComparison } from "./baseline.js";
import type { BudgetUnits } from "./budget-units.js";
import type { Metrics } from "./metrics.js";
import type { Chain } from "./resolution.js";
import type { RoleReport } from "./role-report.js";
import type { RouteTable } from "./routes.js";
import type { Evidence } from "./rule.js";
import type { Severity } from "./severity.js";
import type { SnapshotKind } from "./snapshot.js";
import type { Place } from "./span.js";
import type { SymbolId } from "./symbol-id.js";
import type { Trend } from "./trend.js";

/** One violation with rule, severity, message, place, evidence and fingerprint. */
export interface Finding {
  readonly rule: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly place: Place;
  readonly symbol: string | null;
  readonly role: string | null;
  /** 32 hexadecimal digits; the same for the same finding while lines move. */
  readonly fingerprint: string;
  readonly bodyHash: string | null;
  readonly chain: Chain;
  readonly evidence: readonly Evidence[];
  /** Set when an inline suppression silences it: it is counted, but neither listed nor fails the run. */
  readonly suppressed: { readonly reason: string; readonly place: Place } | null;
  /** Whether the commit that the run is compared with did not have it; null when there is none. */
  readonly introduced: boolean | null;
  /** `known`: the baseline has it. Without a baseline everything is new. */
  readonly state: FindingState;
}

export type FindingState = "new" | "known";

/** The whole answer of a run. Reporters see nothing else. */
export interface Report {
  readonly toolVersion: string;
  readonly snapshot: { readonly kind: SnapshotKind; readonly commit: string | null; readonly prefix: string };
  readonly manifestFile: string | null;
  /** What the findings are compared with; null when they are not. */
  readonly since: Comparison | null;
  /** The baseline that findings are compared with; null when there is none. */
  readonly baseline: BaselineComparison | null;
  /** How the metrics came to be; null when nobody asked for it. */
  readonly trend: Trend | null;
  /** Sorted by severity, rule, file and place. The suppressed ones are in `suppressed`. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly roles: readonly RoleReport[];
  readonly routes: RouteTable;
  /** The symbols of findings that are definitions in the code. */
  readonly defined: readonly SymbolId[];
  readonly metrics: Metrics;
  readonly files: FileCounts;
  readonly problems: readonly Problem[];
  /** LF-normalised text of every file that a finding, its evidence or its chain points into. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of those files that start with a byte order mark or are in another encoding: what a reader has who takes all for UTF-8. */
  readonly textsAsUtf8: ReadonlyMap<string, string>;
  /** What the user should know that is no finding: no manifest, git is missing. */
  readonly notes: readonly string[];
  /** What the command line's `paths` left of the report; null when nothing was filtered. */
  readonly pathFilter: readonly string[] | null;
  readonly exitCode: 0 | 1;
}

/**
 * All that is to be said of a snapshot, whoever asks: a report is this, the part of it that was asked for, and a verdict. Data alone, so that
 * it can be kept.
 */
export interface Judgement extends Pick<
  Report,
  | "manifestFile"
  | "findings"
  | "suppressed"
  | "roles"
  | "routes"
  | "defined"
  | "metrics"
  | "files"
  | "problems"
  | "texts"
  | "textsAsUtf8"
> {
  /** The paths of all files that were analysed, sorted. */
  readonly analysed: readonly string[];
  /** Where the manifest says that the baseline is, relative to the analysis root; null where it does not say. */
  readonly declaredBaseline: string | null;
  /** What the metrics of all budgets count. */
  readonly budgets: readonly BudgetUnits[];
}

/** A past commit, judged by the same manifest. */
export interface Comparison {
  readonly commit: string;
  /** How many of its findings are there no more. */
  readonly fixed: number;
}

export interface FileCounts {
  readonly total: number;
  readonly typescript: number;
  readonly python: number;
  readonly unparsed: number;
  /** Source files that were left out, by reason. */
  readonly skipped: readonly SkippedFile[];
}

export interface SkippedFile {
  readonly path: string;
  readonly reason: SkipReason;
}

export type SkipReason =
  | "notIncluded"
  | "excluded"
  | "generated"
  | "vendored"
  | "minified"
  | "tooLarge"
  | "binary"
  | "symlink"
  | "unreadable";

/** A file that could not be read whole: said in the report, and never stops the run. */
export interface Problem {
  readonly place: Place;
  readonly message: string;
}
