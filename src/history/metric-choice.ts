import { groupOf, type MetricGroup } from "../findings/metric-contents.js";
import type { Manifest } from "../model/manifest.js";
import { bypassesMetric, COMMON_METRICS } from "../model/metric-names.js";
import { didYouMean } from "../model/nearest.js";
import { compareStrings } from "../model/order.js";
import { ROLE_COUNTS } from "../model/role-report.js";
import { UserError } from "../model/user-error.js";

/** Which metrics a trend has. */
export interface MetricChoice {
  readonly isChosen: (metric: string) => boolean;
  /** What has to be counted for them. */
  readonly groups: readonly MetricGroup[];
}

/** The metrics that a run by this manifest has, sorted. */
export function metricsOf({ roles, access }: Manifest): readonly string[] {
  const ofRoles = roles.flatMap(({ id }) => ROLE_COUNTS.map((count) => `roles.${id}.${count}`));
  const ofOwners = access.map(({ owner }) => bypassesMetric(owner));
  return [...new Set([...COMMON_METRICS, ...ofRoles, ...ofOwners])].sort(compareStrings);
}

/**
 * Chooses metrics by patterns, in which `*` stands for any text; all where there is no pattern.
 * @param known the metrics that there are; null where each commit has others.
 * @throws {UserError} for a pattern that none of them matches.
 */
export function chooseMetrics(patterns: readonly string[], known: readonly string[] | null): MetricChoice {
  if (patterns.length === 0) return { isChosen: () => true, groups: GROUPS };
  const tests = patterns.map(testOf);
  const isChosen = (metric: string): boolean => tests.some((test) => test.test(metric));
  if (known === null)
    return { isChosen, groups: GROUPS.filter((group) => patterns.some((text) => mayBeIn(text, group))) };
  for (const [index, test] of tests.entries()) {
    if (!known.some((metric) => test.test(metric))) throw unknownMetric(patterns[index] ?? "", known);
  }
  const groups = new Set(known.filter(isChosen).map(groupOf));
  return { isChosen, groups: GROUPS.filter((group) => groups.has(group)) };
}

/** @throws {UserError} */
export function unknownMetric(pattern: string, known: readonly string[]): UserError {
  return new UserError(`There is no metric ${pattern}.${didYouMean(pattern, known)} There are: ${known.join(", ")}`);
}

const GROUPS: readonly MetricGroup[] = ["roles", "code", "routes"];

/** Whether the pattern may match metrics of a group, by what it begins with. */
function mayBeIn(pattern: string, group: MetricGroup): boolean {
  const start = pattern.slice(0, `${pattern}*`.indexOf("*"));
  const words = group === "code" ? ["imports.", "constants.", "access."] : [`${group}.`];
  return words.some((word) => word.startsWith(start) || start.startsWith(word));
}

function testOf(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[$()+.?[\\\]^{|}]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(".*")}$`, "s");
}
