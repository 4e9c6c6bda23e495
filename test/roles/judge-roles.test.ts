import { describe, expect, test } from "vitest";
import { hash32 } from "../../src/model/hash.js";
import type { Candidate, RoleReport } from "../../src/model/role-report.js";
import { sketchOf } from "../../src/model/sketch.js";
import { judgeRoles } from "../../src/roles/judge-roles.js";
import { cls, type FakeModule, fakeGraph, field, method } from "../fake-graph.js";
import { fakeManifest, fakeRole, type FakeRole } from "../fake-manifest.js";

const TODAY = "2026-06-01";

/** Four names that no table calls common: 48 bits. */
const WORK = ["connect_user", "disconnect_user", "send_to_user", "broadcast_all"];
const CANONICAL = "app/ws/manager.py#SocketManager";
const ROLE: FakeRole = { canonical: CANONICAL, name: "*socket*manager*" };

function judge(modules: Readonly<Record<string, FakeModule>>, role: FakeRole = ROLE): RoleReport {
  const graph = fakeGraph({ "app/ws/manager.py": { defines: [cls("SocketManager", WORK)] }, ...modules });
  const [report] = judgeRoles(graph, fakeManifest({ roles: [fakeRole(role)] }), TODAY);
  if (report === undefined) throw new Error("no report");
  return report;
}

function candidate(report: RoleReport, symbol: string): Candidate | undefined {
  return report.definitions.find((one) => one.symbol === symbol);
}

/** The class of `app/other.py#<name>`, where that module alone is given. */
function classOf(
  module: FakeModule,
  name: string,
  role: FakeRole = ROLE,
  path = "app/other.py",
): Candidate["class"] | undefined {
  return candidate(judge({ [path]: module }, role), `${path}#${name}`)?.class;
}

