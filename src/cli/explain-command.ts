import type { ArgumentsCamelCase, Argv } from "yargs";
import { didYouMean } from "../model/nearest.js";
import { UserError } from "../model/user-error.js";
import { explainRule, listRules, rulesAsJson } from "../reporters/explain.js";
import { RULES } from "../rules/index.js";
import { COMMON_OPTIONS } from "./common-options.js";
import { FORMAT_OPTION, textSettings } from "./output-options.js";
import type { ExitCode, Terminal } from "./terminal.js";

interface ExplainOptions {
  readonly rule: string | undefined;
  readonly color: string | undefined;
  readonly reporter: "console" | "json";
}

/** `ssotlint explain [rule]`; without a rule it lists them. */
export function explainCommand(yargs: Argv): Argv<ExplainOptions> {
  return yargs
    .positional("rule", { type: "string", describe: "A rule's name, or rule/kind as in a finding" })
    .option("color", COMMON_OPTIONS.color)
    .options(FORMAT_OPTION);
}

export async function runExplain(args: ArgumentsCamelCase<ExplainOptions>, terminal: Terminal): Promise<ExitCode> {
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
