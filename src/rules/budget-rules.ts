/** The rules about what was counted: their findings count whatever was there before. By name, since whoever has a kept answer loads no rule. */
export const BUDGET_RULES: ReadonlySet<string> = new Set(["budget-exceeded"]);
