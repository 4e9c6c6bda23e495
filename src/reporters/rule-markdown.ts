import type { DocExample } from "../model/rule.js";
import type { RuleInfo } from "./reporter.js";

/** The page of a rule, with its name as the title. */
export function rulePage(rule: RuleInfo): string {
  return `# ${rule.id}\n\n${ruleMarkdown(rule)}\n`;
}

/** A rule's documentation as Markdown, without a title. */
export function ruleMarkdown({ docs, kinds }: RuleInfo): string {
  const list = Object.entries(kinds).map(([kind, { severity, hint }]) => `- \`${kind}\` (${severity}): ${hint}`);
  const parts: readonly (readonly [title: string, text: string])[] = [
    ["What it finds", docs.what],
    ["Why it matters", docs.why],
    ["Example", example(docs.example)],
    ["Instead", example(docs.instead)],
    ["Kinds", list.join("\n")],
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