describe("each candidate gets the first class that fits", () => {
  const text = sketchOf(Uint32Array.from({ length: 80 }, (_, index) => hash32(`token ${index}`)));
  const copied = { sketch: text, tokens: 80 };
  const fromCanonical = { from: "app/ws/manager.py", name: "SocketManager" };
  const maker = { name: "get_socket", kind: "function" as const, gives: ["SocketManager"] };

  test.each<[string, FakeModule, string, Candidate["class"] | undefined]>([
    ["same name, same behaviour", { defines: [cls("OldSocketManager", WORK)] }, "OldSocketManager", "rival"],
    [
      "camel case is snake case",
      { defines: [cls("SocketManager2", ["connectUser", "sendToUser"])] },
      "SocketManager2",
      "rival",
    ],
    [
      "one shared name is not enough, however rare",
      { defines: [cls("SocketManager2", ["send_to_user"])] },
      "SocketManager2",
      "namesake",
    ],
    ["common names are not", { defines: [cls("SocketManagerUi", ["close", "name"])] }, "SocketManagerUi", "namesake"],
    [
      "private members are no behaviour",
      {
        defines: [
          cls(
            "SocketManager2",
            WORK.map((name) => method(name, { visibility: "private" })),
          ),
        ],
      },
      "SocketManager2",
      "namesake",
    ],
    ["another name, the same behaviour", { defines: [cls("Hub", WORK)] }, "Hub", "lookAlike"],
    ["another name, little of it", { defines: [cls("Hub", WORK.slice(0, 2))] }, "Hub", undefined],
    [
      "a Protocol",
      { defines: [cls("SocketManagerProtocol", WORK, { kind: "protocol" })] },
      "SocketManagerProtocol",
      "contract",
    ],
    ["an enum", { defines: [cls("SocketManagerMode", [], { kind: "enum" })] }, "SocketManagerMode", "contract"],
    [
      "a base that is abstract or empty throughout",
      {
        defines: [
          cls("SocketManagerBase", [
            method("send_to_user", { body: "absent" }),
            method("broadcast_all", { body: "empty" }),
          ]),
        ],
      },
      "SocketManagerBase",
      "contract",
    ],
    [
      "a base that does something",
      { defines: [cls("SocketManagerBase", [method("send_to_user", { body: "absent" }), "broadcast_all"])] },
      "SocketManagerBase",
      "rival",
    ],
    [
      "a subclass",
      { imports: [fromCanonical], defines: [cls("LoudSocketManager", WORK, { bases: ["SocketManager"] })] },
      "LoudSocketManager",
      "delegate",
    ],
    [
      "a subclass of a subclass",
      {
        imports: [fromCanonical],
        defines: [cls("A", [], { bases: ["SocketManager"] }), cls("LateSocketManager", WORK, { bases: ["A"] })],
      },
      "LateSocketManager",
      "delegate",
    ],
    [
      "a wrapper of a field whose class is known",
      {
        imports: [fromCanonical],
        defines: [
          cls("SocketManagerAdapter", [
            field("inner", { visibility: "private", gives: ["SocketManager"] }),
            ...WORK.map((name) => method(name, { forwardsTo: "inner" })),
            "log_all",
          ]),
        ],
      },
      "SocketManagerAdapter",
      "delegate",
    ],
    [
      "a wrapper of a field whose class nobody says",
      {
        defines: [
          cls(
            "SocketManagerAdapter",
            WORK.map((name) => method(name, { forwardsTo: "_inner" })),
          ),
        ],
      },
      "SocketManagerAdapter",
      "delegate",
    ],
    [
      "a wrapper of what a function makes",
      {
        imports: [fromCanonical],
        defines: [
          maker,
          cls("SocketManagerAdapter", [
            field("_inner", { gives: ["get_socket"] }),
            ...WORK.map((name) => method(name, { forwardsTo: "_inner" })),
          ]),
        ],
      },
      "SocketManagerAdapter",
      "delegate",
    ],
    [
      "a wrapper of something else does the work on top of it",
      {
        defines: [
          cls("Pool", ["lend", "take_back"]),
          cls("SocketManagerOverPool", [
            field("pool", { gives: ["Pool"] }),
            ...WORK.map((name) => method(name, { forwardsTo: "pool" })),
          ]),
        ],
      },
      "SocketManagerOverPool",
      "rival",
    ],
    [
      "so does one of a class of a package",
      {
        imports: [{ from: "npm:redis", name: "Redis" }],
        defines: [
          cls("SocketManagerOverStore", [
            field("store", { gives: ["Redis"] }),
            ...WORK.map((each) => method(each, { forwardsTo: "store" })),
          ]),
        ],
      },
      "SocketManagerOverStore",
      "rival",
    ],
    [
      "and one of a class of the language",
      {
        defines: [
          cls("SocketManagerOverStore", [
            field("store", { gives: ["dict"] }),
            ...WORK.map((each) => method(each, { forwardsTo: "store" })),
          ]),
        ],
      },
      "SocketManagerOverStore",
      "rival",
    ],
    [
      "a wrapper of what a container of another package gives",
      {
        imports: [{ from: "npm:inversify", name: "inject" }],
        defines: [
          cls("SocketManagerAdapter", [
            field("_inner", { gives: ["inject"] }),
            ...WORK.map((name) => method(name, { forwardsTo: "_inner" })),
          ]),
        ],
      },
      "SocketManagerAdapter",
      "delegate",
    ],
    [
      "half of the methods forwarded is not most",
      {
        defines: [
          cls(
            "SocketManagerAdapter",
            WORK.map((name, at) => method(name, { forwardsTo: at % 2 === 0 ? "inner" : null })),
          ),
        ],
      },
      "SocketManagerAdapter",
      "rival",
    ],
    [
      "a factory",
      {
        imports: [fromCanonical],
        defines: [
          maker,
          cls("SocketManagerFactory", [
            method("create", { gives: ["get_socket"] }),
            method("shared", { gives: ["SocketManager"] }),
          ]),
        ],
      },
      "SocketManagerFactory",
      "delegate",
    ],
    [
      "one construction among other work is no factory",
      {
        imports: [fromCanonical],
        defines: [cls("SocketManagerFactory", [...WORK, method("create", { gives: ["SocketManager"] })])],
      },
      "SocketManagerFactory",
      "rival",
    ],
  ])("%s", (_, module, name, expected) => {
    expect(classOf(module, name)).toBe(expected);
  });

  test("a near-identical text is a copy, whatever its name", () => {
    const report = judge({
      "app/ws/manager.py": { defines: [cls("SocketManager", ["connect_user"], copied)] },
      "app/a.py": {
        defines: [cls("SocketManagerCopy", ["connect_user"], copied), cls("Other", ["connect_user"], copied)],
      },
    });
    expect(candidate(report, "app/a.py#SocketManagerCopy")?.class).toBe("copy");
    expect(candidate(report, "app/a.py#Other")).toMatchObject({ class: "copy", matchedBy: "behaviour" });
    expect(report.counts.copies).toBe(2);
  });

  test("a test double matches by name; a test that merely behaves alike is nobody's business", () => {
    const module = { defines: [cls("FakeSocketManager", WORK), cls("Recorder", WORK)] };
    expect(classOf(module, "FakeSocketManager", ROLE, "tests/fakes.py")).toBe("double");
    expect(classOf(module, "Recorder", ROLE, "tests/fakes.py")).toBeUndefined();
  });

  test("a base whose bodies the canonical class inherits is part of its implementation", () => {
    const report = judge({
      "app/ws/base.py": { defines: [cls("SocketManagerCore", WORK)] },
      "app/ws/manager.py": {
        imports: [{ from: "app/ws/base.py", name: "SocketManagerCore" }],
        defines: [cls("SocketManager", ["close"], { bases: ["SocketManagerCore"] })],
      },
    });
    expect(candidate(report, "app/ws/base.py#SocketManagerCore")?.class).toBe("implementation");
  });

  test("a small part of two large classes is no rivalry", () => {
    const many = (prefix: string): string[] => Array.from({ length: 8 }, (_, index) => `${prefix}_${index}`);
    const report = judge({
      "app/ws/manager.py": { defines: [cls("SocketManager", ["send_to_user", "broadcast_all", ...many("a")])] },
      "app/b.py": { defines: [cls("SocketManager2", ["send_to_user", "broadcast_all", ...many("b")])] },
    });
    expect(candidate(report, "app/b.py#SocketManager2")).toMatchObject({
      class: "namesake",
      shared: { bits: 22, containment: 0.18, members: ["broadcast_all", "send_to_user"] },
    });
  });

  test("classes are compared within a language", () => {
    const client = { defines: [cls("SocketManager", ["connectUser", "sendToUser", "broadcastAll"])] };
    expect(classOf(client, "SocketManager", ROLE, "web/socket.ts")).toBe("namesake");
    const both = { ...ROLE, canonical: [CANONICAL, "web/socket.ts#SocketManager"] };
    const report = judge(
      { "web/socket.ts": client, "web/old.ts": { defines: [cls("OldSocketManager", ["sendToUser", "broadcastAll"])] } },
      both,
    );
    expect(candidate(report, "web/old.ts#OldSocketManager")?.shared?.with).toBe("web/socket.ts#SocketManager");
    expect(report.counts.rivals).toBe(1);
  });
});

