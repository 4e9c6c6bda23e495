import type { Trend } from "../../model/trend.js";
import { sanitize } from "../sanitize.js";
import type { TrendReporter } from "./trend-reporter.js";

/**
 * The last point for Prometheus: OpenMetrics text that is the older text format too, because that is what node-exporter's textfile collector
 * reads, of files that end in `.prom`: gauges alone and no timestamps, which the collector refuses. A count that is not known has no sample.
 * Source: https://github.com/prometheus/OpenMetrics/blob/main/specification/OpenMetrics.md
 */
export const openmetricsTrendReporter: TrendReporter = {
  name: "openmetrics",
  description: "for Prometheus: the last point, as node-exporter's textfile collector reads it (name the file .prom)",
  render: (trend) => `${[...families(trend).flatMap(familyLines), "# EOF"].join("\n")}\n`,
};

interface Family {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

function families({ points, metrics, by }: Trend): readonly Family[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  const one = (value: number): Family["samples"] => [{ labels: {}, value }];
  return [
    {
      name: "ssotlint_metric",
      help: "What ssotlint counts, outside of tests and before suppressions.",
      samples: metrics.flatMap((name) => {
        const value = last.metrics[name];
        return typeof value === "number" ? [{ labels: { name }, value }] : [];
      }),
    },
    { name: "ssotlint_files", help: "Source files that were analysed.", samples: one(last.files) },
    {
      name: "ssotlint_files_unparsed",
      help: "Files that could not be parsed whole.",
      samples: one(last.unparsed.length),
    },
    {
      name: "ssotlint_files_missing",
      help: "Files whose contents the repository does not have.",
      samples: one(last.missing.length),
    },
    {
      name: "ssotlint_commit",
      help: "1, for the commit that was counted.",
      samples: [{ labels: { commit: last.commit, date: last.date, label: last.label, by }, value: 1 }],
    },
  ].filter(({ samples }) => samples.length > 0);
}

function familyLines({ name, help, samples }: Family): readonly string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...samples.map(({ labels, value }) => {
      const listed = Object.entries(labels).map(([key, text]) => `${key}="${labelValue(text)}"`);
      return `${name}${listed.length === 0 ? "" : `{${listed.join(",")}}`} ${value}`;
    }),
  ];
}

function labelValue(text: string): string {
  return sanitize(text)
    .replaceAll("\\", String.raw`\\`)
    .replaceAll('"', String.raw`\"`);
}
