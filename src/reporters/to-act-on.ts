import type { Finding, Report } from "../model/report.js";
import type { RenderOptions, RuleInfo } from "./reporter.js";

/** The findings of a report, by whether anybody has to do something about them now. */
export interface ActOn {
  /** What fails the run or may fail one: listed in full. In the report's order. */
  readonly listed: readonly Finding[];
  /** Those that the baseline has. */
  readonly known: readonly Finding[];
  /** How many were there at the commit that the run is compared with, where only introduced ones fail it. */
  readonly inherited: number;
}

/** Parts the findings by what the run is judged by. Budgets always count, so what exceeds one is always listed. */
export function toActOn({ findings }: Report, { rules, onlyIntroduced }: RenderOptions): ActOn {
  const budgets = budgetRules(rules);
  const listed: Finding[] = [];
  const known: Finding[] = [];
  let inherited = 0;
  for (const finding of findings) {
    const { rule, state, introduced } = finding;
    if (budgets.has(rule)) listed.push(finding);
    else if (state === "known") known.push(finding);
    else if (onlyIntroduced && introduced === false) inherited++;
    else listed.push(finding);
  }
  return { listed, known, inherited };
}

/** The rules whose findings count whatever was there before: see the verdict of a run. */
export function budgetRules(rules: readonly RuleInfo[]): ReadonlySet<string> {
  return new Set(rules.filter(({ stage }) => stage === "metrics").map(({ id }) => id));
}

/** What is said of the findings that are not listed: `40 known`, `2 there before`; empty without any. */
export function notListedText({ known, inherited }: Omit<ActOn, "listed">): string {
  return [
    ...(known.length > 0 ? [`${known.length} known by the baseline`] : []),
    ...(inherited > 0 ? [`${inherited} that were there before`] : []),
  ].join(", ");
}