describe("classes of one family", () => {
  const family = (canonical: readonly string[], other: readonly string[], name: string): RoleReport =>
    judge({
      "app/base.py": { defines: [cls("Base", WORK)] },
      "app/ws/manager.py": {
        imports: [{ from: "app/base.py", name: "Base" }],
        defines: [cls("SocketManager", canonical, { bases: ["Base"] })],
      },
      "app/other.py": {
        imports: [{ from: "app/base.py", name: "Base" }],
        defines: [cls(name, other, { bases: ["Base"] })],
      },
    });

  test("share nothing by what they inherit", () => {
    const report = family(["open_all_sockets"], ["paint_windows"], "SocketManagerUi");
    expect(candidate(report, "app/other.py#SocketManagerUi")?.class).toBe("namesake");
    expect(
      candidate(family(["open_all_sockets"], ["paint_windows"], "Painter"), "app/other.py#Painter"),
    ).toBeUndefined();
  });

  test("share what both write anew, where the name says that they are one thing", () => {
    const report = family(WORK, WORK, "SocketManager2");
    expect(candidate(report, "app/other.py#SocketManager2")?.class).toBe("rival");
    expect(candidate(family(WORK, WORK, "Painter"), "app/other.py#Painter")).toBeUndefined();
  });
});

describe("what a rival's subclass is", () => {
  const report = judge({
    "app/old.py": { defines: [cls("OldSocketManager", WORK)] },
    "app/older.py": {
      imports: [{ from: "app/old.py", name: "OldSocketManager" }],
      defines: [
        cls("OlderSocketManager", ["x"], { bases: ["OldSocketManager"] }),
        cls("Hub", [], { bases: ["OlderSocketManager"] }),
      ],
    },
  });

  test("it is evidence on the rival, not another", () => {
    expect(report.counts.rivals).toBe(1);
    expect(report.counts.lookAlikes).toBe(0);
    expect(candidate(report, "app/older.py#OlderSocketManager")).toBeUndefined();
    expect(candidate(report, "app/old.py#OldSocketManager")?.evidence.map((each) => each.message)).toEqual([
      expect.stringContaining("`connect_user`") as string,
      "`OlderSocketManager` extends it.",
      "`Hub` extends it.",
    ]);
  });

  test("its name and the definition behind it are counted all the same", () => {
    expect(report.names.map((name) => `${name.module} ${name.name}`)).toEqual([
      "app/old.py OldSocketManager",
      "app/older.py OldSocketManager",
      "app/older.py OlderSocketManager",
    ]);
    expect(report.counts).toMatchObject({ names: 3, definitions: 2 });
  });
});

