import { describe, expect, test } from "vitest";
import { cls, type FakeModule } from "../fake-graph.js";
import { fakeRole, type FakeRole } from "../fake-manifest.js";
import { findAll, found } from "./find.js";

const WORK = ["connect_user", "send_to_user", "broadcast_all"];
const ROLE: FakeRole = { canonical: "app/manager.py#Manager", name: "*manager*" };
const MODULES: Readonly<Record<string, FakeModule>> = {
  "app/manager.py": { defines: [cls("Manager", WORK)] },
  "app/old.py": {
    defines: [
      cls("OldManager", WORK),
      cls("ManagerMode", [], { kind: "enum" }),
      cls("Hub", WORK),
      cls("ManagerPage", ["paint"]),
    ],
  },
  "app/shim.py": { imports: [{ from: "app/old.py", name: "OldManager", as: "NewManager" }] },
};

describe("duplicate implementations of a role", () => {
  test("rivals, look-alikes and namesakes, not contracts", () => {
    expect(found("duplicate-implementation", MODULES, { roles: [fakeRole(ROLE)] })).toEqual([
      "rival app/old.py:1 app/old.py#OldManager",
      "lookAlike app/old.py:3 app/old.py#Hub",
      "namesake app/old.py:4 app/old.py#ManagerPage",
    ]);
  });

  test("a rival says what it shares, with whom, and by which names it is reached", () => {
    const [rival] = findAll(MODULES, { roles: [fakeRole(ROLE)] }).findings;
    expect(rival).toMatchObject({
      severity: "error",
      role: "manager",
      bodyHash: "app/old.py#OldManager",
      message:
        "`OldManager` is a second implementation of role manager beside `Manager`: it shares `broadcast_all`, `connect_user`, `send_to_user` with `Manager`: 30 bits, containment 1.",
    });
    expect(rival?.evidence.map((each) => [each.message, each.place.file])).toEqual([
      ["`Manager` is what it is compared with.", "app/manager.py"],
      ["`NewManager` in app/shim.py is this definition.", "app/shim.py"],
    ]);
  });

  test("beside a facade it says how to tell it more", () => {
    const facade = { ...MODULES, "app/manager.py": { defines: [cls("Manager")] } };
    const [rival] = findAll(facade, { roles: [fakeRole(ROLE)] }).findings;
    expect(rival?.message).toContain("under `implementation`");
  });

  test("with the canonical symbol missing only the manifest is wrong", () => {
    const { findings, metrics } = findAll(MODULES, {
      roles: [fakeRole({ ...ROLE, canonical: "app/manager.py#Maneger" })],
    });
    expect(findings.map((finding) => `${finding.rule}/${finding.kind} ${finding.hint}`)).toEqual([
      "manifest-drift/missing Correct the manifest, or restore what it names. Did you mean `app/manager.py#Manager`?",
    ]);
    expect(metrics["roles.manager.rivals"]).toBeNull();
    expect(metrics["roles.manager.names"]).toBe(5);
  });
});

describe("without a manifest", () => {
  test("suspected duplicates are notes", () => {
    const modules = { "a.py": { defines: [cls("Registry", WORK)] }, "b.py": { defines: [cls("Registry", WORK)] } };
    const { findings } = findAll(modules, { file: null });
    expect(findings.map(({ kind, severity, message }) => [kind, severity, message])).toEqual([
      [
        "suspected",
        "note",
        "The 2 definitions of `Registry` are probably one thing written 2 times, here and in `b.py`: they share `broadcast_all`, `connect_user`, `send_to_user`.",
      ],
    ]);
    expect(found("duplicate-implementation", modules)).toEqual([]);
  });
});
