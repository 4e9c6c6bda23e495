import { byKey, compareStrings } from "../../model/order.js";
import type { Finding, Report } from "../../model/report.js";
import { SEVERITIES } from "../../model/severity.js";
import type { RenderOptions } from "../reporter.js";
import { stateOf } from "./finding-data.js";
import { groupBy } from "../../model/group-by.js";
import { markup, type Markup, type Piece } from "./markup.js";
import { digits } from "./numbers-section.js";
import type { PageState } from "./page-data.js";

/** The list of findings, which the script of the page fills, and what chooses among them. */
export function findingsSection(report: Report, { includeSuppressed }: RenderOptions): Markup {
  const findings = [...report.findings, ...(includeSuppressed ? report.suppressed : [])];
  if (findings.length === 0) return markup``;
  return markup`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
<noscript><p class="none">The list of findings needs JavaScript. The numbers above do not, and <code>ssotlint check</code> prints the list.</p></noscript>
<form class="filters" id="filters" hidden role="search" aria-label="Findings">
<label class="text">Text <input type="search" name="q" autocomplete="off" spellcheck="false" placeholder="message, symbol, path or fingerprint"></label>
<label class="text">File <input type="search" name="file" autocomplete="off" spellcheck="false" placeholder="part of a path"></label>
<fieldset><legend class="unseen">Severity</legend>${SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return markup`<label class="check"><input type="checkbox" name="severity" value="${severity}" checked> <span class="severity ${severity}">${severity}</span> <span class="aside">${digits(count)}</span></label>`;
  })}</fieldset>
${select(
  "rule",
  "Rule",
  counts(findings, ({ rule }) => rule),
)}
${select(
  "role",
  "Role",
  counts(findings, ({ role }) => role),
)}
${stateSelect(report, findings)}
<label>Group by <select name="group"><option value="rule">rule</option><option value="file">file</option></select></label>
<button type="reset">Clear</button>
</form>
<p class="status" hidden><output id="status"></output> <button type="button" id="open-all">Open these</button></p>
<div id="list"></div>
<p><button type="button" id="more" hidden></button></p>
</section>`;
}

/** Each value with how many findings have it, by value. */
function counts(
  findings: readonly Finding[],
  valueOf: (finding: Finding) => string | null,
): readonly (readonly [value: string, count: number])[] {
  return [...groupBy(findings, valueOf)]
    .flatMap(([value, having]) => (value === null ? [] : [[value, having.length] as const]))
    .sort(([a], [b]) => compareStrings(a, b));
}

function select(name: string, label: string, values: readonly (readonly [string, number])[]): Piece {
  // With one value and all findings in it there is nothing to choose.
  if (values.length === 0) return null;
  return markup`<label>${label} <select name="${name}"><option value="">all</option>${values.map(
    ([value, count]) => markup`<option value="${value}">${value} (${digits(count)})</option>`,
  )}</select></label>`;
}

const STATES = {
  new: "new",
  known: "known to the baseline",
  suppressed: "suppressed",
} as const satisfies Record<PageState, string>;

function stateSelect({ baseline, since }: Report, findings: readonly Finding[]): Piece {
  const states = [...groupBy(findings, stateOf)].sort(byKey(([state]) => state));
  const introduced = findings.filter((finding) => finding.introduced === true).length;
  if (baseline === null && since === null && states.length < 2) return null;
  return markup`<label>State <select name="state"><option value="">all</option>${states.map(
    ([state, having]) => markup`<option value="${state}">${STATES[state]} (${digits(having.length)})</option>`,
  )}${since === null ? null : markup`<option value="introduced">new since ${since.commit.slice(0, 12)} (${digits(introduced)})</option>`}</select></label>`;
}
