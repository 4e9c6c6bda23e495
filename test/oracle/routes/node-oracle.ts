import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appsOf, askApp, canStart, type NodeApp, type NodeFramework } from "./node-app.js";
import type { OracleTable } from "./oracle-table.js";

/** The tests of one framework: each of its applications is started, and says which routes it has. */
export function describeOracle(framework: NodeFramework): void {
  const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
  const isThere = canStart(framework);
  const apps = appsOf(framework);

  describe.skipIf(!isThere && !isRequired)(`the routes of ${framework}`, () => {
    const tables = new Map<NodeApp, OracleTable>();
    beforeAll(() => {
      for (const app of isThere ? apps : []) tables.set(app, askApp(app, []));
    });
    afterAll(() => {
      const rows = [...tables.values()].flatMap((table) => table.rows.filter((row) => !row.implicit));
      console.log(
        `routes ${framework} ${[...tables.values()][0]?.version}: ${rows.length} in ${tables.size} applications`,
      );
    });

    test.each(apps.map((app) => [app.name, app.id, app] as const))(
      "%s: %s starts or not, and its own routes answer",
      (_, __, app) => {
        const table = tables.get(app);
        expect(table?.error === null).toBe(app.starts);
        if (!app.starts) return;
        // Nothing that the runner says is a guess: it knows where each handler is, and reaches them by real requests.
        expect(table?.rows.filter(({ handler }) => handler === null)).toEqual([]);
        const answered = table?.rows.filter((row) => row.answer?.found === true) ?? [];
        expect(answered.length).toBeGreaterThan(0);
      },
    );
  });
}
