import type { Finding, Report } from "../model/report.js";
import { SEVERITIES } from "../model/severity.js";
import { counted, painter, placeText, type Paint } from "./console-layout.js";
import type { Rendered, RenderOptions, Reporter } from "./reporter.js";
import { sanitize } from "./sanitize.js";
import { notListedText, toActOn, type ActOn } from "./to-act-on.js";

/** For editors, `grep` and logs: a line a finding, whatever its message says, and a line that counts them. */
export const conciseReporter: Reporter = {
  name: "concise",
  description: "for editors and logs: a line a finding, then one that counts them",
  render: renderConcise,
};

function renderConcise(report: Report, options: RenderOptions): Rendered {
  const paint = painter(options.color);
  const found = toActOn(report, options);
  const lines = [
    ...[...found.listed, ...(options.includeKnown ? found.known : [])]
      .filter(({ severity }) => !options.quiet || severity === "error")
      .map((finding) => findingLine(finding, paint)),
    ...(options.includeSuppressed ? report.suppressed.map((finding) => findingLine(finding, paint)) : []),
    ...(options.quiet
      ? []
      : report.problems.map(({ place, message }) => `${placeText(place)}: problem ${sanitize(message)}`)),
    conciseSummary(report, found),
  ];
  return { text: `${lines.join("\n")}\n`, warnings: [] };
}

/** `src/a.ts:3:14: error duplicate-implementation(rival) …`, as compilers write it and editors read it. */
export function findingLine(finding: Finding, paint: Paint): string {
  const isSuppressed = finding.suppressed !== null;
  const severity = isSuppressed ? "suppressed" : finding.severity;
  const ink = isSuppressed ? "faint" : finding.severity;
  const rule = paint("faint", sanitize(`${finding.rule}(${finding.kind})`));
  const isNew = finding.introduced === true ? ` ${paint("strong", "[new]")}` : "";
  const isKnown = finding.state === "known" ? ` ${paint("faint", "[known]")}` : "";
  return `${paint("strong", placeText(finding.place))}: ${paint(ink, severity)} ${rule} ${sanitize(finding.message)}${isNew}${isKnown}`;
}

/** `1 error, 2 warnings, 0 notes in 51 files; 40 known by the baseline; 3 suppressed`. */
export function conciseSummary({ files, suppressed, baseline, since }: Report, found: ActOn): string {
  const counts = SEVERITIES.map((severity) =>
    counted(found.listed.filter((finding) => finding.severity === severity).length, severity),
  );
  const fixed = baseline === null ? (since?.fixed ?? 0) : baseline.fixed.length;
  return [
    `${found.listed.length === 0 ? "No findings" : counts.join(", ")} in ${counted(files.total, "file")}`,
    notListedText(found),
    fixed > 0 ? `${fixed} fixed` : "",
    suppressed.length > 0 ? `${suppressed.length} suppressed` : "",
  ]
    .filter((part) => part !== "")
    .join("; ");
}
