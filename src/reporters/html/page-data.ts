import type { Severity } from "../../model/severity.js";

/** What the script of the page knows: the findings, and the lines of code that they are about. All text is ready to be shown. */
export interface PageData {
  readonly files: readonly string[];
  readonly findings: readonly PageFinding[];
  /** By index of the file, then by number of the line. */
  readonly lines: Readonly<Record<number, Readonly<Record<number, string>>>>;
  /** What each rule finds. */
  readonly summaries: Readonly<Record<string, string>>;
  /** Where files are shown, ending in a slash. */
  readonly base: string | null;
}

/** Which of the findings a reader may want to look at alone. */
export type PageState = "new" | "known" | "suppressed";

export interface PageFinding {
  readonly id: string;
  readonly rule: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly state: PageState;
  /** Since the commit that the run is compared with; null without one. */
  readonly introduced: boolean | null;
  readonly role: string | null;
  readonly message: string;
  readonly hint: string;
  readonly symbol: string | null;
  readonly at: PagePlace;
  readonly chain: readonly PageNote[];
  readonly evidence: readonly PageNote[];
  /** Why an inline suppression silences it. */
  readonly reason: string | null;
}

/** Index of the file, start and end as in a span. */
export type PagePlace = readonly [file: number, line: number, column: number, endLine: number, endColumn: number];

export type PageNote = readonly [text: string, file: number, line: number];
