import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OracleTable } from "./oracle-table.js";
import { appsOf, askApp, canStart, type PythonFramework } from "./python-app.js";

/** The tests of one framework: each of its applications is started, and says which routes it has. */
export function describeOracle(framework: PythonFramework): void {
  const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
  const isThere = canStart(framework);
  const apps = appsOf(framework);

  describe.skipIf(!isThere && !isRequired)(`the routes of ${framework}`, () => {
    const tables = new Map<string, OracleTable>();
    beforeAll(() => {
      for (const app of isThere ? apps : []) tables.set(app.name, askApp(app, []));
    });
    afterAll(() => {
      const rows = [...tables.values()].flatMap((table) => table.rows.filter((row) => !row.implicit));
      console.log(
        `routes ${framework} ${[...tables.values()][0]?.version}: ${rows.length} in ${tables.size} applications`,
      );
    });

    test.each(apps)("$name starts when it should, and its own routes answer", ({ name, starts }) => {
      const table = tables.get(name);
      expect(table?.error === null, table?.error ?? "it starts").toBe(starts);
      const answered = table?.rows.filter((row) => row.answer?.found === true) ?? [];
      expect(answered.length > 0).toBe(starts);
    });
  });
}
