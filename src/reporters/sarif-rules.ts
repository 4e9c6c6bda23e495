import type { ReportingDescriptor } from "sarif";
import { severityRank, type Severity } from "../model/severity.js";
import type { RuleInfo } from "./reporter.js";
import { ruleMarkdown } from "./rule-markdown.js";
import { MOST_TAGS } from "./sarif-limits.js";

/**
 * A rule for code scanning: texts, level and tags within GitHub's limits, and none of them empty.
 *
 * @param homepage where people read more, an absolute URL; null leaves it out. GitHub reads no `helpUri`, so it stands in the help itself.
 */
export function sarifRule(rule: RuleInfo, homepage: string | null): ReportingDescriptor {
  const { docs } = rule;
  const summary = shorten(docs.summary) || rule.id;
  const level = worst(rule);
  const markdown = ruleMarkdown(rule) || summary;
  const tags = docs.tags.filter((tag) => tag !== "").slice(0, MOST_TAGS);
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: summary },
    fullDescription: { text: shorten(docs.what) || summary },
    help: {
      text: shorten(helpText(rule)) || summary,
      markdown: homepage === null ? markdown : `${markdown}\n\n[More about ssotlint](${homepage})`,
    },
    defaultConfiguration: { level },
    properties: {
      ...(tags.length > 0 ? { tags } : {}),
      precision: docs.precision,
      "problem.severity": level === "note" ? "recommendation" : level,
    },
  };
}

/** GitHub's limit. */
const MOST_CHARACTERS = 1024;

function worst(rule: RuleInfo): Severity {
  const levels = Object.values(rule.kinds).map((kind) => kind.severity);
  return levels.sort((a, b) => severityRank(a) - severityRank(b))[0] ?? "warning";
}

function helpText({ docs }: RuleInfo): string {
  return [docs.summary, docs.what, docs.why, docs.whenToAllow].filter((part) => part.trim() !== "").join("\n\n");
}

/** Cuts at the last word that fits, and says so. */
function shorten(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= MOST_CHARACTERS) return trimmed;
  const cut = trimmed.slice(0, MOST_CHARACTERS - 2);
  const lastBreak = cut.search(/\s\S*$/);
  return `${cut.slice(0, lastBreak > 0 ? lastBreak : cut.length).trimEnd()} …`;
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase());
}
