import type { Report } from "./model/report.js";
import { VERSION } from "./model/version.js";
import { openPast, openProject, type SnapshotChoice } from "./open-project.js";
import { analyze, judgePast, report, withRoutes } from "./pipeline.js";

export type { Finding, Metrics, Problem, Report } from "./model/report.js";
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
  const { manifest } = project;
  const past = since === undefined ? null : await openPast(project, since);
  const before = past === null ? null : await judgePast(past, manifest, today);
  const analysis = await withRoutes(await analyze(project.snapshot, manifest, today));
  return report(analysis, {
    toolVersion: VERSION,
    threshold: { failOn: "error", maxWarnings: null, failOnProblems: false, onlyIntroduced: false },
    paths: null,
    notes: [...project.notes(), ...(past?.notes() ?? [])],
    past: before,
  });
}
