import type { Trend } from "../../model/trend.js";
import { columns, fill, padEnd, padStart, painter, words, type Page } from "../console-layout.js";
import { sanitize } from "../sanitize.js";
import { barRows, sparkline } from "./bar-chart.js";
import { stepLines } from "./console-steps.js";
import { isConstant, metricCourses, type CoursePoint, type MetricCourse } from "./metric-course.js";
import type { TrendReporter } from "./trend-reporter.js";

/** For people: a chart of each metric where there are few, a table where there are many, and what moved them most. */
export const consoleTrendReporter: TrendReporter = {
  name: "console",
  description: "for people: charts, and what moved the counts most",
  render: (trend, { width, color }) => {
    const page: Page = { width, paint: painter(color), verbose: false };
    const courses = metricCourses(trend);
    const moving = courses.filter((course) => !isConstant(course));
    const constant = courses.filter(isConstant);
    const sections = [
      [header(trend)],
      ...(moving.length <= MOST_CHARTS ? moving.map((course) => chart(page, trend, course)) : [table(page, moving)]),
      constantLines(page, constant),
      stepLines(page, trend),
      trend.notes.flatMap((note) => fill(words(sanitize(note)), width)),
    ];
    return `${sections
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join("\n"))
      .join("\n\n")}\n`;
  },
};

/** More metrics than these go into a table. */
const MOST_CHARTS = 3;

const ROWS = 6;

function header({ by, points }: Trend): string {
  const count = `${points.length} ${points.length === 1 ? "point" : "points"}`;
  return `By ${by}, from ${points[0]?.label ?? ""} to ${points.at(-1)?.label ?? ""}: ${count}`.replace(
    /^By commit/,
    "Commit by commit",
  );
}

function chart(page: Page, { points }: Trend, course: MetricCourse): readonly string[] {
  const { paint } = page;
  const highest = course.highest?.value ?? 0;
  const axis = Math.max(columns(String(highest)), 1);
  const bars = barRows(course.values, ROWS, Math.max(page.width - axis - 2, 1));
  const wide = columns(bars[0] ?? "");
  const scale = (row: number): string => (row === 0 ? String(highest) : "");
  const [first, last] = [points[0]?.label ?? "", points.at(-1)?.label ?? ""];
  const gap = wide - columns(first) - columns(last);
  const labels = points.length > 1 && gap > 0 ? `${first}${" ".repeat(gap)}${last}` : first;
  return [
    paint("strong", sanitize(course.metric)),
    ...bars.map((bar, row) => `${paint("faint", `${padStart(scale(row), axis)} │`)}${bar}`),
    paint("faint", `${padStart("0", axis)} └${"─".repeat(wide)}`),
    paint("faint", `${" ".repeat(axis + 2)}${sanitize(labels)}`),
    ...fill(summary(page, course), page.width),
  ];
}

function summary({ paint }: Page, { start, now, lowest, highest }: MetricCourse): readonly string[] {
  const at = (found: CoursePoint | null): string =>
    found === null ? "unknown" : `${found.value} (${sanitize(found.point.label)})`;
  return [
    `${paint("strong", `now ${now?.value ?? "unknown"}`)},`,
    `start ${start?.value ?? "unknown"},`,
    `lowest ${at(lowest)},`,
    `highest ${at(highest)}`,
  ];
}

const HEADERS = ["start", "now", "lowest", "highest"] as const;

function table(page: Page, courses: readonly MetricCourse[]): readonly string[] {
  const { paint, width } = page;
  const rows = courses.map(({ metric, start, now, lowest, highest, values }) => ({
    metric: sanitize(metric),
    cells: [start, now, lowest, highest].map((found) => (found === null ? "–" : String(found.value))),
    values,
  }));
  const wide = Math.max(...rows.map(({ metric }) => columns(metric)));
  const cellWidths = HEADERS.map((name, index) =>
    Math.max(name.length, ...rows.map(({ cells }) => columns(cells[index] ?? ""))),
  );
  const cells = (texts: readonly string[]): string =>
    texts.map((text, index) => `  ${padStart(text, cellWidths[index] ?? 0)}`).join("");
  const room = width - wide - cellWidths.reduce((sum, each) => sum + each + 2, 0) - 2;
  const spark = (values: MetricCourse["values"]): string => (room < LEAST_SPARK ? "" : `  ${sparkline(values, room)}`);
  return [
    paint("faint", `${padEnd("", wide)}${cells(HEADERS)}`),
    ...rows.map((row) => `${padEnd(row.metric, wide)}${cells(row.cells)}${spark(row.values)}`.trimEnd()),
  ];
}

/** In fewer columns a chart says nothing. */
const LEAST_SPARK = 6;

function constantLines({ width, paint }: Page, courses: readonly MetricCourse[]): readonly string[] {
  const zeros = courses.filter(({ start }) => start?.value === 0);
  const others = courses.filter(({ start }) => start?.value !== 0);
  const lines = [
    ...listed(
      "Always 0:",
      zeros.map(({ metric }) => sanitize(metric)),
    ),
    ...listed(
      "Never changed:",
      others.map(({ metric, start }) => `${sanitize(metric)}: ${start?.value ?? "unknown"}`),
    ),
  ];
  return lines.flatMap((pieces) => fill(pieces, width, "", "  ")).map((line) => paint("faint", line));
}

/** A title and the items behind it as the pieces of one line; nothing where there are no items. */
function listed(title: string, items: readonly string[]): readonly (readonly string[])[] {
  if (items.length === 0) return [];
  return [[...title.split(" "), ...items.map((item, index) => (index === items.length - 1 ? item : `${item},`))]];
}
