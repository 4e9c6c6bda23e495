import type { Metrics } from "../model/metrics.js";
import type { RoleCounts, RoleReport } from "../model/role-report.js";
import { columns, fill, padEnd, padStart, words, type Page } from "./console-layout.js";
import { sanitize } from "./sanitize.js";

/** One row for each role: its counts, and under it the canonical symbol. */
export function roleTable(page: Page, roles: readonly RoleReport[]): readonly string[] {
  if (roles.length === 0) return [];
  const wide = Math.max("role".length, ...roles.map((role) => columns(sanitize(role.id))));
  const headers = COLUMNS.map((column) => [column.header]);
  const split = COLUMNS.map((column) => column.split);
  const fits = wide + tableWidth(headers) <= page.width;
  const chosen = fits ? headers : split;
  const first = Math.min(wide, Math.max("role".length, page.width - tableWidth(chosen)));
  return [
    ...headerLines(page, chosen, first),
    ...roles.flatMap((role) => roleRows(page, role, chosen, first)),
    ...(roles.some(hasUnknown) ? fill(words(LEGEND), page.width).map((line) => page.paint("faint", line)) : []),
  ];
}

/** One line for each metric that neither the role table nor the summary shows. */
export function metricTable(page: Page, metrics: Metrics): readonly string[] {
  const hasRoutes = ROUTE_COUNTS.some((name) => (metrics[name] ?? 0) > 0);
  const rows = Object.entries(metrics)
    .filter(([name]) => !name.startsWith("roles.") && !ROUTE_COUNTS.includes(name))
    .filter(([name]) => hasRoutes || name !== "routes.competing")
    .map(([name, value]) => [sanitize(name), numberText(value)] as const);
  const nameWidth = Math.max(0, ...rows.map(([name]) => columns(name)));
  const valueWidth = Math.max(0, ...rows.map(([, value]) => value.length));
  return rows.map(([name, value]) => {
    const text = `${padEnd(name, nameWidth)}  ${padStart(value, valueWidth)}`;
    return value === "0" ? page.paint("faint", text) : text;
  });
}

/** How far routes could be followed, which the summary says. */
const ROUTE_COUNTS: readonly string[] = ["routes.live", "routes.unknownPrefix", "routes.unmounted"];

interface Column {
  readonly key: keyof RoleCounts;
  readonly header: string;
  /** The header in two lines, for a narrow page. */
  readonly split: readonly [string, string];
  /** Whether anything but zero means that work is to be done. */
  readonly ink: "error" | "warning" | "note" | null;
}

const COLUMNS: readonly Column[] = [
  { key: "names", header: "names", split: ["", "names"], ink: null },
  { key: "definitions", header: "definitions", split: ["defini-", "tions"], ink: null },
  { key: "rivals", header: "rivals", split: ["", "rivals"], ink: "error" },
  { key: "copies", header: "copies", split: ["", "copies"], ink: "error" },
  { key: "lookAlikes", header: "look-alikes", split: ["look-", "alikes"], ink: "warning" },
  { key: "namesakes", header: "namesakes", split: ["name-", "sakes"], ink: "note" },
  { key: "variants", header: "variants", split: ["vari-", "ants"], ink: null },
  { key: "importPaths", header: "import paths", split: ["import", "paths"], ink: null },
];

const UNKNOWN = "–";
const LEGEND = `${UNKNOWN} not known: the canonical symbol does not exist, so nothing could be compared with it`;

/** Columns that the numbers take, with two spaces before each. */
function tableWidth(headers: readonly (readonly string[])[]): number {
  return headers.reduce((sum, lines) => sum + 2 + columnWidth(lines), 0);
}

function columnWidth(header: readonly string[]): number {
  return Math.max(...header.map((line) => line.length));
}

function headerLines(page: Page, headers: readonly (readonly string[])[], first: number): readonly string[] {
  const height = Math.max(...headers.map((header) => header.length));
  return Array.from({ length: height }, (_, index) => {
    const head = padEnd(index === height - 1 ? "role" : "", first);
    const cells = headers.map((header) => `  ${padStart(header[index] ?? "", columnWidth(header))}`);
    return page.paint("faint", `${head}${cells.join("")}`.trimEnd());
  });
}

function roleRows(
  page: Page,
  role: RoleReport,
  headers: readonly (readonly string[])[],
  first: number,
): readonly string[] {
  const id = sanitize(role.id);
  const numbers = COLUMNS.map(({ key, ink }, index) => {
    const value = role.counts[key];
    const text = `  ${padStart(numberText(value), columnWidth(headers[index] ?? []))}`;
    if (value === 0) return page.paint("faint", text);
    return ink === null || value === null ? text : page.paint(ink, text);
  }).join("");
  const counts =
    columns(id) <= first
      ? [`${page.paint("strong", padEnd(id, first))}${numbers}`]
      : [page.paint("strong", id), `${" ".repeat(first)}${numbers}`];
  return [...counts, ...role.canonical.map((symbol) => `  ${page.paint("faint", sanitize(symbol))}`)];
}

function hasUnknown(role: RoleReport): boolean {
  return Object.values(role.counts).includes(null);
}

function numberText(value: number | null): string {
  return value === null ? UNKNOWN : String(value);
}
