import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FRAMEWORK_LIST } from "../../../src/link/routes/frameworks/index.js";
import type { FrameworkId } from "../../../src/model/routes.js";
import { compareApp, type ComparedRoutes } from "./compare-app.js";
import { appsOf, askApp, canStart, type NodeApp, type NodeFramework } from "./node-app.js";
import { expectInAccuracyPage, summaryOf } from "./summary.js";

/** The tests of one framework: each of its applications is started, and says which routes it has and who answers. */
export function describeOracle(framework: NodeFramework): void {
  const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
  const isThere = canStart(framework);
  const isKnown = FRAMEWORK_LIST.some(({ id }) => id.replace(".", "") === framework.replace(/\d+$/, ""));
  const apps = appsOf(framework);
  const named = apps.map((app) => [app.name, app.id, app] as const);

  describe.skipIf(!isThere && !isRequired)(`the routes of ${framework}`, () => {
    const compared = new Map<NodeApp, ComparedRoutes>();
    beforeAll(async () => {
      for (const app of isThere ? apps : []) {
        compared.set(
          app,
          await compareApp({ ...app, framework: onlyOf(framework), ask: (requests) => askApp(app, requests) }),
        );
      }
    }, 600_000);
    afterAll(() => {
      console.log(`routes ${summaryOf(framework, [...compared.values()])}`);
    });

    test.runIf(isKnown)("docs/accuracy.md gives the figures that are printed", () => {
      expectInAccuracyPage(summaryOf(framework, [...compared.values()]));
    });

    test.each(named)("%s: %s starts or not, and its own routes answer", (_, __, app) => {
      const theirs = compared.get(app)?.theirs;
      expect(theirs?.error === null).toBe(app.starts);
      if (!app.starts) return;
      // Nothing that the runner says is a guess: it knows where each handler is, and reaches them by real requests.
      expect(theirs?.rows.filter(({ handler }) => handler === null)).toEqual([]);
      const answered = theirs?.rows.filter((row) => row.answer?.found === true) ?? [];
      expect(answered.length).toBeGreaterThan(0);
    });

    test.runIf(isKnown).each(named)("%s: %s has the routes that its framework has", (_, __, app) => {
      const { table, stops } = compared.get(app) ?? {};
      expect(table?.differences).toEqual([]);
      expect(stops).toEqual([]);
    });

    test.runIf(isKnown).each(named)("%s: %s answers as its conflicts say", (_, __, app) => {
      expect(compared.get(app)?.requests.differences).toEqual([]);
    });
  });
}

/** Servers of sockets are part of applications of other frameworks. */
function onlyOf(framework: NodeFramework): FrameworkId | null {
  if (framework === "ws") return "ws";
  return framework === "socketio" ? "socket.io" : null;
}
