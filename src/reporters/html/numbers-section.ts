import type { Finding, Report } from "../../model/report.js";
import { byKey } from "../../model/order.js";
import type { RoleCounts } from "../../model/role-report.js";
import { SEVERITIES, type Severity } from "../../model/severity.js";
import { counted } from "../console-layout.js";
import { groupBy } from "../../model/group-by.js";
import { markup, type Markup, type Piece } from "./markup.js";

/** The id that a role's part of the page has, by the role's place in the report. */
export function roleAnchor(index: number): string {
  return `role-${index + 1}`;
}

/** How it stands: the verdict, and every count. */
export function numbersSection(report: Report): Markup {
  return markup`<section id="numbers" aria-labelledby="numbers-title">
<h2 id="numbers-title" class="unseen">Numbers</h2>
${verdict(report)}
${roleTable(report)}
<div class="columns">${ruleTable(report)}${metricTable(report)}</div>
${notes(report)}
</section>`;
}

/** Groups the digits of a number by threes, as `1,650`; the same wherever it runs. */
export function digits(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

function verdict(report: Report): Markup {
  const { findings, baseline, since, suppressed, files, problems } = report;
  const newOnes = findings.filter(({ state }) => state === "new").length;
  const introduced = findings.filter((finding) => finding.introduced === true).length;
  const facts: readonly Fact[] = [
    ...SEVERITIES.map((severity): Fact => {
      const count = countOf(findings, severity);
      return { count, word: count === 1 ? severity : `${severity}s`, tone: severity, filter: `severity=${severity}` };
    }),
    ...(baseline === null
      ? []
      : ([
          { count: newOnes, word: "new", tone: "strong", filter: "state=new" },
          { count: findings.length - newOnes, word: "known", tone: "plain", filter: "state=known" },
          { count: baseline.fixed.length, word: "fixed", tone: "good" },
        ] satisfies readonly Fact[])),
    ...(since === null
      ? []
      : ([
          {
            count: introduced,
            word: `new since ${since.commit.slice(0, 12)}`,
            tone: "strong",
            filter: "state=introduced",
          },
          { count: since.fixed, word: "fixed since then", tone: "good" },
        ] satisfies readonly Fact[])),
    ...(suppressed.length > 0 ? [{ count: suppressed.length, word: "suppressed", tone: "plain" } as const] : []),
    { count: files.total, word: files.total === 1 ? "file" : "files", tone: "plain" },
    ...(problems.length > 0
      ? [
          {
            count: problems.length,
            word: "not read whole",
            tone: "warning",
          } as const,
        ]
      : []),
  ];
  return markup`<p class="verdict ${report.exitCode === 0 ? "passes" : "fails"}">${report.exitCode === 0 ? "Passes" : "Fails"}</p>
<ul class="facts">${facts.map(({ count, word, tone, filter }) => {
    const text = markup`<b>${digits(count)}</b> ${word}`;
    const isLink = filter !== undefined && count > 0;
    return markup`<li class="${count === 0 ? "zero" : tone}">${isLink ? markup`<a href="#findings?${filter}">${text}</a>` : text}</li>`;
  })}</ul>`;
}

interface Fact {
  readonly count: number;
  readonly word: string;
  readonly tone: Severity | "good" | "strong" | "plain";
  /** The findings that it counts. */
  readonly filter?: string;
}

function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function ruleTable({ findings }: Report): Markup {
  if (findings.length === 0) return markup`<p class="none">No findings.</p>`;
  const rows = [...groupBy(findings, ({ rule }) => rule)].sort(byKey(([rule]) => rule));
  return markup`<div class="scroll"><table class="counts">
<caption>Findings by rule</caption>
<thead><tr><th scope="col">rule</th>${SEVERITIES.map((severity) => markup`<th scope="col" class="number">${severity}s</th>`)}</tr></thead>
<tbody>${rows.map(
    ([rule, ofRule]) =>
      markup`<tr><th scope="row"><a href="#findings?rule=${encodeURIComponent(rule)}">${rule}</a></th>${SEVERITIES.map((severity) => number(countOf(ofRule, severity), severity))}</tr>
`,
  )}</tbody></table></div>`;
}

function metricTable({ metrics }: Report): Markup {
  const rows = Object.entries(metrics).filter(([name]) => !name.startsWith("roles."));
  if (rows.length === 0) return markup``;
  return markup`<div class="scroll"><table class="counts">
<caption>Metrics of all code</caption>
<thead><tr><th scope="col">metric</th><th scope="col" class="number">now</th></tr></thead>
<tbody>${rows.map(
    ([name, value]) => markup`<tr><th scope="row">${name}</th>${number(value, "plain")}</tr>
`,
  )}</tbody></table></div>`;
}

const ROLE_COLUMNS: readonly (readonly [key: keyof RoleCounts, word: string, tone: Fact["tone"]])[] = [
  ["names", "names", "plain"],
  ["definitions", "definitions", "plain"],
  ["rivals", "rivals", "error"],
  ["copies", "copies", "error"],
  ["lookAlikes", "look-alikes", "warning"],
  ["namesakes", "namesakes", "note"],
  ["variants", "variants", "plain"],
  ["importPaths", "import paths", "plain"],
];

function roleTable({ roles }: Report): Markup {
  if (roles.length === 0) return markup``;
  const isUnknown = roles.some(({ counts }) => Object.values(counts).includes(null));
  return markup`<div class="scroll"><table class="counts">
<caption>Roles, outside of tests</caption>
<thead><tr><th scope="col">role</th>${ROLE_COLUMNS.map(([, word]) => markup`<th scope="col" class="number">${word}</th>`)}</tr></thead>
<tbody>${roles.map(
    ({ id, counts }, index) =>
      markup`<tr><th scope="row"><a href="#${roleAnchor(index)}">${id}</a></th>${ROLE_COLUMNS.map(([key, , tone]) => number(counts[key], tone))}</tr>
`,
  )}</tbody></table></div>${
    isUnknown
      ? markup`<p class="aside">– is not known: the canonical symbol does not exist, so nothing could be compared with it.</p>`
      : null
  }`;
}

function number(value: number | null, tone: string): Piece {
  if (value === null) return markup`<td class="number zero">–</td>`;
  return markup`<td class="number ${value === 0 ? "zero" : tone}">${digits(value)}</td>`;
}

function notes({ notes, pathFilter, findings }: Report): Markup {
  const filtered =
    pathFilter === null
      ? []
      : [
          `Only findings in ${pathFilter.join(", ")} are listed (${counted(findings.length, "finding")}); the counts in the tables are of all code.`,
        ];
  const all = [...filtered, ...notes];
  return all.length === 0 ? markup`` : markup`<ul class="notes">${all.map((note) => markup`<li>${note}</li>`)}</ul>`;
}
