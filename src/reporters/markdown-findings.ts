import type { BaselineEntry } from "../model/baseline.js";
import type { Finding } from "../model/report.js";
import { code, cut, escaped, placeLink, prose, type Links } from "./markdown-text.js";

/** A finding as an item of a list: how bad, where, what, and what to do now. */
export function findingRow(finding: Finding, links: Links): string {
  const { severity, place, message, rule, kind, hint } = finding;
  const rows = [
    `- **${severity}** ${placeLink(links, place.file, place.span[0])} ${code(`${rule}/${kind}`)}`,
    `  ${prose(cut(message, MOST_TEXT))}`,
    ...(hint === "" ? [] : [`  ${prose(cut(hint, MOST_TEXT))}`]),
  ];
  return rows.join("<br>\n");
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

/** What is longer would fill a page. */
const MOST_TEXT = 400;
