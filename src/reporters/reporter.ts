import type { Report } from "../model/report.js";
import type { Rule } from "../model/rule.js";

/** A way to show a report. Pure: it does no I/O, and two equal reports give equal bytes. */
export interface Reporter {
  readonly name: string;
  /** One line for `--help`. */
  readonly description: string;
  readonly render: (report: Report, options: RenderOptions) => Rendered;
  /** It looks at no rule of the catalogue, so that nobody has to load it. */
  readonly ignoresRules?: true;
}

export interface Rendered {
  /** Ends with a newline. */
  readonly text: string;
  /** What the reader of the text would not notice and has to be told on stderr: findings that a limit left out. */
  readonly warnings: readonly string[];
}

export interface RenderOptions {
  /** How many columns a line may have. Only the console looks at it. */
  readonly width: number;
  /** Whether the text goes where ANSI colours are understood. */
  readonly color: boolean;
  /** The whole catalogue in registry order, fired or not. */
  readonly rules: readonly RuleInfo[];
  /** Console and concise: nothing but errors, and what is counted. */
  readonly quiet: boolean;
  /** Console: each finding and each role in full, however many there are. */
  readonly verbose: boolean;
  /** List the findings that inline suppressions silence, marked as such. They are always counted. */
  readonly includeSuppressed: boolean;
  /** List the findings that the baseline knows, marked as such. They are always counted. Reporters for programs may list them anyway, with their state. */
  readonly includeKnown: boolean;
  /** SARIF: what tells this upload from others of one commit; null where one is enough. */
  readonly category: string | null;
  /** SARIF: where people read about ssotlint, an absolute URL; null leaves it out. */
  readonly homepage: string | null;
  /** Markdown and HTML: where the files are shown, up to their paths from the root of the repository, an absolute URL; null makes links relative. */
  readonly sourceUrl: string | null;
  /** HTML: where commits are shown, up to their ids, an absolute URL; null leaves links out. */
  readonly commitsUrl: string | null;
  /** Whether only introduced findings fail the run, and budgets: then the others are counted, as those of a baseline are. */
  readonly onlyIntroduced: boolean;
}

/** What reporters may know about a rule. */
export type RuleInfo = Pick<Rule, "id" | "docs" | "kinds" | "stage">;
