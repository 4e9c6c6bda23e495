import { describe, expect, test } from "vitest";
import { cls, type FakeImport, type FakeModule } from "../fake-graph.js";
import { fakeContract, fakeRole } from "../fake-manifest.js";
import { findAll, found } from "./find.js";

const SYMBOL = "pkg/ws/manager.py#Manager";

const BASE: Readonly<Record<string, FakeModule>> = {
  "pkg/ws/manager.py": { defines: [cls("Manager", ["send"])], aliases: { OldManager: "Manager" } },
  "pkg/ws/__init__.py": { imports: [{ from: "pkg/ws/manager.py", name: "Manager" }] },
  "pkg/compat.py": { imports: [{ from: "pkg/ws/manager.py", name: "Manager" }], aliases: { Boss: "Manager" } },
  "pkg/dead.py": { imports: [{ from: "pkg/compat.py", name: "Manager" }] },
};

const CONTRACT = fakeContract(SYMBOL, "pkg.ws.manager", ["pkg.dead"]);

/** What is found in one user of the package. */
function kindsAt(path: string, imports: readonly FakeImport[], more: FakeModule = {}): readonly string[] {
  const user = { defines: [cls("User", ["work"])], ...more, imports };
  const { findings } = findAll({ ...BASE, [path]: user }, { imports: [CONTRACT] });
  return findings.filter((finding) => finding.place.file === path).map((finding) => finding.kind);
}

describe("an import is judged by what it resolves to", () => {
  test.each<[string, FakeImport, readonly string[]]>([
    ["the canonical path", { from: "pkg/ws/manager.py", name: "Manager" }, []],
    ["the canonical path under a local name", { from: "pkg/ws/manager.py", name: "Manager", as: "M" }, []],
    ["the package", { from: "pkg/ws/__init__.py", name: "Manager" }, ["viaBarrel"]],
    ["a member of the package", { from: "pkg/ws/__init__.py", name: "Manager", form: "member" }, ["viaBarrel"]],
    ["a member of the canonical module", { from: "pkg/ws/manager.py", name: "Manager", form: "member" }, []],
    ["a shim", { from: "pkg/compat.py", name: "Manager" }, ["viaShim"]],
    ["a type from a shim", { from: "pkg/compat.py", name: "Manager", typeOnly: true }, ["viaShim"]],
    ["in a function", { from: "pkg/compat.py", name: "Manager", deferred: true }, ["viaShim"]],
    ["another name from a shim", { from: "pkg/compat.py", name: "Boss", as: "Manager" }, ["viaAlias"]],
    ["another name from the canonical module", { from: "pkg/ws/manager.py", name: "OldManager" }, ["viaAlias"]],
    ["a deprecated module", { from: "pkg/dead.py", name: "Manager" }, ["viaDeprecated"]],
    ["a patch target where the name is looked up", { from: "pkg/compat.py", name: "Manager", form: "string" }, []],
    ["a patch target in a deprecated module", { from: "pkg/dead.py", name: "Manager", form: "string" }, ["viaString"]],
    ["a mock of a deprecated module", { from: "pkg/dead.py", name: "*", form: "mock" }, ["viaString"]],
    ["something else", { from: "pkg/ws/manager.py", name: "*" }, []],
  ])("%s", (_, fact, expected) => {
    expect(kindsAt("app/user.py", [fact])).toEqual(expected);
  });

  test("a member counts once for a file, an import each time", () => {
    const member: FakeImport = { from: "pkg/compat.py", name: "Manager", form: "member" };
    const plain: FakeImport = { from: "pkg/compat.py", name: "Manager", deferred: true };
    expect(kindsAt("app/user.py", [member, member, plain, plain])).toEqual(["viaShim", "viaShim", "viaShim"]);
  });
});

describe("exempt", () => {
  const viaShim: FakeImport = { from: "pkg/compat.py", name: "Manager" };
  test.each<[string, string, FakeModule]>([
    ["a sibling in the package", "pkg/ws/other.py", {}],
    ["a package that passes it on", "app/__init__.py", {}],
    ["a module that does nothing else", "app/shim.py", { defines: [] }],
  ])("%s", (_, path, more) => {
    expect(kindsAt(path, [viaShim], more)).toEqual([]);
  });

  test("not a file in a folder below, nor beside a module without a package", () => {
    expect(kindsAt("pkg/ws/deep/other.py", [viaShim])).toEqual(["viaShim"]);
    expect(kindsAt("pkg/other.py", [viaShim])).toEqual(["viaShim"]);
  });

  test("in TypeScript a re-export, an exported import, and a folder with an index", () => {
    const contract = fakeContract("src/ws/manager.ts#Manager", "src/ws/index.ts");
    const reexport = { from: "src/ws/manager.ts", name: "Manager", form: "reexport" as const };
    const direct = { from: "src/ws/manager.ts", name: "Manager" };
    const modules = {
      "src/ws/manager.ts": { defines: [cls("Manager", ["send"])] },
      "src/ws/index.ts": { imports: [reexport] },
      "src/ws/sibling.ts": { imports: [direct] },
      "src/shim.ts": { imports: [reexport] },
      "src/a.ts": { imports: [{ from: "src/ws/index.ts", name: "Manager" }] },
      "src/b.ts": { imports: [direct] },
      "src/c.ts": { imports: [{ from: "src/shim.ts", name: "Manager" }] },
    };
    expect(found("non-canonical-import", modules, { imports: [contract] })).toEqual([
      "viaShim src/b.ts:1 src/ws/manager.ts#Manager",
      "viaShim src/c.ts:1 src/ws/manager.ts#Manager",
    ]);
  });
});

describe("importing a rival", () => {
  const work = ["connect_user", "send_to_user", "broadcast_all"];
  const role = fakeRole({ canonical: "app/manager.py#Manager", name: "*manager*" });
  const modules = {
    "app/manager.py": { defines: [cls("Manager", work)] },
    "app/old.py": { defines: [cls("OldManager", work)], imports: [] },
    "app/shim.py": { imports: [{ from: "app/old.py", name: "OldManager" }] },
    "app/user.py": { imports: [{ from: "app/shim.py", name: "OldManager", as: "Manager" }], defines: [cls("User")] },
    "tests/test_user.py": { imports: [{ from: "app/old.py", name: "OldManager", form: "string" as const }] },
  };

  test("is an error at its users", () => {
    expect(found("non-canonical-import", modules, { roles: [role] })).toEqual([
      "rivalImported app/user.py:1 app/old.py#OldManager",
    ]);
  });

  test("counts among the metrics, strings apart and tests not at all", () => {
    const tests = {
      "tests/test_b.py": { imports: [{ from: "pkg/dead.py", name: "Manager" }], defines: [cls("Test")] },
    };
    const strings = { "app/tool.py": { imports: [{ from: "pkg/dead.py", name: "Manager", form: "string" as const }] } };
    const { metrics } = findAll({ ...BASE, ...modules, ...tests, ...strings }, { roles: [role], imports: [CONTRACT] });
    expect(metrics).toMatchObject({ "imports.nonCanonical": 1, "imports.nonCanonicalStrings": 1 });
  });
});
