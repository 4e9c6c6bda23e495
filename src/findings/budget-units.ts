import type { BudgetUnit, BudgetUnits } from "../model/budget-units.js";
import type { Budget } from "../model/manifest.js";
import type { Rule } from "../model/rule.js";
import { fillMessage } from "./message.js";
import type { MetricUnits, Unit } from "./metric-units.js";

/** What the metric of each budget counts, in words where the budget is exceeded. */
export function budgetUnits(
  budgets: readonly Budget[],
  units: MetricUnits,
  rules: readonly Rule[],
): readonly BudgetUnits[] {
  return budgets.map(({ metric, most, place }) => {
    const counted = units.get(metric) ?? null;
    const isOver = counted !== null && counted.length > most;
    return {
      metric,
      place,
      texts: counted?.map(({ text }) => text) ?? null,
      units: isOver ? counted.map((unit) => inWords(unit, rules)) : [],
    };
  });
}

function inWords({ about, place }: Unit, rules: readonly Rule[]): BudgetUnit {
  if (typeof about === "string") return { message: about, place, finding: null };
  if ("message" in about) return { message: about.message, place, finding: { symbol: about.symbol } };
  const { rule, kind, data } = about;
  const template = rules.find(({ id }) => id === rule)?.kinds[kind]?.message ?? "";
  return { message: fillMessage(template, data), place, finding: { rule, kind } };
}
