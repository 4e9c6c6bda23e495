import type { Invocation, Log, Notification, ReportingDescriptor, Run } from "sarif";
import type { Finding, Report } from "../model/report.js";
import { severityRank } from "../model/severity.js";
import type { Place } from "../model/span.js";
import { githubLineHashes } from "./github-line-hash.js";
import type { Rendered, RenderOptions, Reporter } from "./reporter.js";
import { safeJson, sanitize } from "./sanitize.js";
import { fitLimits, whatIsLeftOut, type SarifLimits } from "./sarif-limits.js";
import { escapeMarkup, sarifLocation, sarifResult, type ResultContext } from "./sarif-result.js";
import { sarifRule } from "./sarif-rules.js";

/** SARIF 2.1.0, written for what GitHub's code scanning reads of it and valid for everybody else. */
export const sarifReporter: Reporter = {
  name: "sarif",
  description: "SARIF 2.1.0, for GitHub code scanning and editors",
  render: (report, options) => renderSarif(report, options),
};

/** @param limits GitHub's, unless a test wants smaller ones */
export function renderSarif(report: Report, options: RenderOptions, limits?: SarifLimits): Rendered {
  // Whatever is in the file becomes an open alert.
  const open = options.includeKnown ? report.findings : report.findings.filter(({ state }) => state === "new");
  const findings = options.includeSuppressed ? mostSevereFirst([...open, ...report.suppressed]) : open;
  const context = contextOf(report, options, findings);
  const leftOut = (kept: number) => whatIsLeftOut(findings, kept, options.rules);
  const render = (kept: number) => safeJson(sarifLog(report, options, findings.slice(0, kept), context, leftOut(kept)));
  const { text, kept } = fitLimits(findings.length, render, limits);
  return { text, warnings: leftOut(kept).map((sentence) => `SARIF: ${sentence}`) };
}

/** Among findings of one severity, the open ones stay before the suppressed ones: what a limit leaves out is at the end. */
function mostSevereFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
}

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** What the tool says about its own run, as opposed to what it says about the code. */
const NOTIFICATIONS = {
  unread: {
    index: 0,
    id: "file-not-read-whole",
    name: "FileNotReadWhole",
    text: "A file could not be read whole, so findings in it may be missing.",
    help: "Correct what the message says, or exclude the file from the analysis.",
  },
  leftOut: {
    index: 1,
    id: "findings-left-out",
    name: "FindingsLeftOut",
    text: "There is more to say than code scanning takes.",
    help: "The other reporters list them all.",
  },
} as const satisfies Record<string, NotificationKind>;

interface NotificationKind {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly help: string;
}

function contextOf(report: Report, options: RenderOptions, findings: readonly Finding[]): ResultContext {
  return {
    prefix: report.snapshot.prefix,
    texts: report.texts,
    ruleIndexes: new Map(options.rules.map((rule, index) => [rule.id, index])),
    lineHash: lineHasher(report, findings),
    withSuppressions: options.includeSuppressed || (options.includeKnown && report.baseline !== null),
    withBaseline: report.baseline !== null,
  };
}

/** Hashes each file once, and no further than its last finding asks for. GitHub hashes a byte order mark too, and takes all for UTF-8. */
function lineHasher({ texts, textsAsUtf8 }: Report, findings: readonly Finding[]): (place: Place) => string | null {
  const lastLines = new Map<string, number>();
  for (const { place } of findings) {
    lastLines.set(place.file, Math.max(lastLines.get(place.file) ?? 0, place.span[0]));
  }
  const hashes = new Map<string, readonly string[]>();
  for (const [file, last] of lastLines) {
    const text = textsAsUtf8.get(file) ?? texts.get(file);
    if (text !== undefined) hashes.set(file, githubLineHashes(text, last));
  }
  return (place) => hashes.get(place.file)?.[place.span[0] - 1] ?? null;
}

function sarifLog(
  report: Report,
  options: RenderOptions,
  findings: readonly Finding[],
  context: ResultContext,
  leftOut: readonly string[],
): Log {
  const homepage = isAbsoluteUrl(options.homepage) ? options.homepage : null;
  const run: Run = {
    tool: {
      driver: {
        name: "ssotlint",
        ...(report.toolVersion === "" ? {} : { semanticVersion: report.toolVersion }),
        ...(homepage === null ? {} : { informationUri: homepage }),
        rules: options.rules.map((rule) => sarifRule(rule, homepage)),
        notifications: Object.values(NOTIFICATIONS).map(notificationRule),
      },
    },
    ...automationDetails(options),
    columnKind: "utf16CodeUnits",
    invocations: [invocation(report, context, leftOut)],
    results: findings.map((finding) => sarifResult(finding, context)),
  };
  return { $schema: SCHEMA, version: "2.1.0", runs: [run] };
}

/** GitHub takes what stands before the last slash for the category, and what follows for the run, which is left to it. */
function automationDetails({ category }: RenderOptions): Pick<Run, "automationDetails"> {
  const name = category?.replace(/\/+$/, "") ?? "";
  return name === "" ? {} : { automationDetails: { id: `${name}/` } };
}

function notificationRule({ id, name, text, help }: NotificationKind): ReportingDescriptor {
  return { id, name, shortDescription: { text }, fullDescription: { text }, help: { text: help } };
}

function invocation(report: Report, context: ResultContext, leftOut: readonly string[]): Invocation {
  const unread = report.problems.map(({ place, message }): Notification => ({
    level: "warning",
    message: { text: escapeMarkup(sanitize(message)) || NOTIFICATIONS.unread.text },
    descriptor: { id: NOTIFICATIONS.unread.id, index: NOTIFICATIONS.unread.index },
    locations: [sarifLocation(place, context)],
  }));
  const limits = leftOut.map((sentence): Notification => ({
    level: "warning",
    message: { text: sentence },
    descriptor: { id: NOTIFICATIONS.leftOut.id, index: NOTIFICATIONS.leftOut.index },
  }));
  const notifications = [...limits, ...unread];
  return {
    executionSuccessful: true,
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function isAbsoluteUrl(text: string | null): text is string {
  return text !== null && URL.canParse(text) && /^https?:/.test(text);
}
