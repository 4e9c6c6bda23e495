import { byKey } from "../../model/order.js";
import type { Report, SkipReason } from "../../model/report.js";
import { counted } from "../console-layout.js";
import { groupBy } from "../../model/group-by.js";
import { markup, prose, type Markup } from "./markup.js";
import type { Places } from "./places.js";

/** What was fixed since the baseline, and what could not be read. */
export function restSection(report: Report, places: Places): Markup {
  const parts = [fixed(report), problems(report, places), skipped(report)].filter((part) => part !== null);
  if (parts.length === 0) return markup``;
  return markup`<section id="rest" aria-labelledby="rest-title">
<h2 id="rest-title">Beside the findings</h2>
${parts}
</section>`;
}

const REASONS = {
  notIncluded: "not in source.include",
  excluded: "in source.exclude",
  generated: "generated",
  vendored: "vendored",
  minified: "minified",
  tooLarge: "too large",
  binary: "not UTF-8 text",
  symlink: "symbolic links",
  unreadable: "could not be read",
} as const satisfies Record<SkipReason, string>;

function fixed({ baseline }: Report): Markup | null {
  if (baseline === null || baseline.fixed.length === 0) return null;
  return markup`<details class="table"><summary>Fixed since ${baseline.file} <span class="aside">${counted(baseline.fixed.length, "finding")}</span></summary>
<div class="scroll"><table><thead><tr><th scope="col">rule</th><th scope="col">file</th><th scope="col">finding</th></tr></thead>
<tbody>${baseline.fixed.map(
    ({ rule, kind, file, message }) =>
      markup`<tr><td>${rule}/${kind}</td><td><code>${file}</code></td><td>${prose(message)}</td></tr>
`,
  )}</tbody></table></div></details>`;
}

function problems({ problems: all }: Report, places: Places): Markup | null {
  if (all.length === 0) return null;
  return markup`<details class="table"><summary>Not read whole <span class="aside">${counted(all.length, "problem")}</span></summary>
<ul class="places">${all.map(
    ({ place, message }) => markup`<li>${places.link(place)} ${prose(message)}</li>
`,
  )}</ul></details>`;
}

function skipped({ files }: Report): Markup | null {
  if (files.skipped.length === 0) return null;
  const rows = [...groupBy(files.skipped, ({ reason }) => reason)].sort(byKey(([reason]) => reason));
  return markup`<details class="table"><summary>Files left out <span class="aside">${files.skipped.length}</span></summary>
<div class="scroll"><table class="counts"><thead><tr><th scope="col">why</th><th scope="col" class="number">files</th></tr></thead>
<tbody>${rows.map(
    ([
      reason,
      having,
    ]) => markup`<tr><th scope="row">${REASONS[reason]}</th><td class="number">${having.length}</td></tr>
`,
  )}</tbody></table></div></details>`;
}
