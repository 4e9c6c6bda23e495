import { describe, expect, test } from "vitest";
import type { ImportContract } from "../../src/model/manifest.js";
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

describe("several contracts for one definition", () => {
  const direct = fakeContract(SYMBOL, "pkg.ws.manager");
  const front = fakeContract(SYMBOL, "pkg.ws");
  const old = fakeContract("pkg/compat.py#Boss", "pkg.compat", ["pkg.dead"]);
  const roles = ["ws", "boss"].map((id) => fakeRole({ id, canonical: SYMBOL }));

  /** What is found for one import: the kind, what it says, and the role. */
  function said(fact: FakeImport, imports: readonly ImportContract[]): readonly string[] {
    const user = { defines: [cls("User", ["work"])], imports: [fact] };
    const { findings } = findAll({ ...BASE, "app/user.py": user }, { imports, roles });
    return findings
      .filter(({ place }) => place.file === "app/user.py")
      .map(({ kind, hint, role }) => `${kind} ${role}: ${hint}`);
  }

  test.each<[string, FakeImport]>([
    ["the module", { from: "pkg/ws/manager.py", name: "Manager" }],
    ["the package", { from: "pkg/ws/__init__.py", name: "Manager" }],
    ["another name", { from: "pkg/compat.py", name: "Boss" }],
  ])("an import that is right by one of them is right: %s", (_, fact) => {
    expect(said(fact, [direct, front, old])).toEqual([]);
    expect(said(fact, [old, front, direct])).toEqual([]);
  });

  test("one that is wrong by all is one finding that names all places for its name", () => {
    const shim: FakeImport = { from: "pkg/compat.py", name: "Manager" };
    expect(said(shim, [direct, old, front])).toEqual([
      "viaShim ws: Import `Manager` from `pkg.ws.manager` or `pkg.ws`: `ssotlint fix` does it where that is safe.",
    ]);
  });

  test("that a module is deprecated says more", () => {
    const dead = fakeContract(SYMBOL, "pkg.ws", ["pkg.dead"]);
    const fact: FakeImport = { from: "pkg/dead.py", name: "Manager" };
    expect(said(fact, [direct, dead])).toEqual([
      "viaDeprecated ws: Import `Manager` from `pkg.ws`: `ssotlint fix` does it where that is safe.",
    ]);
    const target: FakeImport = { ...fact, form: "string" };
    expect(said(target, [direct, dead])).toEqual(["viaString ws: Name the module in which it is used, or `pkg.ws`."]);
  });

  test("all roles of the symbol are named", () => {
    const user = { defines: [cls("User")], imports: [{ from: "pkg/compat.py", name: "Manager" }] };
    const { findings } = findAll({ ...BASE, "app/user.py": user }, { imports: [direct], roles });
    const first = findings.find(({ rule }) => rule === "non-canonical-import");
    expect(first!.evidence.map(({ message }) => message)).toContain("It is canonical for the roles ws and boss.");
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

  test("of two roles is one finding that names both", () => {
    const other = fakeRole({ id: "boss", canonical: "app/manager.py#Manager", name: "old*" });
    const { findings } = findAll(modules, { roles: [role, other] });
    const imports = findings.filter(({ rule }) => rule === "non-canonical-import");
    expect(imports.map(({ message }) => message)).toEqual([
      "`OldManager` is imported from `app/shim.py`: it competes with `Manager` for role manager and boss.",
    ]);
  });

  test("says where the canonical one is, in the language of the import", () => {
    const both = fakeRole({ canonical: "web/manager.ts#Manager", name: "*manager*" });
    const { findings } = findAll(
      { ...modules, "web/manager.ts": { defines: [cls("Manager", work)] } },
      { roles: [{ ...both, canonical: [...both.canonical, ...role.canonical] }] },
    );
    expect(findings.filter(({ kind }) => kind === "rivalImported").map(({ hint }) => hint)).toEqual([
      "Import `Manager`, the canonical symbol of role manager, from `app/manager.py`.",
    ]);
  });

  test("is none in the canonical one's own module, which cannot import itself", () => {
    const own = { ...modules["app/manager.py"], imports: [{ from: "app/old.py", name: "OldManager" }] };
    expect(found("non-canonical-import", { ...modules, "app/manager.py": own }, { roles: [role] })).toEqual([
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
