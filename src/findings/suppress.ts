import { nearest } from "../model/nearest.js";
import type { Suppression } from "../model/facts.js";
import type { SourceFile } from "../model/graph.js";
import type { Finding } from "../model/report.js";
import type { Rule } from "../model/rule.js";
import type { SuppressionState } from "../model/suppression-state.js";

/** What inline suppressions leave of the findings, what they silence, and what each of them did. */
export interface Suppressed {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly suppressions: readonly SuppressionState[];
}

/**
 * A suppression silences findings of the rules that it names which start on its lines, or anywhere in the file for `ssotlint-allow-file`.
 * It needs a reason, and its last day must not have passed. Of several that fit, the first one for a line is used, then the first one
 * for the file, so that a second one shows up as unused.
 */
export function suppress(
  findings: readonly Finding[],
  files: readonly SourceFile[],
  rules: readonly Rule[],
  today: string,
): Suppressed {
  const known = knownNames(rules);
  const states = new Map<string, readonly State[]>();
  for (const { path, facts } of files) {
    if (facts.suppressions.length === 0) continue;
    states.set(
      path,
      facts.suppressions.map((suppression) => ({ ...judge(path, suppression, known, today), used: 0 })),
    );
  }
  const kept: Finding[] = [];
  const suppressed: Finding[] = [];
  for (const finding of findings) {
    const state = stateFor(finding, states.get(finding.place.file) ?? []);
    if (state === undefined) {
      kept.push(finding);
      continue;
    }
    state.used++;
    const { reason, span } = state.suppression;
    suppressed.push({ ...finding, suppressed: { reason: reason ?? "", place: { file: state.file, span } } });
  }
  return { kept, suppressed, suppressions: [...states.values()].flat() };
}

type State = { -readonly [Key in keyof SuppressionState]: SuppressionState[Key] };

function stateFor(finding: Finding, states: readonly State[]): State | undefined {
  const fitting = states.filter(({ valid, suppression }) => valid && names(suppression, finding));
  const [line] = finding.place.span;
  return (
    fitting.find(({ suppression }) => suppression.scope === "line" && suppression.lines.includes(line)) ??
    fitting.find(({ suppression }) => suppression.scope === "file")
  );
}

function names(suppression: Suppression, { rule, kind }: Finding): boolean {
  return suppression.rules.includes(rule) || suppression.rules.includes(`${rule}/${kind}`);
}

function judge(
  file: string,
  suppression: Suppression,
  known: ReadonlySet<string>,
  today: string,
): Omit<SuppressionState, "used"> {
  const expired = suppression.until !== null && suppression.until < today;
  // A misspelt rule beside a known one is said, and does not take the known one's suppression away.
  const valid = suppression.reason !== null && !expired && suppression.rules.some((rule) => known.has(rule));
  const unknownRules = suppression.rules
    .filter((rule) => !known.has(rule))
    .map((name) => ({ name, nearest: nearest(name, known) }));
  return { file, suppression, valid, expired, unknownRules };
}

/** Rules by id, and each of their kinds as `rule/kind`. */
function knownNames(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.flatMap(({ id, kinds }) => [id, ...Object.keys(kinds).map((kind) => `${id}/${kind}`)]));
}
