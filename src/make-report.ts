import { compareWithBaseline, type BaselineInput } from "./findings/compare-baseline.js";
import { explainBudget } from "./findings/explain-budget.js";
import { markIntroduced, type FindingLists } from "./findings/mark-introduced.js";
import { filesThenAndNow } from "./findings/moved-files.js";
import { verdict, type Threshold } from "./findings/verdict.js";
import type { Baseline, BaselineComparison } from "./model/baseline.js";
import type { Judgement, Report } from "./model/report.js";
import type { Snapshot, SnapshotEntry } from "./model/snapshot.js";
import type { Trend } from "./model/trend.js";
import { BUDGET_RULES } from "./rules/budget-rules.js";

export interface ReportSettings {
  readonly toolVersion: string;
  readonly threshold: Threshold;
  /** Paths relative to the analysis root that the listed findings are limited to; null lists all. Counts never change. */
  readonly paths: readonly string[] | null;
  readonly notes: readonly string[];
  /** What the findings are compared with; null when they are not. */
  readonly past: Past | null;
  /** What the findings are compared with that a team agreed to live with for now; null for nothing. */
  readonly baseline: OpenedBaseline | null;
  /** How the metrics came to be; null when nobody asked for it. */
  readonly trend: Trend | null;
}

/** A baseline, and its path relative to the analysis root. */
export interface OpenedBaseline {
  readonly file: string;
  readonly baseline: Baseline;
}

/** What a past commit had, by the same manifest. */
export interface Past extends FindingLists, Pick<Judgement, "budgets"> {
  readonly commit: string;
  readonly entries: readonly SnapshotEntry[];
}

/** Puts a report together: what was asked for of all that is to be said of a snapshot, and the verdict on it. */
export function makeReport(snapshot: Snapshot, judgement: Judgement, settings: ReportSettings): Report {
  const { analysed: _, declaredBaseline: _name, budgets, ...said } = judgement;
  const { past, threshold } = settings;
  const { fixed, ...marked } =
    past === null ? { ...said, fixed: 0 } : markIntroduced(said, past, filesThenAndNow(snapshot.entries, past.entries));
  const { findings, suppressed, baseline } = withBaseline(marked, settings.baseline, snapshot, judgement);
  const isWanted = pathFilter(settings.paths);
  const context = { findings: [...findings, ...suppressed], budgets, past, baseline };
  const listed = findings
    .filter((finding) => isWanted(finding.place.file))
    .map((finding) => (BUDGET_RULES.has(finding.rule) ? explainBudget(finding, context) : finding));
  return {
    ...said,
    toolVersion: settings.toolVersion,
    snapshot: { kind: snapshot.kind, commit: snapshot.commit, prefix: snapshot.prefix },
    since: past === null ? null : { commit: past.commit, fixed },
    baseline,
    trend: settings.trend,
    findings: listed,
    suppressed: suppressed.filter((finding) => isWanted(finding.place.file)),
    notes: settings.notes,
    pathFilter: settings.paths,
    exitCode: verdict({ findings: listed, problems: said.problems, threshold, alwaysCounting: BUDGET_RULES }),
  };
}

interface WithBaseline extends FindingLists {
  readonly baseline: BaselineComparison | null;
}

function withBaseline(
  lists: FindingLists,
  opened: OpenedBaseline | null,
  snapshot: Snapshot,
  judgement: Judgement,
): WithBaseline {
  if (opened === null) return { ...lists, baseline: null };
  const { file, baseline } = opened;
  const { known, fixed, ...marked } = compareWithBaseline(lists, {
    baseline,
    ...baselineSurroundings(snapshot, judgement),
  });
  return { ...marked, baseline: { file, known, fixed, metrics: baseline.metrics } };
}

/** What a comparison with any baseline needs to know. */
export function baselineSurroundings(
  { entries }: Snapshot,
  { problems, texts }: Pick<Judgement, "problems" | "texts">,
): Omit<BaselineInput, "baseline"> {
  let paths: ReadonlySet<string> | null = null;
  return {
    alwaysCounting: BUDGET_RULES,
    isThere: (file) => (paths ??= new Set(entries.map(({ path }) => path))).has(file),
    texts,
    unread: new Set(problems.map(({ place }) => place.file)),
  };
}

function pathFilter(paths: readonly string[] | null): (file: string) => boolean {
  if (paths === null) return () => true;
  return (file) => paths.some((path) => path === "" || file === path || file.startsWith(`${path}/`));
}
