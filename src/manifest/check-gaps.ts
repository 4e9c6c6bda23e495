import type { RoleCounts } from "../model/role-report.js";
import { type Located, type LocatedEntry, entriesOf, valueOf } from "./located.js";
import type { NoteMistake } from "./manifest-error.js";
import { nearest } from "../model/nearest.js";
import { quote } from "./path-text.js";

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

const ROLE_COUNTS = Object.keys({
  names: true,
  definitions: true,
  rivals: true,
  copies: true,
  lookAlikes: true,
  namesakes: true,
  variants: true,
  importPaths: true,
} satisfies Record<keyof RoleCounts, true>);

/** A budget for a role or a count that does not exist would never be exceeded. */
function checkBudgets(root: Located, note: NoteMistake): void {
  const roles = entriesOf(valueOf(root, "roles")).map(({ key }) => key);
  for (const { key: metric, keyPlace } of entriesOf(valueOf(root, "budgets"))) {
    const [, role, count] = /^roles\.(.+)\.([^.]+)$/.exec(metric) ?? [];
    if (role === undefined || count === undefined) continue;
    if (!roles.includes(role)) {
      note(keyPlace, ["budgets", metric], `no role has the id ${quote(role)}${hint(nearest(role, roles))}`);
    } else if (!ROLE_COUNTS.includes(count)) {
      const meant = nearest(count, ROLE_COUNTS);
      const expected = meant === null ? `: expected one of ${ROLE_COUNTS.join(", ")}` : hint(meant);
      note(keyPlace, ["budgets", metric], `roles have no count ${quote(count)}${expected}`);
    }
  }
}

function hint(meant: string | null): string {
  return meant === null ? "" : `; did you mean ${quote(meant)}?`;
}
