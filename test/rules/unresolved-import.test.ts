import { describe, expect, test } from "vitest";
import { cls, type FakeModule } from "../fake-graph.js";
import { findAll, found } from "./find.js";

const MODULES: Readonly<Record<string, FakeModule>> = {
  "app/manager.py": { defines: [cls("Manager"), cls("_Private")] },
};

describe("unresolved", () => {
  test.each<[string, FakeModule, readonly string[]]>([
    ["a name that exists", { imports: [{ from: "app/manager.py", name: "Manager" }] }, []],
    [
      "a name that does not",
      { imports: [{ from: "app/manager.py", name: "Private" }] },
      ["missingName app/user.py:1 app/manager.py#Private"],
    ],
    [
      "a type that does not",
      { imports: [{ from: "app/manager.py", name: "X", typeOnly: true }] },
      ["missingName app/user.py:1 app/manager.py#X"],
    ],
    [
      "a string",
      { imports: [{ from: "app/manager.py", name: "X", form: "string" }] },
      ["missingName app/user.py:1 app/manager.py#X"],
    ],
    [
      "a member",
      { imports: [{ from: "app/manager.py", name: "X", form: "member" }] },
      ["missingName app/user.py:1 app/manager.py#X"],
    ],
    [
      "a module, once however many names",
      {
        imports: [
          { from: "app/gone.py", name: "A" },
          { from: "app/gone.py", name: "B" },
        ],
      },
      ["missingModule app/user.py:1"],
    ],
    ["an import that may fail", { imports: [{ from: "app/gone.py", name: "A", conditional: true }] }, []],
    ["an external package", { imports: [{ from: "npm:ws", name: "A" }] }, []],
    ["what cannot be placed", { imports: [{ from: "?virtual", name: "A" }] }, []],
  ])("%s", (_, module, expected) => {
    expect(found("unresolved-import", { ...MODULES, "app/user.py": module })).toEqual(expected);
  });

  test("the nearest name and module are suggested", () => {
    const { findings } = findAll({
      ...MODULES,
      "app/user.py": {
        imports: [
          { from: "app/manager.py", name: "Maneger" },
          { from: "app/managr.py", name: "X" },
        ],
      },
    });
    expect(findings.map((finding) => finding.hint)).toEqual([
      "Import what exists, or define `Maneger` there. Did you mean `Manager`?",
      "Correct the path, restore the module, or remove the import. Did you mean `app/manager.py`?",
    ]);
  });

  test("a public name is suggested before a private one, and a private one before none", () => {
    const { findings } = findAll({
      "app/cache.py": { defines: [cls("_Cache"), cls("Caches"), cls("_Evict")] },
      "app/user.py": {
        imports: [
          { from: "app/cache.py", name: "Cache" },
          { from: "app/cache.py", name: "Evict" },
        ],
      },
    });
    expect(findings.map((finding) => finding.hint)).toEqual([
      "Import what exists, or define `Cache` there. Did you mean `Caches`?",
      "Import what exists, or define `Evict` there. Did you mean `_Evict`?",
    ]);
  });

  test("nobody means the file that he writes in", () => {
    const { findings } = findAll({
      "web/manager.ts": { imports: [{ from: "../manager.js", name: "X" }] },
      "web/other/manager.ts": { imports: [{ from: "../../../manager.js", name: "X" }] },
    });
    expect(findings.map((finding) => finding.hint)).toEqual([
      "Correct the path, restore the module, or remove the import. Did you mean `web/other/manager.ts`?",
      "Correct the path, restore the module, or remove the import. Did you mean `web/manager.ts`?",
    ]);
  });

  test("a module without a default export is given one, or asked for a name", () => {
    const { findings } = findAll({
      "web/a.ts": { defines: [cls("A")] },
      "web/b.ts": { imports: [{ from: "web/a.ts", name: "default", as: "A" }] },
    });
    expect(findings.map((finding) => finding.hint)).toEqual(["Import what exists, or add a default export there."]);
  });

  test("a name that is elsewhere is found there", () => {
    const { findings } = findAll({
      ...MODULES,
      "app/user.py": {
        imports: [
          { from: "app/users/manager.test.py", name: "X" },
          { from: "app/list.py", name: "Manager" },
        ],
      },
      "app/list.py": { defines: [cls("List")] },
    });
    expect(findings.map((finding) => finding.hint)).toEqual([
      "Correct the path, restore the module, or remove the import.",
      "Import what exists, or define `Manager` there. It is in `app/manager.py`.",
    ]);
  });

  test("a hop further on that fails is reported there alone", () => {
    const modules: Readonly<Record<string, FakeModule>> = {
      ...MODULES,
      "app/shim.py": { imports: [{ from: "app/manager.py", name: "Gone" }] },
      "app/soft.py": { imports: [{ from: "app/manager.py", name: "Lost", conditional: true }] },
      "app/user.py": {
        imports: [
          { from: "app/shim.py", name: "Gone" },
          { from: "app/soft.py", name: "Lost" },
        ],
      },
    };
    expect(found("unresolved-import", modules)).toEqual(["missingName app/shim.py:1 app/manager.py#Gone"]);
  });

  test.each([
    ["tests/fixtures/broken/user.py", 0],
    ["src/testdata/user.ts", 0],
    ["scaffold/templates/sensor/user.py", 0],
    ["conf/app_template/user.py", 0],
    ["src/templates/user.ts", 1],
    ["src/template.py", 1],
  ])("whether files that are not run where they are need be whole: %s", (file, expected) => {
    const user = { imports: [{ from: "app/gone.py", name: "A" }] };
    expect(found("unresolved-import", { ...MODULES, [file]: user })).toHaveLength(expected);
  });

  test("it counts outside tests", () => {
    const user = { imports: [{ from: "app/gone.py", name: "A" }] };
    const { metrics } = findAll({ ...MODULES, "app/user.py": user, "tests/test_a.py": user });
    expect(metrics["imports.unresolved"]).toBe(1);
  });
});
