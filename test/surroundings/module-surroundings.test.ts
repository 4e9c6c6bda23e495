import { describe, expect, test } from "vitest";
import type { Direction, Surroundings } from "../../src/model/surroundings.js";
import { moduleSurroundings } from "../../src/surroundings/module-surroundings.js";
import type { SurroundingsInput } from "../../src/surroundings/surroundings-input.js";
import { cls, fakeGraph, type FakeImport } from "../fake-graph.js";
import { arrows, boxes, inputOf } from "./surroundings.js";

/** `app` → `service` → `store` → `db`, with a loop back from `db` to `service`, and `other` beside them. */
const GRAPH = fakeGraph({
  "src/app.ts": { imports: [{ from: "src/core/service.ts", name: "Service" }] },
  "src/other.ts": { imports: [{ from: "src/core/service.ts", name: "Options", typeOnly: true }] },
  "src/core/service.ts": {
    defines: [cls("Service"), cls("Options")],
    imports: [
      { from: "src/core/store.ts", name: "Store" },
      { from: "npm:express", name: "Router" },
      { from: "./gone.js", name: "gone" },
    ],
  },
  "src/core/store.ts": { defines: [cls("Store")], imports: [{ from: "src/db.ts", name: "db" }] },
  "src/db.ts": { defines: [cls("db")], imports: [{ from: "src/core/service.ts", name: "Service" }] },
  "test/service.test.ts": { imports: [{ from: "src/core/service.ts", name: "Service" }] },
});

function around(file: string, more: Partial<SurroundingsInput> = {}): Surroundings {
  return moduleSurroundings({ kind: "module", file }, inputOf(GRAPH, more));
}

describe("a module's surroundings", () => {
  test.each<[Direction, readonly string[]]>([
    [
      "importers",
      [
        "src/app.ts → src/core/service.ts",
        "src/db.ts → src/core/service.ts",
        "src/other.ts → src/core/service.ts (types)",
      ],
    ],
    ["imports", ["src/core/service.ts → missing:./gone.js", "src/core/service.ts → src/core/store.ts"]],
    [
      "both",
      [
        "src/app.ts → src/core/service.ts",
        "src/core/service.ts → missing:./gone.js",
        "src/core/service.ts → src/core/store.ts",
        "src/db.ts → src/core/service.ts",
        "src/other.ts → src/core/service.ts (types)",
      ],
    ],
  ])("%s", (direction, expected) => {
    expect(arrows(around("src/core/service.ts", { direction }))).toEqual(expected);
  });

  test("a step further, each way by itself, and round a loop once", () => {
    const { nodes } = around("src/core/store.ts", { direction: "importers", depth: 9 });
    expect(nodes.map(({ id, distance }) => `${distance} ${id}`)).toEqual([
      "0 src/core/store.ts",
      "1 src/core/service.ts",
      "2 src/app.ts",
      "2 src/db.ts",
      "2 src/other.ts",
    ]);
    // What service imports besides is no importer of store.
    expect(boxes(around("src/app.ts", { direction: "importers", depth: 9 }))).toEqual(["src/app.ts"]);
  });

  test("no step at all", () => {
    expect(boxes(around("src/core/service.ts", { depth: 0 }))).toEqual(["src/core/service.ts"]);
  });

  test("packages are drawn when they are asked for", () => {
    const whole = around("src/core/service.ts", { externals: "shown", direction: "imports" });
    expect(arrows(whole)).toContain("src/core/service.ts → external:express");
    expect(whole.nodes.find(({ kind }) => kind === "external")).toMatchObject({ names: ["express"], distance: 1 });
  });

  test("test files are left out and told, unless they are asked for", () => {
    const without = around("src/core/service.ts");
    expect(without.testsLeftOut).toEqual(["test/service.test.ts"]);
    expect(boxes(without)).not.toContain("test/service.test.ts");
    const shown = around("src/core/service.ts", { tests: "shown" });
    expect(shown.testsLeftOut).toEqual([]);
    expect(arrows(shown)).toContain("test/service.test.ts → src/core/service.ts");
    expect(arrows(around("test/service.test.ts"))).toEqual(["test/service.test.ts → src/core/service.ts"]);
  });

  test("who imports values and types of one module imports it", () => {
    const imports: FakeImport[] = [
      { from: "a.ts", name: "A", typeOnly: true },
      { from: "a.ts", name: "B" },
    ];
    const graph = fakeGraph({ "a.ts": { defines: [cls("A"), cls("B")] }, "b.ts": { imports } });
    const whole = moduleSurroundings({ kind: "module", file: "a.ts" }, inputOf(graph));
    expect(arrows(whole)).toEqual(["b.ts → a.ts"]);
    expect(whole.edges[0]?.steps.map(({ imported }) => imported)).toEqual(["A", "B"]);
  });

  test.each<[string, FakeImport, readonly string[]]>([
    ["a module of a package", { from: "pkg/sub.py", name: "*", as: "sub" }, ["user.py → pkg/sub.py"]],
    ["a name that a package passes on", { from: "pkg/__init__.py", name: "X" }, ["user.py → pkg/__init__.py"]],
    ["a name that is not there", { from: "pkg/sub.py", name: "Gone" }, ["user.py → pkg/sub.py"]],
    ["a string", { from: "pkg/sub.py", name: "X", form: "string" }, ["user.py → pkg/sub.py (string)"]],
    ["a mock", { from: "pkg/sub.py", name: "*", form: "mock" }, ["user.py → pkg/sub.py (string)"]],
    ["what cannot be placed", { from: "?virtual", name: "x" }, []],
  ])("an import of %s", (_name, fact, expected) => {
    const graph = fakeGraph({
      "pkg/__init__.py": { imports: [{ from: "pkg/sub.py", name: "X" }] },
      "pkg/sub.py": { defines: [cls("X")] },
      "user.py": { imports: [fact] },
    });
    expect(arrows(moduleSurroundings({ kind: "module", file: "user.py" }, inputOf(graph)))).toEqual(expected);
  });
});

