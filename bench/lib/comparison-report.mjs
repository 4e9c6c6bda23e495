import { NO_IMPORTS } from "./compare-seen.mjs";
import { count, megabytes, seconds } from "./figures.mjs";
import { markdownTable } from "./markdown-table.mjs";
import { median } from "./statistics.mjs";

/** The result of a comparison as Markdown. */
export function comparisonReport(comparison) {
  const { name, commit, product, machine, rounds, skipped } = comparison;
  const date = new Date().toISOString().slice(0, 10);
  const parts = [
    `### ${name}`,
    `Commit ${commit.slice(0, 12)}, measured on ${date} with ${product}: ${machine}. ${rounds === 1 ? "One round" : `${rounds} rounds`}.`,
    timesTable(comparison),
    "What each one saw: the files that it read and the edges between two JavaScript or TypeScript files of the repository.",
    seenTable(comparison),
    circumstances(comparison),
    "ssotlint against itself, against git, and against its peers:",
    limitsTable(comparison),
  ];
  if (skipped.length > 0) {
    parts.push(`Not measured, because they read no Python: ${skipped.map((tool) => tool.name).join(", ")}.`);
  }
  return `${parts.join("\n\n")}\n`;
}

function timesTable(comparison) {
  const header = [
    "",
    "median",
    "min to max",
    "processor time",
    "ssotlint's same run as a share of it",
    "memory at the peak",
  ];
  const rows = comparison.tools.flatMap((tool) =>
    tool.runs.map((run) => [`${tool.name}, ${run.label}`, ...timeCells(comparison, tool, run)]),
  );
  return markdownTable(header, rows);
}

function timeCells(comparison, tool, run) {
  const result = comparison.results.get(`${tool.id} ${run.kind}`);
  if (result.failure !== null) return [`failed: ${result.failure}`, "", "", "", ""];
  const peak = result.peaks.length === 0 ? null : Math.max(...result.peaks);
  const range = `${seconds(Math.min(...result.seconds))} to ${seconds(Math.max(...result.seconds))}`;
  const processor = result.processor.length === 0 ? "" : seconds(median(result.processor));
  return [seconds(median(result.seconds)), range, processor, ratioCell(comparison, tool, run), megabytes(peak)];
}

function ratioCell(comparison, tool, run) {
  if (run.against === undefined) return "";
  const ratio = ratioOf(comparison, ["ssotlint", run.against], [tool.id, run.kind]);
  return ratio === null ? "none: not equal work" : ratio.toFixed(2);
}

/** The ratio of two medians; null when one is missing, or when the two tools did not do equal work. */
function ratioOf(comparison, [ourTool, ourKind], [tool, kind]) {
  if (comparison.seen.get(tool)?.verdict.comparable !== true) return null;
  const ours = medianOf(comparison.results.get(`${ourTool} ${ourKind}`));
  const theirs = medianOf(comparison.results.get(`${tool} ${kind}`));
  return ours === null || theirs === null ? null : ours / theirs;
}

function medianOf(result) {
  return result === undefined || result.failure !== null || result.seconds.length === 0 ? null : median(result.seconds);
}

function seenTable({ tools, seen }) {
  const header = ["", "version", "files", "edges", "tsconfig", "equal work"];
  const rows = tools
    .filter(({ look }) => look !== null)
    .map((tool) => {
      const { version, looked, verdict } = seen.get(tool.id);
      const equal = [verdict.comparable ? "yes" : "no", verdict.remark].filter(Boolean).join(": ");
      if (looked === null) return [tool.name, version, "", "", "", equal];
      const edges = looked.edges === NO_IMPORTS ? "none" : count(looked.edges);
      return [tool.name, version, count(looked.files), edges, looked.tsconfig, tool.id === "ssotlint" ? "" : equal];
    });
  return markdownTable(header, rows);
}

function circumstances({ nodeModules, configs, seen }) {
  const { looked } = seen.get("ssotlint");
  const modules = nodeModules
    ? "The repository's packages were installed."
    : "The repository's packages were not installed, for any of the tools.";
  const merged = `Where a tool takes a single tsconfig, it got one that merges the aliases of all ${configs} and the packages of the workspace by name.`;
  const all = `In all languages and kinds of files ssotlint saw ${count(looked.pairs.length)} edges.`;
  return [modules, merged, all].join(" ");
}

/** The floors that ssotlint is to pass: its run, what it is compared with, and the most that the ratio may be. */
const LIMITS = [
  { ours: "cold", tool: "knip", kind: "cold", most: 0.5 },
  { ours: "cold", tool: "fallow", kind: "cold", most: 0.35 },
  { ours: "cold", tool: "dependency-cruiser", kind: "cold", most: 0.2 },
  { ours: "cold", tool: "oxlint", kind: "cold", most: 1 },
  { ours: "warm", tool: "ssotlint", kind: "cold", most: 0.1 },
  { ours: "warm", tool: "dependency-cruiser", kind: "warm", most: 0.4 },
  { ours: "warm", tool: "fallow", kind: "warm", most: 0.4 },
  { ours: "warm", tool: "knip", kind: "warm", most: 0.4 },
  { ours: "edit", tool: "ssotlint", kind: "cold", most: 0.15 },
  { ours: "staged", tool: "ssotlint", kind: "cold", most: 0.15 },
  { ours: "warm", tool: "git", kind: "status", most: 6 },
];

function limitsTable(comparison) {
  const measured = LIMITS.filter(({ tool }) => comparison.tools.some(({ id }) => id === tool));
  const rows = measured.map(({ ours, tool, kind, most }) => {
    const ratio = ratioOf(comparison, ["ssotlint", ours], [tool, kind]);
    const verdict = ratio === null ? "not comparable" : ratio <= most ? "yes" : "no";
    return [`ssotlint ${ours} ÷ ${tool} ${kind}`, ratio === null ? "" : ratio.toFixed(2), most, verdict];
  });
  return markdownTable(["", "ratio", "at most", "passed"], rows);
}
