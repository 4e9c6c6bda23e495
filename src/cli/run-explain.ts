import { assertNever } from "../model/assert-never.js";
import { didYouMean } from "../model/nearest.js";
import { UserError } from "../model/user-error.js";
import { explainRule, listRules, rulesAsJson } from "../reporters/explain.js";
import type { RuleInfo } from "../reporters/reporter.js";
import { rulePage } from "../reporters/rule-markdown.js";
import { RULES } from "../rules/index.js";
import type { ExplainArguments } from "./explain-command.js";
import { textSettings, type TextSettings } from "./output-options.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** Explains a rule, or lists them all. */
export async function runExplain(args: ExplainArguments, terminal: Terminal): Promise<ExitCode> {
  const settings = textSettings(args.color, terminal);
  if (args.rule === undefined) {
    if (args.reporter === "markdown") throw new UserError("--reporter markdown explains one rule: say which");
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
  const kind = args.rule.slice(wanted.length + 1);
  if (kind !== "" && !Object.hasOwn(rule.kinds, kind)) {
    const kinds = Object.keys(rule.kinds);
    throw new UserError(`${wanted} has no kind ${kind}.${didYouMean(kind, kinds)} It has: ${kinds.join(", ")}`);
  }
  terminal.out(textOf(rule, args.reporter, settings));
  return 0;
}

function textOf(rule: RuleInfo, reporter: ExplainArguments["reporter"], settings: TextSettings): string {
  switch (reporter) {
    case "json":
      return rulesAsJson([rule]);
    case "markdown":
      return rulePage(rule);
    case "console":
      return explainRule(rule, settings);
    default:
      return assertNever(reporter);
  }
}
