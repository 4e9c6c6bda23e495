import type { BlamedCommit, Trend, TrendPoint, TrendStep } from "../../model/trend.js";
import { VERSION } from "../../model/version.js";
import { safeJson } from "../sanitize.js";
import type { TrendReporter } from "./trend-reporter.js";
import type { JsonPoint, JsonStep, JsonTrend } from "./trend-schema.js";

/** For programs: a versioned contract (`schema/trend.schema.json`), mapped key by key so that no change of internal types leaks into it. */
export const jsonTrendReporter: TrendReporter = {
  name: "json",
  description: "for programs: everything, in a versioned format with a JSON Schema",
  render: (trend) => safeJson(jsonTrend(trend)),
};

function jsonTrend({ by, yardstick, metrics, points, steps, notes }: Trend): JsonTrend {
  return {
    schemaVersion: 1,
    tool: { name: "ssotlint", version: VERSION },
    by,
    yardstick,
    metrics: [...metrics],
    points: points.map(jsonPoint),
    steps: steps.map(jsonStep),
    notes: [...notes],
  };
}

function jsonPoint({
  label,
  commit,
  date,
  subject,
  metrics,
  files,
  unparsed,
  missing,
  failure,
}: TrendPoint): JsonPoint {
  return {
    label,
    commit,
    date,
    subject,
    metrics: { ...metrics },
    files,
    unparsed: [...unparsed],
    missing: [...missing],
    failure,
  };
}

function jsonStep({ metric, from, to, before, after, came, went, blame }: TrendStep): JsonStep {
  return {
    metric,
    from,
    to,
    before,
    after,
    came: [...came],
    went: [...went],
    blame: blame === null ? null : blame.map(jsonBlamed),
  };
}

function jsonBlamed(blamed: BlamedCommit): NonNullable<JsonStep["blame"]>[number] {
  const { commit, parent, authored, author, subject, before, after, came, went } = blamed;
  return { commit, parent, authored, author, subject, before, after, came: [...came], went: [...went] };
}
