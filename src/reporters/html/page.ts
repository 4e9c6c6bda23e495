import { createHash } from "node:crypto";
import type { Report } from "../../model/report.js";
import type { RenderOptions } from "../reporter.js";
import { text as SCRIPT } from "./client/client.ts?inlined";
import { embeddedJson, findingData } from "./finding-data.js";
import { findingsSection } from "./findings-section.js";
import { markup, trusted, type Markup } from "./markup.js";
import { numbersSection } from "./numbers-section.js";
import { text as STYLES } from "./page.css?inlined";
import { placesAt } from "./places.js";
import { restSection } from "./rest-section.js";
import { roleSection } from "./role-section.js";
import { routeSection } from "./route-section.js";
import { trendSection } from "./trend-section.js";

/** The whole page, which asks for nothing else: its policy forbids every request, and every script and style but its own. */
export function renderPage(report: Report, options: RenderOptions): string {
  const places = placesAt(options.sourceUrl, report.snapshot.prefix);
  const sections: readonly (readonly [id: string, title: string, markup: Markup])[] = [
    ["numbers", "Numbers", numbersSection(report)],
    ["trend", "Trend", trendSection(report.trend)],
    ["roles", "Roles", roleSection(report, places)],
    ["routes", "Routes", routeSection(report, places)],
    ["findings", "Findings", findingsSection(report, options)],
    ["rest", "Beside", restSection(report, places)],
  ];
  const shown = sections.filter(([, , markup]) => markup.toString() !== "");
  const hasFindings = shown.some(([id]) => id === "findings");
  const data = embeddedJson(findingData(report, options, places.base));
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="ssotlint ${report.toolVersion}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>ssotlint: ${subject(report)}</title>
<style>${trusted(STYLES)}</style>
</head>
<body>
<a class="skip" href="#${hasFindings ? "findings" : "numbers"}">To the ${hasFindings ? "findings" : "numbers"}</a>
<header><h1>ssotlint</h1><p>${subject(report)}${report.manifestFile === null ? null : markup`, by <code>${report.manifestFile}</code>`}</p>
<nav aria-label="Parts of this page">${shown.map(([id, title]) => markup`<a href="#${id}">${title}</a>`)}</nav></header>
<main>
${shown.map(([, , markup]) => [markup, NEW_LINE])}</main>
<footer><p>ssotlint ${report.toolVersion}</p></footer>
<script type="application/json" id="data">${trusted(data)}</script>
<script>${trusted(SCRIPT)}</script>
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
