import type { TrendPoint } from "../model/trend.js";

export interface Circumstances {
  /** How many commits have a date that cannot be, by those around them. */
  readonly doubted: number;
  readonly isShallow: boolean;
}

/** What the reader of a trend should know beside the numbers. */
export function trendNotes(points: readonly TrendPoint[], { doubted, isShallow }: Circumstances): readonly string[] {
  const notes: string[] = [];
  if (isShallow) {
    notes.push(
      "This is a shallow clone: its history begins where it was cut off. git fetch --unshallow brings the rest; in GitHub Actions, fetch-depth: 0.",
    );
  }
  if (doubted > 0) {
    notes.push(
      `${counted(doubted, "commit has a date", "commits have dates")} that cannot be, by those of the commits around: there the date of the one before counts.`,
    );
  }
  const failed = points.filter(({ failure }) => failure !== null);
  if (failed.length > 0) {
    const { label = "", failure = "" } = failed[0] ?? {};
    notes.push(
      `${counted(failed.length, "point", "points")} could not be judged, the first one at ${label}: ${failure}`,
    );
  }
  notes.push(...fileNote(points, "missing", "whose content this repository lacks"));
  notes.push(...fileNote(points, "unparsed", "that could not be parsed whole"));
  return notes;
}

function fileNote(points: readonly TrendPoint[], which: "missing" | "unparsed", what: string): readonly string[] {
  const paths = [...new Set(points.flatMap((point) => point[which]))].sort();
  if (paths.length === 0) return [];
  const at = points.filter((point) => point[which].length > 0).length;
  const named = paths.slice(0, 3).join(", ");
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : "";
  return [
    `At ${counted(at, "point", "points")} there ${paths.length === 1 ? "is a file" : "are files"} ${what}: ${named}${more}. The JSON report names them.`,
  ];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