describe("the eleven names and the twelfth", () => {
  const report = judge(
    {
      "ws/types.py": { defines: [cls("WebSocketManagerMode", [], { kind: "enum" })] },
      "ws/protocols.py": {
        defines: [
          cls("WebSocketProtocol", WORK, { kind: "protocol" }),
          cls("WebSocketProtocol~2", [method("send_to_user", { body: "empty" })]),
          cls("WebSocketProtocolValidator", [method("validate_manager_protocol", { isStatic: true })]),
        ],
        aliases: {
          WebSocketManagerProtocol: "WebSocketProtocol",
          WebSocketManagerProtocolValidator: "WebSocketProtocolValidator",
        },
      },
      "ws/unified_manager.py": {
        imports: [{ from: "ws/types.py", name: "WebSocketManagerMode" }],
        defines: [cls("_UnifiedWebSocketManagerImplementation", WORK)],
        aliases: { UnifiedWebSocketManager: "_UnifiedWebSocketManagerImplementation" },
      },
      "ws/websocket_manager.py": {
        imports: [
          { from: "ws/types.py", name: "WebSocketManagerMode" },
          { from: "ws/protocols.py", name: "WebSocketManagerProtocol" },
          { from: "ws/unified_manager.py", name: "_UnifiedWebSocketManagerImplementation" },
        ],
        defines: [
          { name: "get_websocket_manager", kind: "function", gives: ["_UnifiedWebSocketManagerImplementation"] },
          cls("_WebSocketManagerFactory", []),
          cls("WebSocketManagerFactory", [
            method("create", { gives: ["get_websocket_manager"] }),
            method("create_isolated", { gives: ["get_websocket_manager"] }),
          ]),
        ],
        aliases: {
          WebSocketManager: "_WebSocketManagerFactory",
          UnifiedWebSocketManager: "_UnifiedWebSocketManagerImplementation",
          WebSocketConnectionManager: "_UnifiedWebSocketManagerImplementation",
        },
      },
    },
    {
      canonical: "ws/websocket_manager.py#WebSocketManager",
      implementation: ["ws/unified_manager.py#_UnifiedWebSocketManagerImplementation"],
      name: "*websocket*manager*",
      within: ["ws/**"],
    },
  );

  test("twelve names are five definitions, and none is a rival", () => {
    expect(report.counts).toEqual({
      names: 12,
      definitions: 5,
      rivals: 0,
      copies: 0,
      lookAlikes: 0,
      namesakes: 1,
      variants: 0,
      importPaths: 0,
    });
  });

  test("each definition is what it is", () => {
    expect(report.definitions.map((one) => [one.symbol.split("#")[1], one.class])).toEqual([
      ["WebSocketProtocolValidator", "namesake"],
      ["WebSocketProtocol~2", "contract"],
      ["WebSocketManagerMode", "contract"],
      ["_UnifiedWebSocketManagerImplementation", "implementation"],
      ["WebSocketManagerFactory", "delegate"],
      ["_WebSocketManagerFactory", "canonical"],
    ]);
  });

  test("of two definitions of one name, the one in effect says where the other is", () => {
    const protocol = report.definitions.find((one) => one.symbol === "ws/protocols.py#WebSocketProtocol~2");
    expect(protocol?.evidence.map(({ message, place }) => [place.span[0], message])).toEqual([
      [2, "Its one public method is abstract or empty."],
      [1, "The module defines `WebSocketProtocol` here too, and that definition is not in effect."],
    ]);
  });

  test("a canonical symbol that is an alias is named beside what it stands for", () => {
    const canonical = report.definitions.find((one) => one.class === "canonical");
    expect(canonical?.evidence.map(({ message }) => message)).toEqual([
      "The manifest declares it as `WebSocketManager`.",
    ]);
  });
});

