import { scaleLinear } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";
import type { Trend } from "../../model/trend.js";
import type { CoursePoint, MetricCourse } from "../trend/metric-course.js";
import { markup, type Markup } from "./markup.js";
import { pointPositions } from "./trend-time.js";

/** One metric over time, as lines that stay level until the next point: nothing is known of what lies between. */
export function trendChart(trend: Trend, course: MetricCourse, markers: readonly Marker[]): Markup {
  const { metric, values } = course;
  const highest = Math.max(1, course.highest?.value ?? 0);
  const positions = pointPositions(trend);
  const x = scaleLinear([0, Math.max(1, positions.at(-1) ?? 1)], [LEFT, WIDTH - RIGHT]);
  const y = scaleLinear([0, highest], [HEIGHT - BOTTOM, TOP]).nice(4);
  const xAt = (index: number): number => round(x(positions[index] ?? 0));
  const drawn = drawnPoints(values);
  const defined = ([, value]: Point): boolean => value !== null;
  const top = ([, value]: Point): number => y(value ?? 0);
  const path = line<Point>(([index]) => xAt(index), top)
    .defined(defined)
    .curve(curveStepAfter)
    .digits(1)(drawn);
  const below = area<Point>(([index]) => xAt(index), y(0), top)
    .defined(defined)
    .curve(curveStepAfter)
    .digits(1)(drawn);
  const ticks = y.ticks(4).filter((tick) => Number.isInteger(tick));
  return markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${metric}: ${courseText(course)}">
${ticks.map((tick) => markup`<path class="grid" d="M${LEFT},${round(y(tick))}H${WIDTH - RIGHT}"/><text class="tick" x="${LEFT - 6}" y="${round(y(tick)) + 4}" text-anchor="end">${tick}</text>`)}
${timeTicks(trend, xAt)}
<path class="area" d="${below ?? ""}"/><path class="line" d="${path ?? ""}"/>
${endDot(values, xAt, (value) => round(y(value)))}
${hoverTargets(trend, metric, drawn, xAt)}
${markerMarkup(markers, values, xAt, (value) => round(y(value)))}
</svg>`;
}

/** A step that the table below the charts explains. */
export interface Marker {
  /** Index of the point after the step. */
  readonly point: number;
  /** The number that the step has in the table. */
  readonly label: number;
  readonly title: string;
}

/** What a chart shows, for all; and for those who do not see it, all of it. */
export function courseText({ now, start, lowest, highest }: MetricCourse): string {
  if (start === null || lowest === null || highest === null) return "not known at any point";
  const said = ({ value, point }: CoursePoint): string => `${value} (${point.label})`;
  const end = now === null ? "not known now" : `${now.value} now`;
  return `${end}, ${said(start)} at the start, lowest ${said(lowest)}, highest ${said(highest)}`;
}

type Point = readonly [index: number, value: number | null];

const [WIDTH, HEIGHT] = [380, 176];
const [LEFT, RIGHT, TOP, BOTTOM] = [38, 40, 20, 24];

/** More places than this to point at are closer together than a pointer is precise. */
const MOST_TARGETS = 200;

/** A point that says what the one before and the one behind it say adds nothing to the line. */
function drawnPoints(values: readonly (number | null)[]): Point[] {
  const last = values.length - 1;
  return values.flatMap((value, index): Point[] =>
    index === 0 || index === last || value !== values[index - 1] || value !== values[index + 1] ? [[index, value]] : [],
  );
}

function timeTicks({ points }: Trend, xAt: (index: number) => number): Markup {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return markup``;
  const end = points.length - 1;
  const y = HEIGHT - 6;
  const start = markup`<text class="tick" x="${LEFT}" y="${y}">${shortLabel(first.label)}</text>`;
  if (end === 0) return start;
  return markup`${start}<text class="tick" x="${xAt(end)}" y="${y}" text-anchor="end">${shortLabel(last.label)}</text>`;
}

function shortLabel(label: string): string {
  return label.length > 18 ? `${label.slice(0, 17)}…` : label;
}

function endDot(
  values: readonly (number | null)[],
  xAt: (index: number) => number,
  yAt: (value: number) => number,
): Markup {
  const index = values.length - 1;
  const value = values[index] ?? null;
  if (value === null) return markup``;
  return markup`<circle class="end" cx="${xAt(index)}" cy="${yAt(value)}" r="3"/><text class="now" x="${xAt(index) + 7}" y="${yAt(value) + 4}">${value}</text>`;
}

/** Columns without a look of their own, which say what is there when they are pointed at. */
function hoverTargets(
  { points }: Trend,
  metric: string,
  drawn: readonly Point[],
  xAt: (index: number) => number,
): readonly Markup[] {
  // What has more steps than that is a picture, and its numbers are in the table.
  if (drawn.length > 4 * MOST_TARGETS) return [];
  const indexes = points.length <= MOST_TARGETS ? points.map((_, index) => index) : drawn.map(([index]) => index);
  return indexes.map((index, at) => {
    const point = points[index];
    if (point === undefined) return markup``;
    const from = xAt(index);
    const to = at + 1 < indexes.length ? xAt(indexes[at + 1] ?? index) : WIDTH;
    const value = point.metrics[metric] ?? null;
    const title = `${point.label}: ${value ?? "not known"}\n${point.commit.slice(0, 12)} ${point.subject}`;
    return markup`<rect class="target" x="${from}" y="${TOP}" width="${round(Math.max(1, to - from))}" height="${HEIGHT - TOP - BOTTOM}"><title>${title
      .split("\n")
      .map((part, line) =>
        line === 0
          ? part
          : markup`
${part}`,
      )}</title></rect>`;
  });
}

/** The number of each step at its place; above the one to its left where they would lie on one another. */
function markerMarkup(
  markers: readonly Marker[],
  values: readonly (number | null)[],
  xAt: (index: number) => number,
  yAt: (value: number) => number,
): readonly Markup[] {
  let before = { x: -Infinity, y: 0 };
  return [...markers]
    .sort((a, b) => a.point - b.point)
    .map(({ point, label, title }) => {
      const value = values[point] ?? null;
      if (value === null) return markup``;
      const [x, y] = [xAt(point), yAt(value)];
      const isClose = x - before.x < 14 && Math.abs(y - 7 - before.y) < 11;
      before = { x, y: round(Math.max(TOP - 11, isClose ? before.y - 10 : y - 7)) };
      return markup`<g class="marker"><circle cx="${x}" cy="${y}" r="2.5"/><text x="${x}" y="${before.y}" text-anchor="middle">${label}</text><title>${title}</title></g>`;
    });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
