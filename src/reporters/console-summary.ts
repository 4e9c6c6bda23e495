import { byKey } from "../model/order.js";
import type { Report, SkippedFile, SkipReason } from "../model/report.js";
import type { Route } from "../model/routes.js";
import { SEVERITIES, type Severity } from "../model/severity.js";
import { counted, fill, placeText, words, type Page } from "./console-layout.js";
import { sanitize } from "./sanitize.js";

/** The line that says how it stands, and what the reader should know to judge it. */
export function summary(page: Page, report: Report): readonly string[] {
  return [
    headline(page, report),
    ...fill(words(baselineText(report)), page.width),
    ...fill(words(sinceText(report)), page.width),
    ...fill(words(routeText(report)), page.width).map((line) => page.paint("faint", line)),
    ...fill(details(report), page.width).map((line) => page.paint("faint", line)),
    ...notes(page, report),
  ];
}

/** The files that could not be read whole. */
export function problemLines(page: Page, report: Report): readonly string[] {
  return report.problems.flatMap(({ place, message }) =>
    fill(
      [page.paint("strong", placeText(place)), page.paint("warning", "problem"), ...words(message)],
      page.width,
      "",
      "  ",
    ),
  );
}

const SKIP_REASONS = {
  notIncluded: "not included",
  excluded: "excluded",
  generated: "generated",
  vendored: "vendored",
  minified: "minified",
  tooLarge: "too large",
  binary: "binary",
  symlink: "symlinks",
  unreadable: "unreadable",
} as const satisfies Record<SkipReason, string>;

function headline(page: Page, report: Report): string {
  const files = counted(report.files.total, "file");
  if (report.findings.every(({ state }) => state === "known")) {
    return page.paint("good", `No ${report.baseline === null ? "" : "new "}findings in ${files}`);
  }
  const counts = SEVERITIES.map((severity) => {
    const count = countOf(report, severity);
    return page.paint(count === 0 ? "faint" : severity, counted(count, severity));
  });
  return `${counts.join(", ")} in ${files}`;
}

function countOf(report: Report, severity: Severity): number {
  return report.findings.filter(({ severity: own, state }) => own === severity && state === "new").length;
}

function details(report: Report): readonly string[] {
  const { suppressed, problems, files } = report;
  const clauses = [
    ...(suppressed.length > 0 ? [`${counted(suppressed.length, "finding")} suppressed`] : []),
    ...(problems.length > 0 ? [`${counted(problems.length, "problem")} reading files`] : []),
    ...(files.skipped.length > 0
      ? [`${counted(files.skipped.length, "file")} skipped (${reasons(files.skipped)})`]
      : []),
  ];
  return words(clauses.join(" · "));
}

/** How much of what was found counts, and what may go from the baseline; empty without one. */
function baselineText({ baseline, findings }: Report): string {
  if (baseline === null) return "";
  const { file, known, fixed } = baseline;
  const added = findings.filter(({ state }) => state === "new").length;
  const remedy =
    fixed.length === 1
      ? "1 of the baseline is fixed: ssotlint baseline --prune drops it"
      : `${fixed.length} of the baseline are fixed: ssotlint baseline --prune drops them`;
  return [`${added} new, ${known} known by ${sanitize(file)}`, ...(fixed.length === 0 ? [] : [remedy])].join(" · ");
}

/** What came and what went since the commit that the run is compared with; empty without one. */
function sinceText({ since, findings }: Report): string {
  if (since === null) return "";
  const introduced = findings.filter((finding) => finding.introduced === true).length;
  return `${introduced} new since ${since.commit.slice(0, 12)}, ${since.fixed} fixed`;
}

/** How many routes there are, how many of them could not be followed to their end, and how many are in the way of others; empty without any. */
function routeText({ routes: { apps, routes, stops }, metrics }: Report): string {
  if (routes.length === 0 && stops.length === 0) return "";
  const count = (status: Route["status"]): number => routes.filter((route) => route.status === status).length;
  const competing = metrics["routes.competing"] ?? null;
  const [unmounted, unknown] = [count("unmounted"), count("unknownPrefix")];
  return [
    `${counted(count("live"), "live route")} in ${counted(apps.length, "application")}`,
    ...(competing === null ? [] : [`${competing} competing`]),
    ...(unmounted > 0 ? [`${unmounted} that nothing mounts`] : []),
    ...(unknown > 0 ? [`${unknown} whose path is not known`] : []),
    ...(stops.length > 0 ? [`${counted(stops.length, "place")} where routes may be missing`] : []),
  ].join(" · ");
}

function reasons(skipped: readonly SkippedFile[]): string {
  const counts = new Map<SkipReason, number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort(byKey(([reason]) => reason))
    .map(([reason, count]) => `${count} ${SKIP_REASONS[reason]}`)
    .join(", ");
}

function notes(page: Page, report: Report): readonly string[] {
  const filter = report.pathFilter;
  const filtered =
    filter === null
      ? []
      : [`Only findings in ${filter.map(sanitize).join(", ")} are listed; the counts in the tables are of all code.`];
  return [...filtered, ...report.notes].flatMap((note) =>
    fill([page.paint("note", "note:"), ...words(note)], page.width, "", "  "),
  );
}
