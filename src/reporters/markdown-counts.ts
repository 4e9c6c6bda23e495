import type { Metrics } from "../model/metrics.js";
import { compareStrings } from "../model/order.js";
import type { RoleCounts, RoleReport } from "../model/role-report.js";
import { code, table, type Block } from "./markdown-text.js";

/** One row for each metric that is not what it was, those that are new or gone among them. */
export function changeTable(before: Metrics, now: Metrics): Block {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort(compareStrings);
  const rows = names
    .filter((name) => before[name] !== now[name])
    .map((name) => [code(name), countText(before[name]), countText(now[name]), changeText(before[name], now[name])]);
  return table(["metric", "before", "now", "change"], rows);
}

/** One row for each role. */
export function roleTable(roles: readonly RoleReport[]): Block {
  return table(
    ["role", ...COLUMNS.map(([, header]) => header)],
    roles.map(({ id, counts }) => [code(id), ...COLUMNS.map(([key]) => countText(counts[key]))]),
  );
}

/** One row for each metric that is of no role: those are in the table of roles. */
export function metricTable(metrics: Metrics): Block {
  const rows = Object.entries(metrics)
    .filter(([name]) => !name.startsWith("roles."))
    .map(([name, value]) => [code(name), countText(value)]);
  return table(["metric", "count"], rows);
}

/** A count, or a dash where there is none. */
function countText(count: number | null | undefined): string {
  return count === null || count === undefined ? "–" : String(count);
}

/** `+2`, `−1`; a dash where one of the two is not known. */
function changeText(before: number | null | undefined, now: number | null | undefined): string {
  if (typeof before !== "number" || typeof now !== "number") return "–";
  if (before === now) return "0";
  return now > before ? `**+${now - before}**` : `**−${before - now}**`;
}

const COLUMNS: readonly (readonly [keyof RoleCounts, string])[] = [
  ["names", "names"],
  ["definitions", "definitions"],
  ["rivals", "rivals"],
  ["copies", "copies"],
  ["lookAlikes", "look-alikes"],
  ["namesakes", "namesakes"],
  ["variants", "variants"],
  ["importPaths", "import paths"],
];
