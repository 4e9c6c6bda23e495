import type { Trend } from "../../model/trend.js";

/** A way to show a trend. Pure: it does no I/O, and two equal trends give equal bytes. */
export interface TrendReporter {
  readonly name: string;
  /** One line for `--help`. */
  readonly description: string;
  /** The text ends with a newline. */
  readonly render: (trend: Trend, options: TrendRenderOptions) => string;
}

export interface TrendRenderOptions {
  /** How many columns a line may have. Only the console looks at it. */
  readonly width: number;
  /** Whether the text goes where ANSI colours are understood. */
  readonly color: boolean;
  /** Markdown and HTML: where commits are shown, up to their ids, an absolute URL; null leaves links out. */
  readonly commitsUrl: string | null;
  /** Badge: the most that a metric may be, where the manifest says so. */
  readonly budgets: Readonly<Record<string, number>>;
}
