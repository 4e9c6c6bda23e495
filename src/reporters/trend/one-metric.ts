import { UserError } from "../../model/user-error.js";

/**
 * The metric of a badge.
 * @throws {UserError} when there are several, or none.
 */
export function oneMetric(metrics: readonly string[]): string {
  const [metric] = metrics;
  if (metric !== undefined && metrics.length === 1) return metric;
  const example = metric ?? "routes.competing";
  throw new UserError(
    `A badge shows one metric, and this trend has ${metrics.length}: choose one, as in --metric ${example}`,
  );
}
