import type { FileCounts, Finding, Report } from "../model/report.js";
import type { Chain } from "../model/resolution.js";
import type { Candidate, RoleName, RoleReport } from "../model/role-report.js";
import type { Evidence } from "../model/rule.js";
import type { Severity } from "../model/severity.js";
import type { Span } from "../model/span.js";
import type { JsonEvidence, JsonFinding, JsonHop, JsonRegion, JsonReport, JsonRole } from "./report-schema.js";
import { jsonRoutes } from "./json-routes.js";
import type { Reporter } from "./reporter.js";
import { safeJson } from "./sanitize.js";

/** For programs: a versioned contract (`schema/report.schema.json`), mapped key by key so that no change of internal types leaks into it. */
export const jsonReporter: Reporter = {
  name: "json",
  ignoresRules: true,
  description: "for programs: everything, in a versioned format with a JSON Schema",
  render: (report, options) => ({ text: safeJson(jsonReport(report, options)), warnings: [] }),
};

function jsonReport(report: Report, options: { readonly includeSuppressed: boolean }): JsonReport {
  return {
    schemaVersion: 1,
    tool: { name: "ssotlint", version: report.toolVersion },
    snapshot: { kind: report.snapshot.kind, commit: report.snapshot.commit, prefix: report.snapshot.prefix },
    manifest: report.manifestFile,
    since: jsonSince(report),
    baseline: jsonBaseline(report),
    pathFilter: report.pathFilter === null ? null : [...report.pathFilter],
    summary: {
      exitCode: report.exitCode,
      findings: { error: countOf(report, "error"), warning: countOf(report, "warning"), note: countOf(report, "note") },
      suppressed: report.suppressed.length,
      files: fileCounts(report.files),
      metrics: { ...report.metrics },
    },
    findings: report.findings.map(jsonFinding),
    ...(options.includeSuppressed ? { suppressed: report.suppressed.map(jsonSuppressed) } : {}),
    roles: report.roles.map(jsonRole),
    ...jsonRoutes(report.routes),
    problems: report.problems.map(({ place, message }) => ({ file: place.file, line: place.span[0], message })),
    notes: [...report.notes],
  };
}

function jsonSince({ since, findings }: Report): JsonReport["since"] {
  if (since === null) return null;
  const introduced = findings.filter((finding) => finding.introduced === true).length;
  return { commit: since.commit, introduced, fixed: since.fixed };
}

function jsonBaseline({ baseline }: Report): JsonReport["baseline"] {
  if (baseline === null) return null;
  const { file, known, fixed, metrics } = baseline;
  return {
    file,
    known,
    fixed: fixed.map(({ rule, kind, file, symbol, fingerprint, message }) => ({
      rule,
      kind,
      file,
      symbol,
      fingerprint,
      message,
    })),
    metrics: { ...metrics },
  };
}

function countOf(report: Report, severity: Severity): number {
  return report.findings.filter((finding) => finding.severity === severity).length;
}

function fileCounts(files: FileCounts): JsonReport["summary"]["files"] {
  const skipped = {
    notIncluded: 0,
    excluded: 0,
    generated: 0,
    vendored: 0,
    minified: 0,
    tooLarge: 0,
    binary: 0,
    symlink: 0,
    unreadable: 0,
  };
  for (const { reason } of files.skipped) skipped[reason]++;
  const { total, typescript, python, unparsed } = files;
  return { total, typescript, python, unparsed, skipped };
}

function jsonFinding(finding: Finding): JsonFinding {
  return {
    rule: finding.rule,
    kind: finding.kind,
    severity: finding.severity,
    message: finding.message,
    hint: finding.hint,
    file: finding.place.file,
    symbol: finding.symbol,
    role: finding.role,
    region: jsonRegion(finding.place.span),
    fingerprint: finding.fingerprint,
    state: finding.state,
    ...(finding.introduced === null ? {} : { introduced: finding.introduced }),
    chain: jsonChain(finding.chain),
    evidence: finding.evidence.map(jsonEvidence),
  };
}

function jsonSuppressed(finding: Finding): NonNullable<JsonReport["suppressed"]>[number] {
  const { reason, place } = finding.suppressed ?? { reason: "", place: finding.place };
  return { ...jsonFinding(finding), suppression: { reason, file: place.file, region: jsonRegion(place.span) } };
}

export function jsonRole(role: RoleReport): JsonRole {
  const { names, definitions, rivals, copies, lookAlikes, namesakes, variants, importPaths } = role.counts;
  return {
    id: role.id,
    canonical: [...role.canonical],
    implementation: [...role.implementation],
    counts: { names, definitions, rivals, copies, lookAlikes, namesakes, variants, importPaths },
    names: role.names.map(jsonName),
    definitions: role.definitions.map(jsonDefinition),
  };
}

function jsonName(name: RoleName): JsonRole["names"][number] {
  return {
    module: name.module,
    name: name.name,
    symbol: name.symbol,
    line: name.place.span[0],
    test: name.isTest,
    chain: jsonChain(name.chain),
  };
}

function jsonDefinition(definition: Candidate): JsonRole["definitions"][number] {
  const { shared } = definition;
  return {
    symbol: definition.symbol,
    file: definition.place.file,
    region: jsonRegion(definition.place.span),
    class: definition.class,
    matchedBy: definition.matchedBy,
    shared:
      shared === null
        ? null
        : {
            with: shared.with,
            bits: shared.bits,
            containment: shared.containment,
            members: [...shared.members],
          },
    evidence: definition.evidence.map(jsonEvidence),
  };
}

export function jsonChain(chain: Chain): JsonHop[] {
  return chain.map(({ file, span, hop, name }) => ({ file, line: span[0], hop, name }));
}

function jsonEvidence({ message, place }: Evidence): JsonEvidence {
  return { message, file: place.file, region: jsonRegion(place.span) };
}

function jsonRegion([startLine, startColumn, endLine, endColumn]: Span): JsonRegion {
  return { startLine, startColumn, endLine, endColumn };
}
