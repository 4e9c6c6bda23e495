import { gzipSync } from "node:zlib";
import type { Finding } from "../model/report.js";
import type { RuleInfo } from "./reporter.js";

/** GitHub rejects a result with more locations. */
export const MOST_LOCATIONS = 1000;

/** GitHub rejects a rule with more tags. */
export const MOST_TAGS = 20;

/** As many findings as fit into one upload to code scanning. */
export interface Fitted {
  readonly text: string;
  /** How many of the findings are in the text; the rest was left out. */
  readonly kept: number;
}

/**
 * Renders as many findings as GitHub takes: 25,000 results a run and 10 MB of gzipped text. They stand in order of severity, so what is
 * left out is the least severe. Compression only looks at text in memory, so this is as pure as the rest; it runs for huge texts alone.
 *
 * @param render writes the first `kept` findings
 */
export function fitLimits(
  count: number,
  render: (kept: number) => string,
  limits: SarifLimits = GITHUB_LIMITS,
): Fitted {
  let kept = Math.min(count, limits.results);
  let text = render(kept);
  let size = gzippedSize(text, limits.gzippedBytes);
  while (size > limits.gzippedBytes && kept > 0) {
    kept = Math.min(kept - 1, Math.floor((kept * limits.gzippedBytes * MARGIN) / size));
    text = render(kept);
    size = gzippedSize(text, limits.gzippedBytes);
  }
  return { text, kept };
}

/** What the limits left out of a text, a sentence each; empty where it holds everything. */
export function whatIsLeftOut(
  findings: readonly Finding[],
  kept: number,
  rules: readonly RuleInfo[],
): readonly string[] {
  const left = findings.length - kept;
  const crowded = findings.slice(0, kept).filter(({ evidence }) => evidence.length >= MOST_LOCATIONS).length;
  const tagged = rules.filter(({ docs }) => docs.tags.length > MOST_TAGS).length;
  return [
    ...(left > 0
      ? [
          `code scanning takes no more than ${kept} of these ${findings.length} findings; the ${left} least severe were left out`,
        ]
      : []),
    ...(crowded > 0
      ? [
          `code scanning takes no more than ${MOST_LOCATIONS} places of a finding; the last ones of ${crowded} of these findings were left out`,
        ]
      : []),
    ...(tagged > 0
      ? [
          `code scanning takes no more than ${MOST_TAGS} tags of a rule; the last ones of ${tagged} of the rules were left out`,
        ]
      : []),
  ];
}

export interface SarifLimits {
  readonly results: number;
  readonly gzippedBytes: number;
}

const GITHUB_LIMITS: SarifLimits = { results: 25_000, gzippedBytes: 10_000_000 };

/** How far below the limit a shortened text aims, since findings are not all of one size. */
const MARGIN = 0.95;

/** The size of the text as it is uploaded; of a text that is small enough as it stands, an upper bound. */
function gzippedSize(text: string, limit: number): number {
  const bytes = Buffer.byteLength(text);
  // Gzip adds at most some bytes for each block of a text that it cannot make smaller.
  return bytes * 1.01 + 100 <= limit ? bytes : gzipSync(text).length;
}