describe("what counts as a name", () => {
  const modules = {
    "web/manager.ts": { defines: [cls("SocketManager", WORK)] },
    "web/old.ts": { defines: [cls("OldSocketManager", WORK)] },
    "web/user.ts": { imports: [{ from: "web/old.ts", name: "OldSocketManager" }] },
    "web/barrel.ts": {
      imports: [
        { from: "web/old.ts", name: "OldSocketManager", form: "reexport" as const },
        { from: "web/manager.ts", name: "SocketManager", as: "BestSocketManager", form: "reexport" as const },
      ],
    },
    "web/socket.test.ts": {
      defines: [cls("FakeSocketManager", WORK)],
      aliases: { MySocketManager: "FakeSocketManager" },
    },
    "web/instance.ts": { defines: [{ name: "socketManager", kind: "constant" as const }] },
  };
  const role = { canonical: "web/manager.ts#SocketManager", name: "*socket*manager*" };

  test("in TypeScript declarations and exports, not imports, not the canonical one under any name, not values", () => {
    const report = judge(modules, { ...role, within: ["web/**"] });
    expect(report.names.filter((name) => !name.isTest).map((name) => name.module)).toEqual([
      "web/barrel.ts",
      "web/old.ts",
    ]);
    expect(report.names.filter((name) => name.isTest)).toHaveLength(2);
    expect(report.counts).toMatchObject({ names: 2, definitions: 1, rivals: 1 });
  });

  test("within limits the modules", () => {
    expect(judge(modules, { ...role, within: ["web/barrel.ts"] }).counts).toMatchObject({
      names: 1,
      definitions: 1,
      rivals: 1,
    });
  });

  test("functions are candidates when the role asks for them", () => {
    const logger = (name: string): FakeModule => ({ defines: [{ name, kind: "function" }] });
    const files = { "web/log.ts": logger("makeLogger"), "web/b.ts": logger("makeOtherLogger") };
    const functions = { canonical: "web/log.ts#makeLogger", name: "make*logger" };
    expect(judge(files, functions).counts.names).toBe(0);
    expect(judge(files, { ...functions, kinds: ["function"] }).counts).toMatchObject({ names: 1, rivals: 1 });
  });
});

