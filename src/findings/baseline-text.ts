import type { Baseline, BaselineEntry } from "../model/baseline.js";
import { compareStrings } from "../model/order.js";

/** The version of the format, which the first line states. */
export const BASELINE_VERSION = 1;

/** The key of the first line. */
export const HEADER_KEY = "ssotlint-baseline";

/**
 * A baseline as it stands in its file: JSON lines, a header first, then a line for each finding and each metric, in a fixed order with fixed keys,
 * so that git merges two of them line by line. The same findings give the same bytes: there is no date in it, and no version of ssotlint.
 */
export function baselineText({ entries, metrics }: Baseline): string {
  const lines = [
    { [HEADER_KEY]: BASELINE_VERSION },
    ...[...entries].sort(compareEntries).map(inOrder),
    ...Object.entries(metrics)
      .sort(([a], [b]) => compareStrings(a, b))
      .flatMap(([metric, count]) => (count === null ? [] : [{ metric, count }])),
  ];
  return lines.map((line) => `${JSON.stringify(line).replace(UNSAFE, escaped)}\n`).join("");
}

/** The order of the lines. */
export function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return (
    compareStrings(a.rule, b.rule) ||
    compareStrings(a.file, b.file) ||
    compareStrings(a.symbol ?? "", b.symbol ?? "") ||
    compareStrings(a.fingerprint, b.fingerprint)
  );
}

function inOrder({ rule, kind, file, symbol, fingerprint, bodyHash, message }: BaselineEntry): BaselineEntry {
  return { rule, kind, file, symbol, fingerprint, bodyHash, message };
}

/** What editors and git's own display would take for the end of a line, or show as something else. JSON itself escapes what is below U+0020. */
const UNSAFE = /[\u007F-\u009F\u2028\u2029\uFEFF\p{Bidi_Control}]/gu;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
