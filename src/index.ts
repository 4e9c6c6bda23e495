import { makeReport } from "./make-report.js";
import type { Judgement, Report } from "./model/report.js";
import type { Snapshot } from "./model/snapshot.js";
import { VERSION } from "./model/version.js";
import { manifestOf, openPast, openProject, type SnapshotChoice } from "./open-project.js";
import { analyze, judge, withRoutes } from "./pipeline.js";

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
  /** The date that expiry dates are compared with, ISO. */
  readonly today: string;
}

/**
 * Runs what `ssotlint check` runs, and gives the whole report.
 * @throws {UserError} for a directory or manifest that does not exist or is wrong.
 */
export async function check({ directory, config, snapshot: choice, since, today }: CheckOptions): Promise<Report> {
  const project = await openProject(directory, { cwd: undefined, config, snapshot: choice ?? { kind: "worktree" } });
  const manifest = await manifestOf(project);
  const past = since === undefined ? null : await openPast(project, since);
  const judged = async (snapshot: Snapshot): Promise<Judgement> =>
    judge(await withRoutes(await analyze(snapshot, manifest, today)));
  const before =
    past === null ? null : { ...(await judged(past.snapshot)), entries: past.snapshot.entries, commit: past.commit };
  return makeReport(project.snapshot, await judged(project.snapshot), {
    toolVersion: VERSION,
    threshold: { failOn: "error", maxWarnings: null, failOnProblems: false, onlyIntroduced: false },
    paths: null,
    past: before,
    // To be asked at the end.
    notes: [...project.notes(), ...(past?.notes() ?? [])],
  });
}
