import type { RoleReport } from "../model/role-report.js";
import { painter, type Page } from "./console-layout.js";
import { roleListing } from "./console-role.js";
import { roleTable } from "./console-table.js";
import { jsonRole } from "./json.js";
import { safeJson, sanitize } from "./sanitize.js";

/** Every role with its names and definitions, as the JSON report has them. */
export function rolesAsJson(roles: readonly RoleReport[]): string {
  return safeJson({ schemaVersion: 1, roles: roles.map(jsonRole) });
}

/** Every role with its names and definitions, for people. */
export function rolesAsText(
  roles: readonly RoleReport[],
  settings: { readonly width: number; readonly color: boolean },
): string {
  const page: Page = {
    width: settings.width,
    paint: painter(settings.color),
    verbose: true,
  };
  const blocks = [
    ...roles.map((role) => [page.paint("strong", sanitize(role.id)), ...roleListing(page, role)]),
    roleTable(page, roles),
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}
