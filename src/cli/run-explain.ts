import { didYouMean } from "../model/nearest.js";
import { UserError } from "../model/user-error.js";
import { explainRule, listRules, rulesAsJson } from "../reporters/explain.js";
import { RULES } from "../rules/index.js";
import type { ExplainArguments } from "./explain-command.js";
import { textSettings } from "./output-options.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** Explains a rule, or lists them all. */
export async function runExplain(args: ExplainArguments, terminal: Terminal): Promise<ExitCode> {
  const settings = textSettings(args.color, terminal);
  if (args.rule === undefined) {
    terminal.out(args.reporter === "json" ? rulesAsJson(RULES) : listRules(RULES, settings));
    return 0;
  }
  const wanted = args.rule.split("/")[0] ?? "";
  const rule = RULES.find((item) => item.id === wanted);
  if (rule === undefined) {
    const guess = didYouMean(
      wanted,
      RULES.map((item) => item.id),
    );
    throw new UserError(`There is no rule called ${wanted}.${guess} ssotlint explain lists them all`);
  }
  terminal.out(args.reporter === "json" ? rulesAsJson([rule]) : explainRule(rule, settings));
  return 0;
}
