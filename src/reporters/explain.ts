import type { RuleDocs } from "../model/rule.js";
import { fill, padEnd, painter, words, type Page } from "./console-layout.js";
import type { RuleInfo } from "./reporter.js";
import { safeJson } from "./sanitize.js";

interface TextSettings {
  readonly width: number;
  readonly color: boolean;
}

/** Every rule with its summary. */
export function listRules(rules: readonly RuleInfo[], settings: TextSettings): string {
  const paint = painter(settings.color);
  const column = Math.max(...rules.map((rule) => rule.id.length)) + 2;
  const rows = rules.flatMap((rule) => {
    const first = paint("strong", padEnd(rule.id, column));
    return fill(words(rule.docs.summary), settings.width, first, " ".repeat(column));
  });
  return `${rows.join("\n")}\n`;
}

/** Ids, summaries and the severity of each kind, for programs. */
export function rulesAsJson(rules: readonly RuleInfo[]): string {
  return safeJson(
    rules.map(({ id, docs, kinds }) => ({
      id,
      summary: docs.summary,
      kinds: Object.fromEntries(Object.entries(kinds).map(([kind, { severity }]) => [kind, severity])),
    })),
  );
}

/** A rule's documentation for a terminal: the same text from which its page is made. */
export function explainRule(rule: RuleInfo, settings: TextSettings): string {
  const paint = painter(settings.color);
  const { docs } = rule;
  const prose = (text: string): string[] =>
    text.split("\n").flatMap((line) => (line === "" ? [""] : fill(words(line), settings.width)));
  const heading = (text: string): string[] => ["", paint("strong", text), ""];
  const lines = [
    paint("strong", rule.id),
    "",
    ...prose(docs.summary),
    ...heading("What it finds"),
    ...prose(docs.what),
    ...heading("Kinds"),
    ...kindRows(rule, paint, settings.width),
    ...heading("Why it matters"),
    ...prose(docs.why),
    ...heading("Example"),
    ...exampleLines(docs.example, paint),
    ...heading("Instead"),
    ...exampleLines(docs.instead, paint),
    ...heading("When to allow it"),
    ...prose(docs.whenToAllow),
  ];
  return `${lines.join("\n")}\n`;
}

function kindRows(rule: RuleInfo, paint: Page["paint"], width: number): string[] {
  const column = Math.max(...Object.keys(rule.kinds).map((kind) => kind.length)) + 2;
  return Object.entries(rule.kinds).flatMap(([kind, { severity, message, hint }]) => [
    ...fill(
      words(blanks(message)),
      width,
      `${padEnd(kind, column)}${paint(severity, padEnd(severity, 9))}`,
      " ".repeat(column + 9),
    ),
    ...fill(words(blanks(hint)), width, " ".repeat(column + 9)),
  ]);
}

/** A template with its placeholders as blanks; what is only sometimes there, a guess, is left out. */
function blanks(template: string): string {
  return template.replace(/\s*\{guess\}/, "").replace(/\{(\w+)\}/g, "<$1>");
}

function exampleLines(example: RuleDocs["example"], paint: Page["paint"]): string[] {
  return Object.entries(example.files).flatMap(([path, text]) => [
    `  ${paint("faint", path)}`,
    ...text
      .replace(/\n$/, "")
      .split("\n")
      .map((line) => `    ${line}`),
  ]);
}
