import type { BaselineComparison } from "../model/baseline.js";
import type { BudgetUnit, BudgetUnits } from "../model/budget-units.js";
import type { Finding } from "../model/report.js";
import type { Place } from "../model/span.js";
import { splitSymbolId } from "../model/symbol-id.js";

export interface BudgetContext {
  /** Of the run, marked; the suppressed ones too. */
  readonly findings: readonly Finding[];
  readonly budgets: readonly BudgetUnits[];
  /** What a past commit had; null without one. */
  readonly past: { readonly commit: string; readonly budgets: readonly BudgetUnits[] } | null;
  /** Null without one. */
  readonly baseline: Pick<BaselineComparison, "metrics"> | null;
}

/**
 * Says of a budget that is exceeded what came: since the commit that the run is compared with, else what is new to the baseline. Where neither is
 * there, or nothing came that is known of, it lists what is counted.
 */
export function explainBudget(finding: Finding, context: BudgetContext): Finding {
  const budget = context.budgets.find(({ place }) => isSamePlace(place, finding.place));
  if (budget === undefined) return finding;
  const { came, said } = whatCame(budget, context);
  const listed = distinct(came.length === 0 ? budget.units : came);
  const shown = listed.slice(0, MOST_LISTED);
  const rest = listed.length > shown.length ? [`Listed are ${shown.length} of ${listed.length}.`] : [];
  return {
    ...finding,
    message: [finding.message, ...said].join(" "),
    hint: [finding.hint, ...rest].join(" "),
    evidence: shown.map(({ message, place }) => ({ message, place })),
  };
}

/** More than this nobody reads below one finding. */
const MOST_LISTED = 10;

interface Came {
  readonly came: readonly BudgetUnit[];
  /** At most one sentence. */
  readonly said: readonly string[];
}

function whatCame(budget: BudgetUnits, { findings, past, baseline }: BudgetContext): Came {
  if (past !== null) {
    const before = past.budgets.find(({ metric }) => metric === budget.metric)?.texts ?? null;
    if (before === null) return { came: [], said: [] };
    const moved = keysOf(findings.filter(({ introduced }) => introduced === false));
    const came = without(budget, before).filter((unit) => !moved.has(keyOf(unit) ?? ""));
    const amount = came.length === 0 ? "None" : String(came.length);
    return { came, said: [`${amount} came since ${past.commit.slice(0, 12)}.`] };
  }
  if (baseline === null) return { came: [], said: [] };
  const added = keysOf(findings.filter(({ state, suppressed }) => state === "new" && suppressed === null));
  const came = budget.units.filter((unit) => added.has(keyOf(unit) ?? ""));
  const before = baseline.metrics[budget.metric] ?? null;
  const counted = before === null ? "" : `, which counted ${before}`;
  if (came.length === 0) return { came, said: before === null ? [] : [`The baseline counted ${before}.`] };
  return { came, said: [`${came.length} ${came.length === 1 ? "is" : "are"} new to the baseline${counted}.`] };
}

/** The units that were not there, however many are alike. */
function without({ units, texts }: BudgetUnits, before: readonly string[]): readonly BudgetUnit[] {
  const left = new Map<string, number>();
  for (const text of before) left.set(text, (left.get(text) ?? 0) + 1);
  return units.filter((_, index) => {
    const text = texts?.[index] ?? "";
    const times = left.get(text) ?? 0;
    left.set(text, times - 1);
    return times <= 0;
  });
}

/** What a finding and the unit that it is about have in common. */
function keyOf({ finding, place }: BudgetUnit): string | null {
  if (finding === null) return null;
  return "symbol" in finding ? finding.symbol : placeKey(finding.rule, finding.kind, place);
}

function keysOf(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(
    findings.flatMap(({ rule, kind, place, role, symbol }) => [
      placeKey(rule, kind, place),
      // Of a role, the finding at a definition is about all that the role counts of it.
      ...(role !== null && symbol !== null && splitSymbolId(symbol)?.file === place.file ? [symbol] : []),
    ]),
  );
}

function placeKey(rule: string, kind: string, { file, span }: Place): string {
  return JSON.stringify([rule, kind, file, ...span]);
}

/** A router that is mounted again counts for each of its routes, and stands in one place. */
function distinct(units: readonly BudgetUnit[]): readonly BudgetUnit[] {
  return [...new Map(units.map((unit) => [JSON.stringify([unit.message, unit.place]), unit])).values()];
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.span.join() === b.span.join();
}
