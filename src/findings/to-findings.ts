import { compareStrings } from "../model/order.js";
import type { Finding } from "../model/report.js";
import type { Rule, Violation } from "../model/rule.js";
import { severityRank } from "../model/severity.js";
import { compareSpans } from "../model/span.js";
import { fingerprintsOf } from "./fingerprint.js";
import { fillMessage } from "./message.js";
import type { SeverityOf } from "./severity.js";

/** Completes violations to findings, leaves out what is switched off, and sorts the rest. */
export function toFindings(
  violations: readonly Violation[],
  rules: readonly Rule[],
  severityOf: SeverityOf,
): readonly Finding[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  // Before anything is left out: switching one finding off must not change the identity of another.
  const fingerprints = fingerprintsOf(violations);
  return violations
    .flatMap((violation, index): readonly Finding[] => {
      const severity = severityOf(violation.rule, violation.kind, violation.place.file);
      const meta = byId.get(violation.rule)?.kinds[violation.kind];
      if (severity === "off" || meta === undefined) return [];
      const { rule, kind, data, place, symbol, role, bodyHash, chain, evidence } = violation;
      const message = fillMessage(meta.message, data);
      const hint = fillMessage(meta.hint, data);
      const fingerprint = fingerprints[index] ?? "";
      return [
        {
          rule,
          kind,
          severity,
          message,
          hint,
          place,
          symbol,
          role,
          fingerprint,
          bodyHash,
          chain,
          evidence,
          suppressed: null,
          introduced: null,
          state: "new",
        },
      ];
    })
    .sort(compareFindings);
}

/** The order of a report: severity, rule, file, place; the fingerprint decides what is left. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    severityRank(a.severity) - severityRank(b.severity) ||
    compareStrings(a.rule, b.rule) ||
    compareStrings(a.place.file, b.place.file) ||
    compareSpans(a.place.span, b.place.span) ||
    compareStrings(a.fingerprint, b.fingerprint)
  );
}
