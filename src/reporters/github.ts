import type { Finding, Problem, Report } from "../model/report.js";
import { severityRank, type Severity } from "../model/severity.js";
import type { Place } from "../model/span.js";
import { conciseSummary, findingLine } from "./concise.js";
import { counted, painter, placeText } from "./console-layout.js";
import type { Rendered, RenderOptions, Reporter } from "./reporter.js";
import { sanitize } from "./sanitize.js";
import { budgetRules, toActOn } from "./to-act-on.js";

/**
 * Annotations of GitHub Actions, as workflow commands on standard output. GitHub shows the first ten of each level in a step and drops
 * the others without a word, so the worst and the new come first, and what is beyond stands in the log, in a group that can be opened.
 * Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export const githubReporter: Reporter = {
  name: "github",
  description: "annotations of GitHub Actions on the lines of a pull request",
  render: renderGithub,
};

/** So many annotations of each level a step can have. */
const MOST = 10;

/** So many places of evidence an annotation names. */
const MOST_EVIDENCE = 3;

type Level = "error" | "warning" | "notice";

const LEVELS = { error: "error", warning: "warning", note: "notice" } as const satisfies Record<Severity, Level>;

interface Annotation {
  readonly level: Level;
  readonly command: string;
  /** The same for the log, where GitHub shows neither the file nor the title of a command. */
  readonly line: string;
}

function renderGithub(report: Report, options: RenderOptions): Rendered {
  const found = toActOn(report, options);
  const { prefix } = report.snapshot;
  const all = [
    ...found.listed
      .toSorted(importance(budgetRules(options.rules)))
      .map((finding) => findingAnnotation(finding, prefix)),
    // A file that could not be read is less than a finding: it takes the places that are left.
    ...report.problems.map((problem) => problemAnnotation(problem, prefix)),
  ];
  const { shown, left } = firstOfEach(all);
  const lines = [
    ...shown.map(({ command }) => command),
    ...leftLines(left),
    logText(`ssotlint: ${conciseSummary(report, found)}`),
  ];
  return { text: `${lines.join("\n")}\n`, warnings: [] };
}

/** By severity, and among equals what was introduced first, and budgets, which count either way; else the report's order stays. */
function importance(budgets: ReadonlySet<string>): (a: Finding, b: Finding) => number {
  const isOld = ({ introduced, rule }: Finding): boolean => introduced === false && !budgets.has(rule);
  return (a, b) => severityRank(a.severity) - severityRank(b.severity) || Number(isOld(a)) - Number(isOld(b));
}

function firstOfEach(annotations: readonly Annotation[]): {
  readonly shown: readonly Annotation[];
  readonly left: readonly Annotation[];
} {
  const counts: Record<Level, number> = { error: 0, warning: 0, notice: 0 };
  const shown: Annotation[] = [];
  const left: Annotation[] = [];
  for (const annotation of annotations) {
    (++counts[annotation.level] <= MOST ? shown : left).push(annotation);
  }
  return { shown, left };
}

function leftLines(left: readonly Annotation[]): readonly string[] {
  if (left.length === 0) return [];
  const why = `GitHub shows ${MOST} annotations of each level`;
  return [
    `::group::${escapeData(`${left.length} more without an annotation: ${why}`)}`,
    ...left.map(({ line }) => logText(line)),
    "::endgroup::",
  ];
}

function findingAnnotation(finding: Finding, prefix: string): Annotation {
  const { rule, kind, message, hint, evidence, place } = finding;
  const level = LEVELS[finding.severity];
  const places = evidence.slice(0, MOST_EVIDENCE).map((item) => `${prefix}${placeText(item.place)}: ${item.message}`);
  const more = evidence.length - places.length;
  const text = [message, hint, ...places, ...(more > 0 ? [`and ${counted(more, "more place")}`] : [])];
  return {
    level,
    command: command(level, place, prefix, `ssotlint ${rule}/${kind}`, text),
    line: findingLine({ ...finding, place: { ...place, file: `${prefix}${place.file}` } }, painter(false)),
  };
}

function problemAnnotation({ place, message }: Problem, prefix: string): Annotation {
  return {
    level: "warning",
    command: command("warning", place, prefix, "ssotlint: not read whole", [message]),
    line: `${sanitize(prefix)}${placeText(place)}: problem ${sanitize(message)}`,
  };
}

function command(level: Level, { file, span }: Place, prefix: string, title: string, text: readonly string[]): string {
  const [line, col, endLine, endColumn] = span;
  const properties = {
    file: `${prefix}${file}`,
    line,
    endLine,
    // GitHub takes columns only within one line.
    ...(line === endLine ? { col, endColumn } : {}),
    title,
  };
  const listed = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(sanitize(String(value)))}`,
  );
  const message = text.map(sanitize).filter((part) => part !== "");
  return `::${level} ${listed.join(",")}::${escapeData(message.join("\n"))}`;
}

/** What the runner turns back in the text of a command, as `escapeData` of its own toolkit does. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A line of the log that cannot be taken for a command: neither `::command::` at its start nor the older `##[command]` anywhere. */
function logText(line: string): string {
  const harmless = line.replaceAll("##[", "## [");
  return harmless.trimStart().startsWith("::") ? `- ${harmless}` : harmless;
}
