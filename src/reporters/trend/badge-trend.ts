import type { Trend } from "../../model/trend.js";
import { xmlText } from "../xml-text.js";
import { metricCourses, type MetricCourse } from "./metric-course.js";
import { verdanaWidth } from "./verdana-width.js";
import { oneMetric } from "./one-metric.js";
import type { TrendReporter } from "./trend-reporter.js";

/**
 * One metric as a badge for a README, in the shape that everybody knows from shields.io: self-contained SVG, which loads nothing. Green is a
 * metric within its budget, or without a budget one that is zero or less than at the start; red is the contrary.
 */
export const badgeTrendReporter: TrendReporter = {
  name: "badge",
  description: "an SVG badge of one metric, which --metric chooses",
  render: (trend, { budgets }) => {
    const course = onlyCourse(trend);
    return badge(
      course.metric,
      valueText(course),
      colorOf(course, budgets[course.metric]),
      titleOf(course, budgets[course.metric]),
    );
  },
};

/** White text on each of them has a contrast of 4.5 or more, as WCAG asks for. */
const COLORS = { good: "#1a7f37", bad: "#cf222e", neutral: "#57606a", label: "#24292f" } as const;

function onlyCourse(trend: Trend): MetricCourse {
  const metric = oneMetric(trend.metrics);
  const [course] = metricCourses(trend);
  return course ?? { metric, values: [], start: null, now: null, lowest: null, highest: null };
}

function valueText({ now }: MetricCourse): string {
  return now === null ? "unknown" : String(now.value);
}

function colorOf({ metric, now, start }: MetricCourse, budget: number | undefined): string {
  if (now === null) return COLORS.neutral;
  if (budget !== undefined) return now.value <= budget ? COLORS.good : COLORS.bad;
  if (NOT_FEWER_IS_BETTER.has(metric)) return COLORS.neutral;
  if (now.value === 0 || (start !== null && now.value < start.value)) return COLORS.good;
  return start !== null && now.value > start.value ? COLORS.bad : COLORS.neutral;
}

/** Metrics that say how much there is, not how much too much. */
const NOT_FEWER_IS_BETTER: ReadonlySet<string> = new Set(["routes.live"]);

/** What a screen reader says, and a pointer shows. */
function titleOf(course: MetricCourse, budget: number | undefined): string {
  const { metric, start } = course;
  return [
    `${metric}: ${valueText(course)}`,
    ...(budget === undefined ? [] : [`budget ${budget}`]),
    ...(start === null ? [] : [`was ${start.value} at ${start.point.label}`]),
  ].join(", ");
}

const HEIGHT = 20;
const PADDING = 6;
const ROUND = 3;

function badge(label: string, value: string, color: string, title: string): string {
  const [left, right] = [boxWidth(label), boxWidth(value)];
  const width = left + right;
  const straight = HEIGHT - 2 * ROUND;
  const name = xmlText(title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${name}">`,
    `  <title>${name}</title>`,
    // No clip path, which needs an id that two badges inlined into one page would share.
    `  <path fill="${COLORS.label}" d="M${left} 0H${ROUND}a${ROUND} ${ROUND} 0 0 0-${ROUND} ${ROUND}v${straight}a${ROUND} ${ROUND} 0 0 0 ${ROUND} ${ROUND}H${left}z"/>`,
    `  <path fill="${color}" d="M${left} 0H${width - ROUND}a${ROUND} ${ROUND} 0 0 1 ${ROUND} ${ROUND}v${straight}a${ROUND} ${ROUND} 0 0 1-${ROUND} ${ROUND}H${left}z"/>`,
    '  <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle" aria-hidden="true">',
    textElement(label, left / 2, left - 2 * PADDING),
    textElement(value, left + right / 2, right - 2 * PADDING),
    "  </g>",
    "</svg>",
    "",
  ].join("\n");
}

/** Whatever font the reader has, the text takes the room that it was given. */
function textElement(text: string, x: number, width: number): string {
  return `    <text x="${x}" y="14" textLength="${width}" lengthAdjust="spacingAndGlyphs">${xmlText(text)}</text>`;
}

function boxWidth(text: string): number {
  return Math.round(verdanaWidth(text)) + 2 * PADDING;
}
