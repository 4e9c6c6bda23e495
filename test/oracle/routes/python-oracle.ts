import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FRAMEWORK_LIST } from "../../../src/link/routes/frameworks/index.js";
import { compareApp, type ComparedRoutes } from "./compare-app.js";
import { appsOf, askApp, canStart, type PythonFramework } from "./python-app.js";
import { expectInAccuracyPage, summaryOf } from "./summary.js";

/** The tests of one framework: each of its applications is started, and says which routes it has and who answers. */
export function describeOracle(framework: PythonFramework): void {
  const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
  const isThere = canStart(framework);
  const isKnown = FRAMEWORK_LIST.some(({ id }) => id === framework);
  const apps = appsOf(framework);

  describe.skipIf(!isThere && !isRequired)(`the routes of ${framework}`, () => {
    const compared = new Map<string, ComparedRoutes>();
    beforeAll(async () => {
      for (const app of isThere ? apps : []) {
        compared.set(app.name, await compareApp({ ...app, ask: (requests) => askApp(app, requests) }));
      }
    });
    afterAll(() => {
      console.log(`routes ${summaryOf(framework, [...compared.values()])}`);
    });

    test.runIf(isKnown)("docs/accuracy.md gives the figures that are printed", () => {
      expectInAccuracyPage(summaryOf(framework, [...compared.values()]));
    });

    test.each(apps)("$name starts when it should, and its own routes answer", ({ name, starts }) => {
      const theirs = compared.get(name)?.theirs;
      expect(theirs?.error === null, theirs?.error ?? "it starts").toBe(starts);
      const answered = theirs?.rows.filter((row) => row.answer?.found === true) ?? [];
      expect(answered.length > 0).toBe(starts);
    });

    test.runIf(isKnown).each(apps)("$name has the routes that its framework has", ({ name }) => {
      expect(compared.get(name)?.table.differences).toEqual([]);
    });

    test.runIf(isKnown).each(apps)("$name answers as we say, and fails as we say", ({ name }) => {
      expect(compared.get(name)?.requests.differences).toEqual([]);
    });

    test.runIf(isKnown).each(apps)("$name has a stop for each mount of a package", ({ name }) => {
      const found = compared.get(name);
      expect(found?.stops.length).toBeGreaterThanOrEqual(found?.theirs.outside?.length ?? 0);
    });
  });
}
