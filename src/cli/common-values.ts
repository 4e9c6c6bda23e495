import { didYouMean } from "../model/nearest.js";
import { UserError } from "../model/user-error.js";
import type { Terminal } from "./terminal.js";

/**
 * The date to judge by: the one given, else the commit's, so that a commit is judged the same whenever it is judged, else the system's.
 * @param ofCommit null when no commit is judged.
 */
export function todayOf(given: string | undefined, ofCommit: string | null, terminal: Terminal): string {
  if (given === undefined) return ofCommit ?? terminal.today;
  if (!isRealDate(given)) throw new UserError(`--today ${given} is no date: write it as 2026-12-31`);
  return given;
}

/** Whether to colour what goes to standard output. */
export function colorOf(given: string | undefined, terminal: Terminal): boolean {
  switch (given ?? "auto") {
    case "auto":
      return terminal.color;
    case "always":
      return true;
    case "never":
      return false;
    default:
      throw new UserError(
        `--color ${given}: expected auto, always or never.${didYouMean(given ?? "", ["auto", "always", "never"])}`,
      );
  }
}

/** Whether there is such a day: February 30 has the right shape and is no date. */
export function isRealDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}
