import type { Finding, Report } from "../model/report.js";
import { counted, fill, painter, words, type Paint } from "./console-layout.js";
import { findingLine } from "./concise.js";
import type { RenderOptions } from "./reporter.js";
import { sanitize } from "./sanitize.js";

/** How a check ended that is one of many. */
export interface RoundEnd {
  /** For people, where they are: `14:05:12`. */
  readonly time: string;
  /** How long it took. */
  readonly seconds: number;
}

type TextOptions = Pick<RenderOptions, "color" | "width" | "quiet">;

/** What a check is made for: the paths that have changed, or null for the first one. */
export function roundBeginning(time: string, changed: readonly string[] | null, options: TextOptions): string {
  const paint = painter(options.color);
  return `${paint("faint", `[${time}]`)} ${changed === null ? "Checking" : changeText(changed, paint)}\n`;
}

/**
 * How a check ended: what is new in it and what is gone, and that it goes on.
 * @param before the report before this one; null for the first.
 */
export function roundEnd(
  { time, seconds }: RoundEnd,
  before: Report | null,
  report: Report,
  options: TextOptions,
): string {
  const paint = painter(options.color);
  const news = before === null ? [] : newsOf(before, report, paint, options);
  const took = `Checked in ${seconds.toFixed(1)} s.`;
  return ["", ...news, `${paint("faint", `[${time}]`)} ${took} ${waiting(paint)}`, ""].join("\n");
}

/** The same where there is nothing but a mistake to report. */
export function roundFailure(time: string, options: TextOptions): string {
  const paint = painter(options.color);
  return `\n${paint("faint", `[${time}]`)} ${waiting(paint)}\n`;
}

function waiting(paint: Paint): string {
  return paint("strong", "Waiting for changes; Ctrl-C ends.");
}

/** As many paths as fit into a line for a person to read. */
const MOST_PATHS = 3;

function changeText(changed: readonly string[], paint: Paint): string {
  const named = changed.slice(0, MOST_PATHS).map((path) => paint("strong", sanitize(path)));
  const left = changed.length - named.length;
  const all = left > 0 ? [...named, `${left} more`] : named;
  const list = all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
  return `${list} ${changed.length === 1 ? "has" : "have"} changed, checking again`;
}

/** More than this are in the report itself, and what is gone is of no use in such numbers. */
const MOST_NEWS = 10;

function newsOf(before: Report, report: Report, paint: Paint, { width, quiet }: TextOptions): readonly string[] {
  const [then, now] = [countingIn(before, quiet), countingIn(report, quiet)];
  const added = without(now, then);
  const gone = without(then, now);
  if (added.length === 0 && gone.length === 0) return [paint("faint", "The same findings as before.")];
  const list = (mark: string, findings: readonly Finding[]): readonly string[] => [
    ...findings
      .slice(0, MOST_NEWS)
      .flatMap((finding) => fill(words(findingLine(finding, (_ink, text) => text)), width, `${mark} `, "    ")),
    ...(findings.length > MOST_NEWS ? [`${mark} ${findings.length - MOST_NEWS} more`] : []),
  ];
  const counts = [
    ...(added.length === 0 ? [] : [paint("error", counted(added.length, "new finding"))]),
    ...(gone.length === 0 ? [] : [paint("good", `${gone.length} gone`)]),
  ];
  return [
    `Since the last check, ${counts.join(" and ")}:`,
    ...list("+", added),
    ...list("-", gone).map((line) => paint("faint", line)),
    "",
  ];
}

function countingIn({ findings }: Report, quiet: boolean): readonly Finding[] {
  return findings.filter(({ state, severity }) => state === "new" && (!quiet || severity === "error"));
}

/** The findings that the other list does not have: of two of one identity, one for one. */
function without(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const left = new Map<string, number>();
  for (const { fingerprint } of others) left.set(fingerprint, (left.get(fingerprint) ?? 0) + 1);
  return findings.filter(({ fingerprint }) => {
    const count = left.get(fingerprint) ?? 0;
    if (count > 0) left.set(fingerprint, count - 1);
    return count === 0;
  });
}
