import type { BlamedCommit, Trend, TrendStep } from "../../model/trend.js";
import { fill, words, type Page } from "../console-layout.js";
import { sanitize } from "../sanitize.js";

/** The steps that moved the metrics most, with what came and went and, where it was looked for, who made them. */
export function stepLines(page: Page, trend: Trend): readonly string[] {
  const { steps, points } = trend;
  if (steps.length === 0) return [];
  const labels = new Map(points.map(({ commit, label }) => [commit, label]));
  const shown = steps.slice(0, MOST_STEPS);
  return [
    page.paint("strong", steps.length === 1 ? "The largest step" : "The largest steps"),
    ...shown.flatMap((step) => ["", ...oneStep(page, step, labels.get(step.to) ?? "")]),
    ...(steps.length > shown.length ? ["", `${steps.length - shown.length} more steps are in the other reports.`] : []),
    ...(steps.some(({ blame }) => blame === null)
      ? ["", page.paint("faint", "--blame finds the commits that made them.")]
      : []),
  ];
}

const MOST_STEPS = 5;
const MOST_UNITS = 3;
const MOST_COMMITS = 5;

function oneStep(page: Page, step: TrendStep, label: string): readonly string[] {
  const { metric, before, after, came, went, blame } = step;
  const head = `${signed(after - before)}  ${sanitize(metric)} ${before} → ${after}, ${sanitize(label)}`;
  return [
    ...fill(words(head), page.width, "", "    "),
    ...units(page, "+", came),
    ...units(page, "-", went),
    ...(blame === null ? [] : commitLines(page, blame)),
  ];
}

function units({ paint }: Page, sign: "+" | "-", found: readonly string[]): readonly string[] {
  const ink = sign === "+" ? "warning" : "good";
  const shown = found.slice(0, MOST_UNITS).map((unit) => `    ${paint(ink, sign)} ${sanitize(unit)}`);
  const rest = found.length - MOST_UNITS;
  return rest > 0 ? [...shown, paint("faint", `    ${sign} and ${rest} more`)] : shown;
}

/** The commits that moved it most, in the order in which they were made. */
function commitLines(page: Page, blame: readonly BlamedCommit[]): readonly string[] {
  if (blame.length === 0) return ["    No commit between the two points was found to make it."];
  const largest = [...blame].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, MOST_COMMITS);
  const rest = blame.length - largest.length;
  return [
    ...blame.filter((each) => largest.includes(each)).flatMap((each) => commitLine(page, each)),
    ...(rest > 0 ? [page.paint("faint", `    and ${rest} more commits`)] : []),
  ];
}

function commitLine(page: Page, { commit, authored, author, subject, came, went }: BlamedCommit): readonly string[] {
  const head = `${commit.slice(0, 10)} ${authored} +${came.length} -${went.length} ${sanitize(author)}:`;
  return fill([...words(head), ...words(sanitize(subject))], page.width, "    ", "      ");
}

function sizeOf({ came, went }: BlamedCommit): number {
  return came.length + went.length;
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : String(change);
}
