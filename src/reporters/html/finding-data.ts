import type { Finding, Report } from "../../model/report.js";
import type { RenderOptions } from "../reporter.js";
import { sanitize } from "../sanitize.js";
import type { PageData, PageFinding, PageNote, PagePlace, PageState } from "./page-data.js";

/** The findings as the page's script reads them, with the code around each. */
export function findingData(report: Report, options: RenderOptions, base: string | null): PageData {
  const files = new Map<string, number>();
  const indexOf = (file: string): number => {
    const known = files.get(file) ?? files.size;
    files.set(file, known);
    return known;
  };
  const shown = [...report.findings, ...(options.includeSuppressed ? report.suppressed : [])];
  const findings = shown.map((finding) => pageFinding(finding, indexOf));
  const rules = new Set(shown.map(({ rule }) => rule));
  const ofRules = options.rules.filter(({ id }) => rules.has(id));
  return {
    findings,
    lines: linesOf(report, shown, indexOf),
    summaries: Object.fromEntries(ofRules.map(({ id, docs }) => [sanitize(id), sanitize(docs.summary)])),
    base,
    files: [...files.keys()].map(sanitize),
  };
}

/**
 * As JSON that can stand in a script element: nothing in it ends the element or starts a comment, and no character that some reader takes
 * for the end of a line is there as it is.
 */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[<>&\u2028\u2029]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, "0");
    return String.raw`\u${code}`;
  });
}

/** Lines of code before and behind the one that a finding is about. */
const CONTEXT = 2;

/** A finding may be about a whole class: its first lines are enough to know it. */
const MOST_LINES = 8;

/** What is longer is data or minified, and nobody reads it here. */
const LONGEST_LINE = 500;

function pageFinding(finding: Finding, indexOf: (file: string) => number): PageFinding {
  const { rule, kind, severity, introduced, role, symbol, place, chain, evidence, suppressed } = finding;
  const at: PagePlace = [indexOf(place.file), ...place.span];
  return {
    id: finding.fingerprint,
    rule: sanitize(rule),
    kind: sanitize(kind),
    severity,
    state: stateOf(finding),
    introduced,
    role: role === null ? null : sanitize(role),
    message: sanitize(finding.message),
    hint: sanitize(finding.hint),
    symbol: symbol === null ? null : sanitize(symbol),
    at,
    chain: chain.map(({ hop, name, file, span }): PageNote => [sanitize(`${hop} ${name}`), indexOf(file), span[0]]),
    evidence: evidence.map(({ message, place: { file, span } }): PageNote => [
      sanitize(message),
      indexOf(file),
      span[0],
    ]),
    reason: suppressed === null ? null : sanitize(suppressed.reason),
  };
}

export function stateOf({ suppressed, state }: Finding): PageState {
  return suppressed === null ? state : "suppressed";
}

function linesOf(
  { texts }: Report,
  findings: readonly Finding[],
  indexOf: (file: string) => number,
): Record<number, Record<number, string>> {
  const lines: Record<number, Record<number, string>> = {};
  const split = new Map<string, readonly string[]>();
  for (const { place } of findings) {
    const text = texts.get(place.file);
    if (text === undefined) continue;
    // What is behind the last line feed is no line.
    const all = split.get(place.file) ?? text.replace(/\n$/, "").split("\n");
    split.set(place.file, all);
    const ofFile = (lines[indexOf(place.file)] ??= {});
    const [start, , end] = place.span;
    const last = Math.min(Math.max(start, end), start + MOST_LINES) + CONTEXT;
    for (let line = Math.max(1, start - CONTEXT); line <= last; line++) {
      const code = all[line - 1];
      if (code !== undefined) ofFile[line] = shownCode(code);
    }
  }
  return lines;
}

/** As it is, tabs too, but for what could hide something. */
function shownCode(code: string): string {
  const shown = code.length > LONGEST_LINE ? `${code.slice(0, LONGEST_LINE)}…` : code;
  return shown.split("\t").map(sanitize).join("\t");
}
