import type { Baseline, BaselineComparison, BaselineEntry } from "../model/baseline.js";
import type { Finding } from "../model/report.js";
import { contentsOf, recognisable } from "./entry-of.js";
import type { FindingLists } from "./mark-introduced.js";
import { matchFindings, type Matched } from "./match-findings.js";

export interface BaselineInput {
  readonly baseline: Baseline;
  /** The rules whose findings no baseline makes known. */
  readonly alwaysCounting: ReadonlySet<string>;
  /** Whether a file is there now. */
  readonly isThere: (file: string) => boolean;
  /** LF-normalised text of every file with a finding. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that could not be read whole: what was found in them may be there still. */
  readonly unread: ReadonlySet<string>;
}

/** Findings marked as known or new, and the entries that nothing is left of. */
export interface ComparedWithBaseline extends FindingLists, Pick<BaselineComparison, "known" | "fixed"> {}

/**
 * Says of each finding whether the baseline has it, and what of the baseline is fixed. What an inline suppression silences by now is not: the code
 * is there.
 */
export function compareWithBaseline(lists: FindingLists, input: BaselineInput): ComparedWithBaseline {
  const { known, fixed } = matchBaseline(lists, input);
  const marked = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => (known.has(finding) ? { ...finding, state: "known" } : finding));
  return {
    findings: marked(lists.findings),
    suppressed: marked(lists.suppressed),
    known: lists.findings.filter((finding) => known.has(finding)).length,
    fixed,
  };
}

/** Which findings of now are which entries, and which entries are none. */
export function matchBaseline(
  { findings, suppressed }: FindingLists,
  { baseline, alwaysCounting, isThere, texts, unread }: BaselineInput,
): Matched<Finding, BaselineEntry> {
  const now = [...findings, ...suppressed].filter(({ rule }) => !alwaysCounting.has(rule));
  // Of a file without findings, a baseline says nothing.
  const named = new Set(baseline.entries.map(({ file }) => file));
  const { known, fixed } = matchFindings(now, baseline.entries.map(recognisable), {
    moved: new Map(),
    isThere,
    wasThere: (file) => named.has(file),
    contentNow: contentsOf(texts),
    contentThen: ({ content }) => content,
  });
  return {
    known: new Map([...known].map(([finding, { entry }]) => [finding, entry])),
    fixed: fixed.map(({ entry }) => entry).filter(({ file }) => !unread.has(file)),
  };
}
