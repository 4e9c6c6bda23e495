import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { sum } from "./compare.js";
import type { ComparedRoutes } from "./compare-app.js";

/** What the comparison with one framework came to, in a line: `flask 2.2.2: table 98 / 98, requests 107 / 107, applications 6`. */
export function summaryOf(framework: string, compared: readonly ComparedRoutes[]): string {
  const tables = sum(compared.map(({ table }) => table));
  const requests = sum(compared.map((one) => one.requests));
  const agreed = `table ${tables.agree} / ${tables.total}, requests ${requests.agree} / ${requests.total}`;
  return `${framework} ${compared[0]?.theirs.version}: ${agreed}, applications ${compared.length}`;
}

/** `docs/accuracy.md` has the line that is printed, of the version that it speaks of. With another version there is nothing to compare. */
export function expectInAccuracyPage(summary: string): void {
  const page = readFileSync(new URL("../../../docs/accuracy.md", import.meta.url), "utf8");
  const lines = page.split("\n").filter((line) => line.startsWith(summary.slice(0, summary.indexOf(":") + 1)));
  const known = page.split("\n").some((line) => line.startsWith(`${summary.split(" ")[0] ?? ""} `));
  expect(known, "docs/accuracy.md has no line for the framework").toBe(true);
  if (lines.length > 0) expect(lines).toEqual([summary]);
}