describe("what the canonical symbol may be", () => {
  const rival = {
    "app/old.py": { defines: [cls("OldSocketManager", WORK), cls("SocketManagerConfig", [field("port")])] },
  };

  test("missing: names and definitions are counted, what needs the comparison is null", () => {
    const report = judge(rival, { ...ROLE, canonical: "app/gone.py#SocketManager" });
    expect(report.counts).toEqual({
      names: 3,
      definitions: 3,
      rivals: null,
      copies: null,
      lookAlikes: null,
      namesakes: null,
      variants: 0,
      importPaths: 0,
    });
    expect(candidate(report, "app/old.py#OldSocketManager")?.class).toBeNull();
  });

  test("not declared at all: the same", () => {
    expect(judge(rival, { name: "*socket*manager*" }).counts.rivals).toBeNull();
  });

  test("a facade: everything that matches and does work is a rival", () => {
    const facade = { "app/ws/manager.py": { defines: [cls("SocketManager", [])] }, ...rival };
    const report = judge(facade);
    expect(report.counts).toMatchObject({ rivals: 1, namesakes: 1, lookAlikes: 0 });
    const withWork = judge(
      { ...facade, "app/ws/work.py": { defines: [cls("Work", WORK)] } },
      { ...ROLE, implementation: ["app/ws/work.py#Work"] },
    );
    expect(candidate(withWork, "app/old.py#OldSocketManager")?.shared?.bits).toBe(44);
    expect(candidate(withWork, "app/ws/work.py#Work")?.class).toBe("implementation");
  });

  test("reached through a re-export", () => {
    const report = judge(
      { "app/ws/__init__.py": { imports: [{ from: "app/ws/manager.py", name: "SocketManager" }] }, ...rival },
      { ...ROLE, canonical: "app/ws/__init__.py#SocketManager" },
    );
    expect(report.canonical).toEqual(["app/ws/__init__.py#SocketManager"]);
    expect(report.implementation).toEqual([CANONICAL]);
    expect(report.counts).toMatchObject({ rivals: 1, names: 2 });
  });
});

describe("variants", () => {
  const modules = { "app/old.py": { defines: [cls("OldSocketManager", WORK)] } };
  const allow = (until?: string): FakeRole => ({
    ...ROLE,
    variants: [{ symbol: "app/old.py#OldSocketManager", ...(until === undefined ? {} : { until }) }],
  });

  test.each([
    ["without a date", undefined, "variant"],
    ["on its last day", TODAY, "variant"],
    ["on the day after", "2026-05-31", "rival"],
  ])("%s", (_, until, expected) => {
    expect(candidate(judge(modules, allow(until)), "app/old.py#OldSocketManager")?.class).toBe(expected);
  });
});

describe("match.extends", () => {
  test("makes candidates of what extends or implements, over any number of steps", () => {
    const report = judge(
      {
        "app/base.py": { defines: [cls("Transport", [], { kind: "protocol" })] },
        "app/a.py": {
          imports: [{ from: "app/base.py", name: "Transport" }],
          defines: [cls("Wire", WORK, { bases: ["Transport"] }), cls("Wave", [], { bases: ["Wire"] })],
        },
      },
      { canonical: CANONICAL, extends: ["app/base.py#Transport"] },
    );
    expect(candidate(report, "app/a.py#Wire")).toMatchObject({ class: "rival", matchedBy: "extends" });
    expect(report.counts).toMatchObject({ rivals: 1, names: 0 });
  });
});

test("import paths are the modules from which the canonical symbol is imported outside tests", () => {
  const from = (path: string, more = {}): FakeModule => ({ imports: [{ from: path, name: "SocketManager", ...more }] });
  const report = judge({
    "app/ws/__init__.py": from("app/ws/manager.py"),
    "app/compat.py": from("app/ws/__init__.py"),
    "app/a.py": from("app/compat.py", { as: "Anything" }),
    "app/b.py": from("app/ws/manager.py", { form: "member" }),
    "app/c.py": from("app/strings.py", { form: "string" }),
    "app/strings.py": from("app/ws/manager.py", { form: "string" }),
    "tests/test_a.py": from("app/a.py", { name: "Anything" }),
  });
  expect(report.counts.importPaths).toBe(3);
});
