import { compareStrings } from "../model/order.js";
import type { Finding, Report } from "../model/report.js";
import type { RoleReport } from "../model/role-report.js";
import { severityRank } from "../model/severity.js";
import { compareSpans } from "../model/span.js";
import { findingInFull, findingsInShort, suppressedFinding } from "./console-finding.js";
import { columns, painter, type CodePage, type Page } from "./console-layout.js";
import { roleListing } from "./console-role.js";
import { problemLines, summary } from "./console-summary.js";
import { metricTable, roleTable } from "./console-table.js";
import type { Reporter, Rendered, RenderOptions } from "./reporter.js";
import { sanitize } from "./sanitize.js";

/** For people at a terminal. The findings come first and the table and the summary last, because the end is what stays on the screen. */
export const consoleReporter: Reporter = {
  name: "console",
  description: "for people: findings with source lines, then a table of counts",
  render: renderConsole,
  ignoresRules: true,
};

function renderConsole(report: Report, options: RenderOptions): Rendered {
  const page = pageFor(report, options);
  const wanted = report.findings.filter(
    ({ severity, state }) => (severity === "error" || !options.quiet) && (state === "new" || options.includeKnown),
  );
  const blocks = [
    ...report.roles.flatMap((role) => roleSection(page, role, wanted, options)),
    ...otherSections(page, report, wanted),
    ...(options.includeSuppressed ? section(page, "suppressed", suppressedBlocks(page, report)) : []),
    ...(report.problems.length > 0 && !options.quiet ? section(page, "problems", [problemLines(page, report)]) : []),
    ...tables(page, report),
    summary(page, report),
  ].filter((block) => block.length > 0);
  return { text: `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`, warnings: [] };
}

/** Lines that belong together. Blocks are set apart by an empty line. */
type Block = readonly string[];

/** A rule that fires more often than this within one section is listed in short lines. */
const MANY = 50;

const NARROWEST = 40;
const WIDEST = 160;

function pageFor(report: Report, options: RenderOptions): CodePage {
  const lines = new Map<string, readonly string[]>();
  const defined = new Set(report.defined);
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, options.width)),
    paint: painter(options.color),
    verbose: options.verbose,
    isDefined: (symbol) => defined.has(symbol),
    sourceLine: (file, line) => {
      let all = lines.get(file);
      if (all === undefined) {
        all = report.texts.get(file)?.split("\n") ?? [];
        lines.set(file, all);
      }
      return all[line - 1] ?? null;
    },
  };
}

function roleSection(
  page: CodePage,
  role: RoleReport,
  findings: readonly Finding[],
  options: RenderOptions,
): readonly Block[] {
  const own = findings.filter((finding) => finding.role === role.id);
  if (own.length === 0 && !options.verbose) return [];
  const listing = options.quiet ? [] : [roleListing(page, role)];
  return section(page, role.id, [...listing, ...findingBlocks(page, own)]);
}

/** The findings that belong to no role: a section for each rule. */
function otherSections(page: CodePage, report: Report, findings: readonly Finding[]): readonly Block[] {
  const roles = new Set(report.roles.map((role) => role.id));
  const others = findings.filter((finding) => finding.role === null || !roles.has(finding.role));
  const rules = [...new Set(others.map((finding) => finding.rule))];
  return rules.flatMap((rule) =>
    section(
      page,
      rule,
      findingBlocks(
        page,
        others.filter((finding) => finding.rule === rule),
      ),
    ),
  );
}

function section(page: Page, title: string, blocks: readonly Block[]): readonly Block[] {
  const text = sanitize(title);
  const line = "─".repeat(Math.max(2, page.width - columns(text) - 4));
  return [[`${page.paint("faint", "──")} ${page.paint("strong", text)} ${page.paint("faint", line)}`], ...blocks];
}

/** Rule by rule, in full where a finding asks for work and they are not too many; the short ones of a rule stand in one block. */
function findingBlocks(page: CodePage, findings: readonly Finding[]): readonly Block[] {
  const byRule = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(inReadingOrder)) {
    byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  }
  const blocks: Block[] = [];
  for (const ofRule of byRule.values()) {
    const isShort = ({ severity }: Finding) => !page.verbose && (severity === "note" || ofRule.length > MANY);
    blocks.push(...ofRule.filter((finding) => !isShort(finding)).map((finding) => findingInFull(page, finding)));
    blocks.push(findingsInShort(page, ofRule.filter(isShort)));
  }
  return blocks;
}

function suppressedBlocks(page: Page, report: Report): readonly Block[] {
  return [report.suppressed.flatMap((finding) => suppressedFinding(page, finding))];
}

function tables(page: Page, report: Report): readonly Block[] {
  const blocks = [roleTable(page, report.roles), metricTable(page, report.metrics)];
  return blocks.some((block) => block.length > 0) ? section(page, "counts", blocks) : [];
}

function inReadingOrder(a: Finding, b: Finding): number {
  return (
    compareStrings(a.rule, b.rule) ||
    severityRank(a.severity) - severityRank(b.severity) ||
    compareStrings(a.place.file, b.place.file) ||
    compareSpans(a.place.span, b.place.span) ||
    compareStrings(a.kind, b.kind)
  );
}
