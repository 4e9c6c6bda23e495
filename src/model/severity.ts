/** How much a finding matters. `note` never fails a run by itself. */
export type Severity = "error" | "warning" | "note";

/** What a manifest may say about a rule or one of its kinds. */
export type SeveritySetting = Severity | "off";

export const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/** 0 for `error`, rising as the severity falls. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
