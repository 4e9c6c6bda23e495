import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askCPython, canAsk, type Verdict } from "./python/ask.js";
import { BESIDE, PACKAGES, ROOT } from "./python/packages.js";
import { causeOf, explained, ratio, report, summary } from "./python/report.js";
import { rowsOf, type Row } from "./python/rows.js";

const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
const isThere = canAsk(PACKAGES);
if (!isThere) {
  console.log(`skipped: CPython's oracle, because Debian's python3 does not have all of ${PACKAGES.join(", ")}`);
}

describe.skipIf(!isThere && !isRequired)("ssotlint and CPython agree", () => {
  const verdicts = new Map<string, readonly Verdict[]>();
  let rows: readonly Row[] = [];
  beforeAll(async () => {
    const include = [...PACKAGES, ...BESIDE].map((name) => `${name}/**`);
    if (isThere) rows = await rowsOf(ROOT, include);
  }, 300_000);
  afterAll(() => {
    console.log(report(verdicts));
  });

  test.each(PACKAGES)(
    "%s",
    (name) => {
      expect(isThere, "Debian's python3 has the packages").toBe(true);
      const found = askCPython(name, rows);
      verdicts.set(name, found);
      const isOpen = (item: Verdict): boolean => item.verdict !== "agree" && item.verdict !== "notImportable";
      expect(found.filter(({ verdict }) => verdict === "falseUnresolved").map(explained)).toEqual([]);
      expect(found.filter((item) => isOpen(item) && causeOf(item) === null).map(explained)).toEqual([]);
    },
    300_000,
  );

  test("on at least 99.5 % of what CPython can import", ({ skip }) => {
    skip(verdicts.size < PACKAGES.length, "only some of the packages were asked");
    const { agree, asked } = ratio([...verdicts.values()].flat());
    expect(agree / asked).toBeGreaterThanOrEqual(0.995);
  });

  test("docs/accuracy.md gives the figures that are printed", ({ skip }) => {
    skip(verdicts.size < PACKAGES.length, "only some of the packages were asked");
    const page = readFileSync(new URL("../../docs/accuracy.md", import.meta.url), "utf8");
    expect(page).toContain(summary([...verdicts.values()].flat()));
  });
});
