import type { Finding, Report } from "../model/report.js";
import { SEVERITIES } from "../model/severity.js";
import { counted } from "./console-layout.js";
import { changeTable, metricTable, roleTable } from "./markdown-counts.js";
import { findingRow, fixedRow, shortRow } from "./markdown-findings.js";
import { foldedList, foldedTable, listOf, NOTHING, type Fitted } from "./markdown-fit.js";
import { code, cut, documentOf, prose, table, type Block, type Links } from "./markdown-text.js";
import type { Rendered, RenderOptions, Reporter } from "./reporter.js";
import { budgetRules, notListedText, toActOn, type ActOn } from "./to-act-on.js";

/**
 * For the comment of a pull request and the summary of a job: what changed first, then what is new with links into the code, then the counts.
 * Long lists are folded, and what a comment cannot hold is left out and counted.
 */
export const markdownReporter: Reporter = {
  name: "markdown",
  description: "for a comment on a pull request, or the summary of a job: what changed first",
  render: (report, options) => renderMarkdown(report, options),
};

/** @param most characters of the whole text, unless a test wants fewer; there have to be a few thousand */
export function renderMarkdown(report: Report, options: RenderOptions, most = MOST_CHARACTERS): Rendered {
  const scale = most / MOST_CHARACTERS;
  const links: Links = { prefix: report.snapshot.prefix, sourceUrl: options.sourceUrl };
  const found = toActOn(report, options);
  const budgets = budgetRules(options.rules);
  const isBefore = ({ introduced, rule }: Finding): boolean => introduced === false && !budgets.has(rule);
  const news = found.listed.filter((finding) => !isBefore(finding));
  const changes = changesOf(report, scale);
  const rest = restOf(report, options, { before: found.listed.filter(isBefore), known: found.known }, scale);
  const start = [[`## ${title(report, news)}`], deltaTable(report, found), ...changes.blocks];
  const end = [
    ...notListed({ known: options.includeKnown ? [] : found.known, inherited: found.inherited }),
    ...rest.flatMap(({ blocks }) => blocks),
    [footer(report)],
  ];
  const heading = [hasDelta(report) ? "### New" : "### Findings"];
  const room = most - documentOf([...start, heading, ...end]).length;
  const rows = news.map((finding) => findingRow(finding, links));
  const list = listOf(rows, room, MOST_ROWS);
  const left = [changes, list, ...rest].reduce((sum, part) => sum + part.left, 0);
  const leftOut = `a comment takes ${most} characters, so ${counted(left, "row")} of the report ${left === 1 ? "was" : "were"} left out`;
  return {
    text: documentOf([...start, rows.length === 0 ? [] : heading, ...list.blocks, ...end]),
    warnings: left === 0 ? [] : [`Markdown: ${leftOut}`],
  };
}

/** GitHub takes a comment of 65,536 characters; some are left for what a workflow puts around it. */
const MOST_CHARACTERS = 65_000;

/** How many of them each list may have at most; new findings get what all others leave. */
const SHARES = {
  changes: 6000,
  before: 5000,
  known: 5000,
  fixed: 5000,
  suppressed: 5000,
  roles: 6000,
  metrics: 4000,
  problems: 2000,
  notes: 2000,
};

/** So many rows of a list are shown before the rest is folded. */
const MOST_ROWS = 10;

function hasDelta({ baseline, since }: Report): boolean {
  return baseline !== null || since !== null;
}

/** `ssotlint: 2 new errors, 1 new warning`, which a reader of many comments wants to know at once. */
function title(report: Report, news: readonly Finding[]): string {
  const isNew = hasDelta(report);
  const counts = SEVERITIES.flatMap((severity) => {
    const count = news.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, isNew ? `new ${severity}` : severity)];
  });
  if (counts.length > 0) return `ssotlint: ${counts.join(", ")}`;
  return `ssotlint: ${isNew ? "nothing new" : "no findings"}`;
}

function deltaTable({ baseline, since, findings }: Report, { known }: ActOn): Block {
  const introduced = findings.filter((finding) => finding.introduced === true).length;
  const rows = [
    ...(baseline === null
      ? []
      : [[`the baseline ${code(baseline.file)}`, findings.length - known.length, baseline.fixed.length, known.length]]),
    ...(since === null
      ? []
      : [[`commit ${code(since.commit.slice(0, 12))}`, introduced, since.fixed, findings.length - introduced]]),
  ];
  return table(
    ["compared with", "new", "fixed", "there before"],
    rows.map((row) => row.map(String)),
  );
}

function changesOf({ baseline, metrics }: Report, scale: number): Fitted {
  if (baseline === null) return NOTHING;
  const lines = changeTable(baseline.metrics, metrics);
  if (lines.length === 0) return { blocks: [["No metric has changed."]], left: 0 };
  return foldedTable(lines, SHARES.changes * scale, MOST_ROWS);
}

function notListed(found: Omit<ActOn, "listed">): readonly Block[] {
  const text = notListedText(found);
  return text === "" ? [] : [[`Not listed: ${text}.`]];
}

interface Old {
  /** What the commit that the run is compared with had too. */
  readonly before: readonly Finding[];
  /** What the baseline has. */
  readonly known: readonly Finding[];
}

/** Everything below what is new. */
function restOf(report: Report, options: RenderOptions, { before, known }: Old, scale: number): readonly Fitted[] {
  const links: Links = { prefix: report.snapshot.prefix, sourceUrl: options.sourceUrl };
  const { baseline, roles, metrics, problems } = report;
  const suppressed = options.includeSuppressed ? report.suppressed : [];
  const fixed = baseline?.fixed ?? [];
  const folded = (what: string, rows: readonly string[], share: number): Fitted =>
    foldedList(what, rows, share * scale);
  return [
    folded(
      `${before.length} there before`,
      before.map((finding) => shortRow(finding, links)),
      SHARES.before,
    ),
    folded(`${fixed.length} fixed`, fixed.map(fixedRow), SHARES.fixed),
    folded(
      `${known.length} known by the baseline`,
      options.includeKnown ? known.map((finding) => shortRow(finding, links)) : [],
      SHARES.known,
    ),
    folded(
      `${suppressed.length} suppressed`,
      suppressed.map((finding) => shortRow(finding, links)),
      SHARES.suppressed,
    ),
    foldedTable(roleTable(roles), SHARES.roles * scale, MOST_ROWS),
    foldedTable(metricTable(metrics), SHARES.metrics * scale, MOST_ROWS),
    folded(
      `${counted(problems.length, "problem")} reading files`,
      problems.map((problem) => shortRow({ ...problem, severity: "problem" }, links)),
      SHARES.problems,
    ),
    listOf(
      notesOf(report).map((note) => `- ${prose(cut(note, MOST_NOTE))}`),
      SHARES.notes * scale,
      MOST_ROWS,
    ),
  ];
}

const MOST_NOTE = 400;

function notesOf({ pathFilter, notes }: Report): readonly string[] {
  if (pathFilter === null) return notes;
  return [`Only findings in ${pathFilter.join(", ")} are listed; the counts are of all code.`, ...notes];
}

function footer({ toolVersion, snapshot, files }: Report): string {
  const commit = snapshot.commit === null ? "" : `, ${snapshot.kind} at ${code(snapshot.commit.slice(0, 12))}`;
  return `<sub>ssotlint ${toolVersion}${commit}, ${counted(files.total, "file")}</sub>`;
}
