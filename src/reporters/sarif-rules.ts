import type { ReportingDescriptor } from "sarif";
import type { DocExample } from "../model/rule.js";
import { severityRank, type Severity } from "../model/severity.js";
import type { RuleInfo } from "./reporter.js";

/** A rule for code scanning: texts, level and tags within GitHub's limits, and none of them empty. */
export function sarifRule(rule: RuleInfo): ReportingDescriptor {
  const { docs } = rule;
  const summary = shorten(docs.summary) || rule.id;
  const level = worst(rule);
  const tags = docs.tags.filter((tag) => tag !== "").slice(0, MOST_TAGS);
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: summary },
    fullDescription: { text: shorten(docs.what) || summary },
    help: { text: shorten(helpText(rule)) || summary, markdown: helpMarkdown(rule) || summary },
    defaultConfiguration: { level },
    properties: {
      ...(tags.length > 0 ? { tags } : {}),
      precision: docs.precision,
      "problem.severity": level === "note" ? "recommendation" : level,
    },
  };
}

/** GitHub's limits. */
const MOST_CHARACTERS = 1024;
const MOST_TAGS = 20;

function worst(rule: RuleInfo): Severity {
  const levels = Object.values(rule.kinds).map((kind) => kind.severity);
  return levels.sort((a, b) => severityRank(a) - severityRank(b))[0] ?? "warning";
}

function helpText({ docs }: RuleInfo): string {
  return [docs.summary, docs.what, docs.why, docs.whenToAllow].filter((part) => part.trim() !== "").join("\n\n");
}

function helpMarkdown({ docs, kinds }: RuleInfo): string {
  const table = Object.entries(kinds).map(([kind, { severity, hint }]) => `- \`${kind}\` (${severity}): ${hint}`);
  const parts: readonly (readonly [title: string, text: string])[] = [
    ["What it finds", docs.what],
    ["Why it matters", docs.why],
    ["Example", example(docs.example)],
    ["Instead", example(docs.instead)],
    ["Kinds", table.join("\n")],
    ["When to allow it", docs.whenToAllow],
  ];
  const sections = parts
    .filter(([, text]) => text.trim() !== "")
    .map(([title, text]) => `## ${title}\n\n${text.trim()}`);
  return [docs.summary, ...sections].join("\n\n").trim();
}

function example({ files }: DocExample): string {
  return Object.entries(files)
    .map(([file, text]) => {
      const fence = "`".repeat(1 + Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
      return `\`${file}\`\n\n${fence}${file.slice(file.lastIndexOf(".") + 1)}\n${text.trimEnd()}\n${fence}`;
    })
    .join("\n\n");
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
