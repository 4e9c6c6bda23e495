import type { Finding, Problem, Report } from "../model/report.js";
import { placeText } from "./console-layout.js";
import type { Rendered, RenderOptions, Reporter } from "./reporter.js";
import { notListedText, toActOn } from "./to-act-on.js";
import { xmlText } from "./xml-text.js";

/**
 * JUnit XML, for the test reports of CI servers: a suite for each rule, a test case for each finding. Errors and warnings fail; a note is
 * skipped, since it never fails a run; a rule that finds nothing passes. There is no standard of the format; this is what GitLab and the JUnit
 * plugin of Jenkins read, `file` and `line` included, which the stricter schema of Jenkins' xUnit plugin does not have. Test cases are told
 * apart by their names alone, so the names are unique, and have no line in them, so that a finding keeps its history while lines move.
 * Source: https://docs.gitlab.com/ci/testing/unit_test_reports/
 */
export const junitReporter: Reporter = {
  name: "junit",
  description: "JUnit XML for the test reports of CI servers: a suite a rule",
  render: renderJunit,
};

interface Case {
  readonly name: string;
  readonly place: { readonly file: string; readonly line: number } | null;
  readonly outcome: "passed" | "failure" | "skipped";
  readonly message: string;
  /** Kind of failure; lines of text below it. */
  readonly type: string;
  readonly lines: readonly string[];
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

function renderJunit(report: Report, options: RenderOptions): Rendered {
  const suites = suitesOf(report, options);
  const cases = suites.flatMap((suite) => suite.cases);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ssotlint"${countAttributes(cases)}>`,
    ...suites.flatMap(suiteLines),
    "</testsuites>",
  ];
  return { text: `${lines.join("\n")}\n`, warnings: [] };
}

function suitesOf(report: Report, options: RenderOptions): readonly Suite[] {
  const found = toActOn(report, options);
  const isListed = new Set(found.listed);
  const { prefix } = report.snapshot;
  const rules = new Set([...options.rules.map(({ id }) => id), ...report.findings.map(({ rule }) => rule)]);
  const suites = [...rules].map((rule): Suite => {
    const own = report.findings.filter((finding) => finding.rule === rule);
    const listed = own.filter((finding) => isListed.has(finding));
    const suppressed = options.includeSuppressed ? report.suppressed.filter((finding) => finding.rule === rule) : [];
    const known = options.includeKnown ? found.known.filter((finding) => finding.rule === rule) : [];
    const cases = [...listed, ...known, ...suppressed].map((finding) => findingCase(finding, prefix));
    return { name: rule, cases: listed.length > 0 ? cases : [cleanCase(own), ...cases] };
  });
  if (report.problems.length === 0) return suites;
  return [
    ...suites,
    { name: "files-not-read-whole", cases: report.problems.map((problem) => problemCase(problem, prefix)) },
  ];

  function cleanCase(own: readonly Finding[]): Case {
    const text = notListedText({
      known: own.filter(({ state }) => state === "known"),
      inherited: own.filter(({ state }) => state !== "known").length,
    });
    return {
      name: "finds nothing to act on",
      place: null,
      outcome: "passed",
      message: "",
      type: "",
      lines: text === "" ? [] : [text],
    };
  }
}

function findingCase(finding: Finding, prefix: string): Case {
  const { kind, severity, message, hint, place, symbol, evidence } = finding;
  const why = excuseOf(finding);
  return {
    name:
      symbol?.startsWith(`${place.file}#`) === true
        ? `${kind}: ${symbol}`
        : `${kind}: ${place.file}: ${symbol ?? message}`,
    place: { file: `${prefix}${place.file}`, line: place.span[0] },
    outcome: severity !== "note" && why === "" ? "failure" : "skipped",
    message: why === "" ? message : `${why}; ${message}`,
    type: severity,
    lines: [
      `${prefix}${placeText(place)}`,
      hint,
      ...evidence.map((item) => `${prefix}${placeText(item.place)}: ${item.message}`),
    ],
  };
}

/** Why a finding that is listed does not fail: it was asked for, and counts no more. */
function excuseOf({ suppressed, state }: Finding): string {
  if (suppressed !== null) return `suppressed: ${suppressed.reason}`;
  return state === "known" ? "known by the baseline" : "";
}

function problemCase({ place, message }: Problem, prefix: string): Case {
  return {
    name: place.file,
    place: { file: `${prefix}${place.file}`, line: place.span[0] },
    outcome: "skipped",
    message,
    type: "problem",
    lines: [],
  };
}

function suiteLines({ name, cases }: Suite): readonly string[] {
  const used = new Set<string>();
  return [
    `  <testsuite name="${xmlText(name)}"${countAttributes(cases)}>`,
    ...cases.flatMap((item) => caseLines(name, { ...item, name: unusedName(item.name, used) })),
    "  </testsuite>",
  ];
}

function unusedName(name: string, used: Set<string>): string {
  let unused = name;
  for (let nth = 2; used.has(unused); nth++) unused = `${name} (${nth})`;
  used.add(unused);
  return unused;
}

function caseLines(suite: string, { name, place, outcome, message, type, lines }: Case): readonly string[] {
  const where = place === null ? "" : ` file="${xmlText(place.file)}" line="${place.line}"`;
  // Jenkins takes what is before the last dot for a package, and shows the suites under it.
  const start = `    <testcase classname="ssotlint.${xmlText(suite)}" name="${xmlText(name)}"${where} time="0"`;
  const text = lines
    .filter((line) => line !== "")
    .map(xmlText)
    .join("\n");
  switch (outcome) {
    case "passed":
      return text === "" ? [`${start}/>`] : [`${start}>`, `      <system-out>${text}</system-out>`, "    </testcase>"];
    case "skipped":
      return [`${start}>`, `      <skipped message="${xmlText(message)}"/>`, "    </testcase>"];
    case "failure":
      return [
        `${start}>`,
        `      <failure type="${xmlText(type)}" message="${xmlText(message)}">${text}</failure>`,
        "    </testcase>",
      ];
    default:
      return outcome satisfies never;
  }
}

function countAttributes(cases: readonly Case[]): string {
  const failures = cases.filter(({ outcome }) => outcome === "failure").length;
  const skipped = cases.filter(({ outcome }) => outcome === "skipped").length;
  return ` tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="0"`;
}
