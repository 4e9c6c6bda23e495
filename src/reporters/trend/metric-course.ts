import type { Trend, TrendPoint } from "../../model/trend.js";

/** How one metric went. */
export interface MetricCourse {
  readonly metric: string;
  /** At each point of the trend; null where it is not known. */
  readonly values: readonly (number | null)[];
  readonly start: CoursePoint | null;
  readonly now: CoursePoint | null;
  /** The first point at which it was so low. */
  readonly lowest: CoursePoint | null;
  /** The first point at which it was so high. */
  readonly highest: CoursePoint | null;
}

export interface CoursePoint {
  readonly value: number;
  readonly point: TrendPoint;
}

/** How each metric of a trend went, in the trend's order. */
export function metricCourses({ metrics, points }: Trend): readonly MetricCourse[] {
  return metrics.map((metric) => {
    const known = points.flatMap((point): readonly CoursePoint[] => {
      const value = point.metrics[metric] ?? null;
      return value === null ? [] : [{ value, point }];
    });
    const best = (isBetter: (a: number, b: number) => boolean): CoursePoint | null =>
      known.reduce<CoursePoint | null>(
        (found, each) => (found === null || isBetter(each.value, found.value) ? each : found),
        null,
      );
    return {
      metric,
      values: points.map((point) => point.metrics[metric] ?? null),
      start: known[0] ?? null,
      // What is not known any more is not now.
      now: known.at(-1)?.point === points.at(-1) ? (known.at(-1) ?? null) : null,
      lowest: best((a, b) => a < b),
      highest: best((a, b) => a > b),
    };
  });
}

/** Whether it was the same all the time. */
export function isConstant({ lowest, highest, values }: MetricCourse): boolean {
  return lowest?.value === highest?.value && new Set(values).size === 1;
}
