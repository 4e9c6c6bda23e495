import type { BaselineEntry } from "../model/baseline.js";
import type { Finding } from "../model/report.js";
import { counted } from "./console-layout.js";
import { code, cut, escaped, placeLink, prose, type Links } from "./markdown-text.js";

/** A finding as an item of a list: how bad, where, what, what to do now, and below it the evidence, which of a budget is what came. */
export function findingRow(finding: Finding, links: Links): string {
  const { severity, place, message, rule, kind, hint, evidence } = finding;
  const lines = [
    `- **${severity}** ${placeLink(links, place.file, place.span[0])} ${code(`${rule}/${kind}`)}`,
    ...[message, hint].filter((text) => text !== "").map((text) => `  ${prose(cut(text, MOST_TEXT))}`),
  ];
  const shown = evidence.slice(0, MOST_EVIDENCE);
  const left = evidence.length - shown.length;
  return [
    lines.join("<br>\n"),
    ...shown.map(
      (item) => `  - ${placeLink(links, item.place.file, item.place.span[0])} ${prose(cut(item.message, MOST_TEXT))}`,
    ),
    ...(left > 0 ? [`  - and ${counted(left, "more place")}`] : []),
  ].join("\n");
}

/** The same in a line, for lists that few will open. */
export function shortRow({ severity, place, message }: Item, links: Links): string {
  return `- ${severity} ${placeLink(links, place.file, place.span[0])} ${prose(cut(message, MOST_TEXT))}`;
}

interface Item extends Pick<Finding, "place" | "message"> {
  readonly severity: Finding["severity"] | "problem";
}

/** What a baseline has and the code no more. Its lines are of another time, so nothing links to them. */
export function fixedRow({ rule, kind, file, message }: BaselineEntry): string {
  return `- ${code(file)} ${prose(cut(message, MOST_TEXT))} (${escaped(`${rule}/${kind}`)})`;
}

const MOST_EVIDENCE = 5;

/** What is longer would fill a page. */
const MOST_TEXT = 400;
