import { bypassesMetric, COMMON_METRICS } from "../model/metric-names.js";
import { ROLE_COUNTS } from "../model/role-report.js";
import { type Located, type LocatedEntry, entriesOf, itemsOf, textOf, valueOf } from "./located.js";
import type { NoteMistake } from "./manifest-error.js";
import { nearest } from "../model/nearest.js";
import { hint, quote } from "./path-text.js";

/** Notes what a whole manifest leaves out, so that something in it means nothing. Only to be asked when no file is missing. */
export function checkGaps(root: Located, note: NoteMistake): void {
  for (const role of entriesOf(valueOf(root, "roles"))) checkRole(role, note);
  checkBudgets(root, note);
}

function checkRole({ key, keyPlace, value: role }: LocatedEntry, note: NoteMistake): void {
  if (role.kind !== "map") return;
  const match = valueOf(role, "match");
  if (valueOf(role, "canonical") === null && match === null) {
    const message = "says neither what is canonical nor what to match: expected canonical, match or both";
    note(keyPlace, ["roles", key], message);
  }
  if (match?.kind === "map" && valueOf(match, "name") === null && valueOf(match, "extends") === null) {
    note(match.place, ["roles", key, "match"], "matches nothing: expected name, extends or both beside within");
  }
}

/** A budget for a metric that does not exist would never be exceeded. */
function checkBudgets(root: Located, note: NoteMistake): void {
  const roles = entriesOf(valueOf(root, "roles")).map(({ key }) => key);
  const owners = itemsOf(valueOf(root, "access")).flatMap((item) => textOf(valueOf(item, "owner")) ?? []);
  for (const { key: metric, keyPlace } of entriesOf(valueOf(root, "budgets"))) {
    const [, role, count] = /^roles\.(.+)\.([^.]+)$/.exec(metric) ?? [];
    const wrong =
      role === undefined || count === undefined ? wrongMetric(metric, owners) : wrongRoleMetric(roles, role, count);
    if (wrong !== null) note(keyPlace, ["budgets", metric], wrong);
  }
}

function wrongRoleMetric(roles: readonly string[], role: string, count: string): string | null {
  if (!roles.includes(role)) return `no role has the id ${quote(role)}${hint(nearest(role, roles))}`;
  if (ROLE_COUNTS.includes(count)) return null;
  const meant = nearest(count, ROLE_COUNTS);
  return `roles have no count ${quote(count)}${meant === null ? `: expected one of ${ROLE_COUNTS.join(", ")}` : hint(meant)}`;
}

function wrongMetric(metric: string, owners: readonly string[]): string | null {
  const known = [...COMMON_METRICS, ...owners.map(bypassesMetric)];
  if (known.includes(metric) || metric.startsWith("roles.")) return null;
  const meant = nearest(metric, known);
  const expected = `: expected one of ${known.join(", ")}${owners.length === 0 ? ", or one of an owner under access" : ""}`;
  return `there is no metric ${quote(metric)}${meant === null ? expected : hint(meant)}`;
}
