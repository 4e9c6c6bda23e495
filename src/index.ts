import type { Report } from "./model/report.js";
import { VERSION } from "./model/version.js";
import { openProject } from "./open-project.js";
import { analyze, report, withRoutes } from "./pipeline.js";

export type { Finding, Metrics, Problem, Report } from "./model/report.js";
export type { Candidate, CandidateClass, RoleReport } from "./model/role-report.js";
export type { Severity } from "./model/severity.js";
export { UserError } from "./model/user-error.js";

export interface CheckOptions {
  /** The directory to work in, absolute. */
  readonly directory: string;
  /** The manifest, relative to the directory; without it the nearest one upwards is found. */
  readonly config?: string;
  /** The date that expiry dates are compared with, ISO. */
  readonly today: string;
}

/**
 * Runs what `ssotlint check` runs, and gives the whole report.
 * @throws {UserError} for a directory or manifest that does not exist or is wrong.
 */
export async function check({ directory, config, today }: CheckOptions): Promise<Report> {
  const { snapshot, manifest, notes } = await openProject(directory, { cwd: undefined, config });
  const analysis = await withRoutes(await analyze(snapshot, manifest, today));
  return report(analysis, {
    toolVersion: VERSION,
    threshold: { failOn: "error", maxWarnings: null, failOnProblems: false },
    paths: null,
    notes,
  });
}
