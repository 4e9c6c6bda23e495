import { count, megabytes, seconds } from "./figures.mjs";
import { markdownTable } from "./markdown-table.mjs";
import { fittedExponent, median } from "./statistics.mjs";

/** What is run at each size, in this order: the first run starts without a cache, and the second finds what it wrote. */
export const RUN_KINDS = ["cold", "warm"];

/** The most that the time may grow by: a little over linear, for sorting and for memory that is farther away. */
const MOST = 1.1;

/** How the time grows with the number of files, as Markdown. */
export function scalingReport({ machine, product, runs, measured }) {
  const date = new Date().toISOString().slice(0, 10);
  const medians = runs === 1 ? "One run each." : `Medians of ${runs} runs.`;
  const parts = ["### Growth", `Generated projects, measured on ${date} with ${product}: ${machine}. ${medians}`];
  for (const [language, results] of Object.entries(measured)) {
    parts.push(`#### ${language}`, timesTable(results));
    if (results.length > 1) parts.push(exponents(results));
  }
  return `${parts.join("\n\n")}\n`;
}

function timesTable(results) {
  const header = ["files", ...RUN_KINDS.flatMap((kind) => [kind, "processor time", "memory at the peak"])];
  const rows = results.map((result) => [count(result.size), ...RUN_KINDS.flatMap((kind) => cellsOf(result[kind]))]);
  return markdownTable(header, rows);
}

function cellsOf(run) {
  return [
    seconds(median(run.seconds)),
    run.processor.length === 0 ? "not seen" : seconds(median(run.processor)),
    megabytes(run.peaks.length === 0 ? null : Math.max(...run.peaks)),
  ];
}

/** The exponents of the time by the clock, which is what is judged, and of the processor time, which other programs disturb less. */
function exponents(results) {
  const header = ["", "exponent fitted to all sizes", `at most ${MOST}`, "exponent of the last doubling"];
  const rows = RUN_KINDS.flatMap((kind) => [
    exponentRow(kind, pointsOf(results, kind, "seconds")),
    exponentRow(`${kind}, processor time`, pointsOf(results, kind, "processor")),
  ]);
  return markdownTable(header, rows);
}

function pointsOf(results, kind, figure) {
  return results
    .filter((result) => result[kind][figure].length > 0)
    .map((result) => [result.size, median(result[kind][figure])]);
}

function exponentRow(label, points) {
  if (points.length < 2) return [label, "not seen", "", ""];
  const fitted = fittedExponent(points);
  return [label, fitted.toFixed(2), fitted <= MOST ? "yes" : "no", fittedExponent(points.slice(-2)).toFixed(2)];
}
