import { UserError } from "../model/user-error.js";
import type { SnapshotChoice } from "../open-project.js";
import { REPORTER_NAMES, type ReporterName } from "../reporters/reporter-names.js";
import type { CheckArguments } from "./check-command.js";
import { parseSourceUrl } from "./code-host.js";
import { parseReporters, type ReporterTarget } from "./reporter-option.js";
import { snapshotChoice } from "./snapshot-options.js";

/** What the arguments of a check ask for, as far as that is known before anything is read. */
export interface CheckWish {
  readonly targets: readonly ReporterTarget<ReporterName>[];
  readonly sourceUrl: string | null;
  readonly choice: SnapshotChoice;
}

/**
 * Reads the arguments of a check.
 * @throws {UserError} for what cannot be meant.
 */
export function checkWish(args: CheckArguments): CheckWish {
  const targets = parseReporters(args.reporter ?? [], REPORTER_NAMES);
  const { maxWarnings, since } = args;
  const sourceUrl = parseSourceUrl(args.sourceUrl);
  const choice = snapshotChoice(args);
  if (args.trend !== undefined && !targets.some(({ name }) => SHOWING_TREND.has(name))) {
    throw new UserError("--trend is shown by html and status alone: add -r html=page.html, or see ssotlint trend");
  }
  if (args.failOnNew && since === undefined) {
    throw new UserError("--fail-on-new needs --since <commit>: without it, nothing is known to be new");
  }
  if (maxWarnings !== undefined && !(Number.isInteger(maxWarnings) && maxWarnings >= 0)) {
    throw new UserError("--max-warnings expects a whole number, 0 or more");
  }
  if (!args.watch && (args.poll || !args.clearScreen)) {
    throw new UserError(`${args.poll ? "--poll" : "--no-clear-screen"} needs --watch`);
  }
  return { targets, sourceUrl, choice };
}

const SHOWING_TREND: ReadonlySet<ReporterName> = new Set(["html", "status"]);