describe("a module that a name stands for", () => {
  test.each([
    ["is taken from who passes it on", "src/barrel.ts", "src/sub.ts", "src/barrel.ts"],
    ["is a submodule, whether its package imports it or not", "pkg/__init__.py", "pkg/sub.py", "pkg/sub.py"],
    ["is none of the package that passes it on", "pkg/__init__.py", "other/sub.py", "pkg/__init__.py"],
  ])("%s", (_name, passing, sub, expected) => {
    const user = passing.endsWith(".py") ? "user.py" : "user.ts";
    const graph = fakeGraph({
      [passing]: {
        imports: [{ from: sub, name: "*", as: "sub", form: passing.endsWith(".py") ? "import" : "reexport" }],
      },
      [sub]: { defines: [cls("X")] },
      [user]: { imports: [{ from: passing, name: "sub" }] },
    });
    const whole = moduleSurroundings({ kind: "module", file: user }, inputOf(graph));
    expect(arrows(whole)).toEqual([`${user} → ${expected}`]);
  });
});

describe("a folder's surroundings", () => {
  const folder = (path: string, more: Partial<SurroundingsInput> = {}): Surroundings =>
    moduleSurroundings({ kind: "folder", folder: path }, inputOf(GRAPH, more));

  test("what is inside, and a step around it", () => {
    expect(arrows(folder("src/core/"))).toEqual([
      "src/app.ts → src/core/service.ts",
      "src/core/service.ts → missing:./gone.js",
      "src/core/service.ts → src/core/store.ts",
      "src/core/store.ts → src/db.ts",
      "src/db.ts → src/core/service.ts",
      "src/other.ts → src/core/service.ts (types)",
    ]);
  });

  test("what is inside alone", () => {
    expect(arrows(folder("src/core/", { depth: 0 }))).toEqual(["src/core/service.ts → src/core/store.ts"]);
    expect(boxes(folder("", { depth: 0 }))).toHaveLength(5);
  });

  test("a folder of tests has them", () => {
    expect(boxes(folder("test/"))).toEqual(["src/core/service.ts", "test/service.test.ts"]);
  });
});
