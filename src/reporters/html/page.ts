import { createHash } from "node:crypto";
import type { Report } from "../../model/report.js";
import type { Trend } from "../../model/trend.js";
import { VERSION } from "../../model/version.js";
import type { RenderOptions } from "../reporter.js";
import { text as SCRIPT } from "./client/client.ts?inlined";
import { embeddedJson, findingData } from "./finding-data.js";
import { findingsSection } from "./findings-section.js";
import { markup, trusted, type Markup } from "./markup.js";
import { numbersSection } from "./numbers-section.js";
import type { PageData } from "./page-data.js";
import { text as STYLES } from "./page.css?inlined";
import { placesAt } from "./places.js";
import { restSection } from "./rest-section.js";
import { roleSection } from "./role-section.js";
import { routeSection } from "./route-section.js";
import { trendSection } from "./trend-section.js";

/** The whole page of a report. */
export function renderPage(report: Report, options: RenderOptions): string {
  const places = placesAt(options.sourceUrl, report.snapshot.prefix);
  const by = report.manifestFile === null ? null : markup`, by <code>${report.manifestFile}</code>`;
  return shell({
    version: report.toolVersion,
    title: subject(report),
    about: markup`${subject(report)}${by}`,
    sections: [
      ["numbers", "Numbers", numbersSection(report)],
      ["trend", "Trend", trendSection(report.trend, options.commitsUrl)],
      ["roles", "Roles", roleSection(report, places)],
      ["routes", "Routes", routeSection(report, places)],
      ["findings", "Findings", findingsSection(report, options)],
      ["rest", "Beside", restSection(report, places)],
    ],
    data: findingData(report, options, places.base),
  });
}

/** A page of a trend alone. `commitsUrl` is where commits are shown, up to their ids; null when nobody knows. */
export function renderTrendPage(trend: Trend, commitsUrl: string | null): string {
  const last = trend.points.at(-1)?.commit.slice(0, 12) ?? "no commit";
  return shell({
    version: VERSION,
    title: `trend up to ${last}`,
    about: markup`trend up to commit ${last}`,
    sections: [["trend", "Trend", trendSection(trend, commitsUrl)]],
    data: null,
  });
}

interface Shell {
  readonly version: string;
  readonly title: string;
  readonly about: Markup;
  readonly sections: readonly (readonly [id: string, title: string, content: Markup])[];
  readonly data: PageData | null;
}

/** What all pages have. They ask for nothing else: the policy forbids every request, and every script and style but the page's own. */
function shell({ version, title, about, sections, data }: Shell): string {
  const shown = sections.filter(([, , content]) => content.toString() !== "");
  const ids = shown.map(([id]) => id);
  const first = ids.includes("findings") ? "findings" : (ids[0] ?? "");
  const links = shown.map(([id, name]) => markup`<a href="#${id}">${name}</a>`);
  const embedded = markup`<script type="application/json" id="data">${trusted(embeddedJson(data))}</script>
`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="ssotlint ${version}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>ssotlint: ${title}</title>
<style>${trusted(STYLES)}</style>
</head>
<body>
<a class="skip" href="#${first}">To the ${first}</a>
<header><h1>ssotlint</h1><p>${about}</p>
${links.length < 2 ? null : markup`<nav aria-label="Parts of this page">${links}</nav>`}</header>
<main>
${shown.map(([, , content]) => [content, NEW_LINE])}</main>
<footer><p>ssotlint ${version}</p></footer>
${data === null ? null : embedded}<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.toString();
}

const NEW_LINE = markup`
`;

const KINDS = {
  worktree: "files on disk",
  index: "what is staged",
  commit: "commit",
  directory: "a directory",
  memory: "files in memory",
} as const satisfies Record<Report["snapshot"]["kind"], string>;

function subject({ snapshot: { kind, commit } }: Report): string {
  if (commit === null) return KINDS[kind];
  const id = commit.slice(0, 12);
  return kind === "commit" ? `commit ${id}` : `${KINDS[kind]}, on commit ${id}`;
}

function policy(): string {
  const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${hashOf(SCRIPT)}`,
    `style-src ${hashOf(STYLES)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
