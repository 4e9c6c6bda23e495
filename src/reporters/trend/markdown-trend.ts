import type { BlamedCommit, Trend, TrendStep } from "../../model/trend.js";
import { counted } from "../console-layout.js";
import { foldedList, foldedTable, listOf } from "../markdown-fit.js";
import { code, cut, documentOf, escaped, prose, table, type Block } from "../markdown-text.js";
import { isConstant, metricCourses, type CoursePoint, type MetricCourse } from "./metric-course.js";
import type { TrendReporter } from "./trend-reporter.js";

/** For a page, a comment or the summary of a job: where each metric stands, then what moved them most and who did it. */
export const markdownTrendReporter: TrendReporter = {
  name: "markdown",
  description: "for a comment or a page: a table of the metrics, then what moved them most",
  render: (trend, { commitsUrl }) => renderMarkdownTrend(trend, commitsUrl),
};

/** @param most characters of the whole text, unless a test wants fewer; there have to be a few thousand */
export function renderMarkdownTrend(trend: Trend, commitsUrl: string | null, most = MOST_CHARACTERS): string {
  const courses = metricCourses(trend);
  const changed = courses.filter((course) => !isConstant(course));
  const constant = courses.filter(isConstant);
  const [third, sixth] = [most / 3, most / 6];
  const metrics = foldedTable(courseTable(changed), third, MOST_OPEN_METRICS);
  const same = foldedList(
    `${counted(constant.length, "metric")} never changed`,
    constant.map(({ metric, start }) => `- ${code(metric)}: ${start?.value ?? "not known"}`),
    sixth,
  );
  // Another sign than that of the steps: else it would be one list.
  const notes = listOf(
    trend.notes.map((note) => `* ${prose(cut(note, MOST_NOTE))}`),
    sixth,
    MOST_OPEN_STEPS,
  );
  const around = [
    [`## ${heading(trend)}`],
    ...metrics.blocks,
    ...same.blocks,
    trend.steps.length === 0 ? [] : ["### What moved them most"],
    ...notes.blocks,
  ];
  const labels = new Map(trend.points.map(({ commit, label }) => [commit, label]));
  const steps = listOf(
    trend.steps.map((step) => stepRow(step, labels.get(step.to) ?? "", commitsUrl)),
    most - documentOf(around).length,
    MOST_OPEN_STEPS,
  );
  return documentOf([...around.slice(0, around.length - notes.blocks.length), ...steps.blocks, ...notes.blocks]);
}

/** GitHub takes a comment of 65,536 characters; some are left for what a workflow puts around it. */
const MOST_CHARACTERS = 65_000;

const MOST_OPEN_METRICS = 20;
const MOST_OPEN_STEPS = 5;
const MOST_UNITS = 10;
const MOST_COMMITS = 10;
const MOST_NOTE = 400;
const MOST_SUBJECT = 120;

function heading({ by, points }: Trend): string {
  const [first, last] = [points[0], points.at(-1)];
  const range = first === undefined || last === undefined ? "" : `, ${escaped(first.label)} to ${escaped(last.label)}`;
  return `ssotlint trend by ${by}${range}`;
}

function courseTable(courses: readonly MetricCourse[]): Block {
  const rows = courses.map(({ metric, now, start, lowest, highest }) => [
    code(metric),
    now === null ? "–" : `**${now.value}**`,
    start === null ? "–" : String(start.value),
    atText(lowest),
    atText(highest),
  ]);
  return table(["metric", "now", "start", "lowest", "highest"], rows);
}

function atText(found: CoursePoint | null): string {
  return found === null ? "–" : `${found.value} (${escaped(found.point.label)})`;
}

/** A step, what came and went, and who did it: an item with items below it. */
function stepRow(
  { metric, before, after, came, went, to, blame }: TrendStep,
  label: string,
  url: string | null,
): string {
  const sign = after > before ? `+${after - before}` : `−${before - after}`;
  return [
    `- **${sign}** ${code(metric)} ${before} → ${after}, ${escaped(label)}${blame === null ? ` (${commitLink(to, url)})` : ""}`,
    ...unitRows("came", came),
    ...unitRows("went", went),
    ...(blame === null ? [] : blameRows(blame, url)),
  ].join("\n");
}

function unitRows(word: string, units: readonly string[]): readonly string[] {
  if (units.length === 0) return [];
  const shown = units.slice(0, MOST_UNITS).map((unit) => code(unit));
  const left = units.length - shown.length;
  return [`  - ${word}: ${shown.join(", ")}${left > 0 ? ` and ${left} more` : ""}`];
}

function blameRows(blame: readonly BlamedCommit[], url: string | null): readonly string[] {
  if (blame.length === 0) return ["  - by no commit between the two points"];
  const shown = blame.slice(0, MOST_COMMITS).map(({ commit, authored, author, subject, came, went }) => {
    const counts = `+${came.length} −${went.length}`;
    return `  - ${commitLink(commit, url)} ${authored} ${counts} ${escaped(author)}: ${escaped(cut(subject, MOST_SUBJECT))}`;
  });
  const left = blame.length - shown.length;
  return [...shown, ...(left > 0 ? [`  - and ${counted(left, "more commit")}`] : [])];
}

function commitLink(commit: string, url: string | null): string {
  const short = code(commit.slice(0, 10));
  return url === null ? short : `[${short}](${url}/${commit})`;
}
