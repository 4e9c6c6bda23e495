import { makeReport } from "./make-report.js";
import type { Judgement, Report } from "./model/report.js";
import type { Snapshot } from "./model/snapshot.js";
import { VERSION } from "./model/version.js";
import { openBaseline } from "./open-baseline.js";
import { manifestOf, openPast, openProject, type SnapshotChoice } from "./open-project.js";
import { analyze, judge, withRoutes } from "./pipeline.js";

export type { BaselineComparison, BaselineEntry } from "./model/baseline.js";
export type { Metrics } from "./model/metrics.js";
export type { Finding, Problem, Report } from "./model/report.js";
export type { Candidate, CandidateClass, RoleReport } from "./model/role-report.js";
export type { Severity } from "./model/severity.js";
export type { SnapshotChoice } from "./open-project.js";
export { UserError } from "./model/user-error.js";

export interface CheckOptions {
  /** The directory to work in, absolute. */
  readonly directory: string;
  /** The manifest, relative to the directory; without it the nearest one upwards is found. */
  readonly config?: string;
  /** What is judged; the files on disk when it is not said. */
  readonly snapshot?: SnapshotChoice;
  /** A commit to compare with: each finding says whether it was introduced since. */
  readonly since?: string;
  /** The baseline to compare with, relative to the directory; false for none. When it is not said, the project's own, if it has one. */
  readonly baseline?: string | false;
  /** The date that expiry dates are compared with, ISO. */
  readonly today: string;
}

/**
 * Runs what `ssotlint check` runs, and gives the whole report.
 * @throws {UserError} for a directory or manifest that does not exist or is wrong.
 */
export async function check(options: CheckOptions): Promise<Report> {
  const { directory, config, snapshot: choice, since, today } = options;
  const project = await openProject(directory, { cwd: undefined, config, snapshot: choice ?? { kind: "worktree" } });
  const manifest = await manifestOf(project);
  const past = since === undefined ? null : await openPast(project, since);
  const judged = async (snapshot: Snapshot): Promise<Judgement> =>
    judge(await withRoutes(await analyze(snapshot, manifest, today)));
  const before =
    past === null ? null : { ...(await judged(past.snapshot)), entries: past.snapshot.entries, commit: past.commit };
  const judgement = await judged(project.snapshot);
  const baseline = await openBaseline(project, judgement, options.baseline);
  return makeReport(project.snapshot, judgement, {
    toolVersion: VERSION,
    threshold: { failOn: "error", maxWarnings: null, failOnProblems: false, onlyIntroduced: false },
    paths: null,
    past: before,
    baseline: baseline.opened,
    trend: null,
    // To be asked at the end.
    notes: [...project.notes(), ...(past?.notes() ?? []), ...baseline.notes],
  });
}
