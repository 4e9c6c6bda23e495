import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { EXAMPLE } from "../example-files.js";
import { runCli, type Ran } from "../run-cli.js";
import { project } from "./project.js";
import { commitAll, repository, write } from "../snapshot/scratch.js";

interface Drawn {
  readonly nodes: readonly {
    readonly id: string;
    readonly kind: string;
    readonly distance: number;
    readonly classes?: readonly { readonly role: string; readonly class: string | null }[];
    readonly declaredAs?: readonly string[];
    readonly passesOn?: boolean;
    readonly names?: readonly string[];
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: string;
    readonly bypass: string | null;
    readonly steps: readonly { readonly how: string; readonly imported: string; readonly local: string | null }[];
    readonly shared: { readonly members: readonly string[] } | null;
  }[];
  readonly testsLeftOut: readonly string[];
  readonly subject: unknown;
}

async function drawn(cwd: string, ...args: readonly string[]): Promise<Drawn> {
  const ran = await runCli(cwd, ["graph", ...args, "--format", "json"]);
  expect(ran).toMatchObject({ code: 0 });
  return JSON.parse(ran.out) as Drawn;
}

const CORE = "backend/netra_backend/app/websocket_core";

describe("a role", () => {
  test("has every definition with what it is, and what it has to do with the canonical one", async () => {
    const { nodes, edges } = await drawn(EXAMPLE, "websocket-manager");
    const classOf = (id: string): string | null | undefined =>
      nodes.find((node) => node.id === id)?.classes?.find(({ role }) => role === "websocket-manager")?.class;
    const implementation = `${CORE}/unified_manager.py#_UnifiedWebSocketManagerImplementation`;
    expect(classOf(implementation)).toBe("implementation");
    expect(classOf("frontend/src/websocket/websocket-manager.ts#WebSocketManager")).toBe("canonical");
    expect(classOf("frontend/src/chat/live-channels.ts#LiveChannels")).toBe("lookAlike");
    expect(nodes.find(({ id }) => id === `${CORE}/websocket_manager.py#_WebSocketManagerFactory`)).toMatchObject({
      declaredAs: [`${CORE}/websocket_manager.py#WebSocketManager`],
    });
    expect(edges).toContainEqual(
      expect.objectContaining({
        from: `${CORE}/websocket_manager.py#_WebSocketManagerFactory`,
        to: implementation,
        kind: "implementedBy",
      }),
    );
    expect(edges).toContainEqual(
      expect.objectContaining({
        from: "backend/netra_backend/app/core/canonical_import_patterns.py#UnifiedWebSocketManager",
        to: implementation,
        kind: "rival",
        shared: expect.objectContaining({ members: ["connect_user", "disconnect_user", "send_to_user"] }),
      }),
    );
  });

  test("has every importer, and bypasses where check reports them", async () => {
    const { edges } = await drawn(EXAMPLE, "websocket-manager");
    const report = JSON.parse((await runCli(EXAMPLE, ["check", "-r", "json"])).out) as {
      readonly findings: readonly { readonly rule: string; readonly kind: string; readonly file: string }[];
    };
    const reported = report.findings
      .filter(({ rule }) => rule === "non-canonical-import")
      .map(({ kind, file }) => `${file} ${kind}`);
    const bypasses = edges.flatMap(({ from, bypass }) => (bypass === null ? [] : `${from} ${bypass}`));
    expect(bypasses.length).toBeGreaterThan(3);
    for (const bypass of bypasses) expect(reported).toContain(bypass);
    expect(edges).toContainEqual(
      expect.objectContaining({
        from: "backend/netra_backend/app/agents/data_helper.py",
        bypass: "viaShim",
        steps: [expect.objectContaining({ imported: "UnifiedWebSocketManager", local: "WebSocketManager" })],
      }),
    );
  });

  test("doubles and importers in tests are told, and drawn on demand", async () => {
    const without = await drawn(EXAMPLE, "websocket-manager");
    expect(without.testsLeftOut).toContain("backend/tests/doubles.py#FakeWebSocketManager");
    const shown = await drawn(EXAMPLE, "websocket-manager", "--tests");
    expect(shown.testsLeftOut).toEqual([]);
    expect(shown.nodes.map(({ id }) => id)).toContain("backend/tests/doubles.py#FakeWebSocketManager");
  });

  test("whose canonical symbol does not exist says so", async () => {
    const path = project({
      "ssotlint.yaml": "version: 1\nroles:\n  store:\n    canonical: a.ts#Store\n    match: { name: '*store*' }\n",
      "b.ts": "export class OtherStore {\n  save() { return 1; }\n}\n",
    });
    const { nodes } = await drawn(path, "store");
    expect(nodes).toMatchObject([
      { kind: "definition", id: "b.ts#OtherStore", classes: [{ role: "store", class: null }] },
      { kind: "missing", names: ["a.ts#Store"] },
    ]);
  });
});

/** One class behind two barrels, the second of which renames it. */
const BARRELS = {
  "src/core/store.ts": "export class Store {}\nexport const other = 1;\n",
  "src/core/index.ts": 'export * from "./store.js";\n',
  "src/index.ts": 'export { Store as Shop } from "./core/index.js";\n',
  "src/app.ts": 'import { Shop } from "./index.js";\nnew Shop();\n',
  "src/direct.ts": 'import type { Store } from "./core/store.js";\nexport type S = Store;\n',
  "src/elsewhere.ts": 'import { other } from "./core/store.js";\nexport const e = other;\n',
  "src/main.ts": 'import "./app.js";\n',
};

describe("a definition", () => {
  test("everyone who reaches it, through whatever passes it on", async () => {
    const { nodes, edges } = await drawn(project(BARRELS), "Store");
    expect(edges.map(({ from, to, kind, steps }) => [from, to, kind, steps.map(({ how }) => how).join()])).toEqual([
      ["src/app.ts", "src/index.ts", "imports", "import"],
      ["src/core/index.ts", "src/core/store.ts#Store", "imports", "star"],
      ["src/direct.ts", "src/core/store.ts#Store", "types", "import"],
      ["src/index.ts", "src/core/index.ts", "imports", "reexport"],
    ]);
    expect(nodes.filter(({ passesOn }) => passesOn).map(({ id }) => id)).toEqual(["src/core/index.ts", "src/index.ts"]);
  });

  test("a step further has who imports these", async () => {
    const { nodes } = await drawn(project(BARRELS), "src/core/store.ts#Store", "--depth", "2");
    expect(nodes.filter(({ distance }) => distance === 2).map(({ id }) => id)).toEqual(["src/main.ts"]);
    const { nodes: none } = await drawn(project(BARRELS), "src/core/store.ts#Store", "--depth", "0");
    expect(none.map(({ id }) => id)).toEqual(["src/core/store.ts#Store"]);
  });

  test.each(["src/index.ts#Shop", "src/index#Shop", "Store", "Shop", "./src/core/store.ts#Store"])(
    "%s",
    async (asked) => {
      expect((await drawn(project(BARRELS), asked)).subject).toEqual({
        kind: "definition",
        symbol: "src/core/store.ts#Store",
      });
    },
  );
});

test("what passes a type on alone is drawn so", async () => {
  const path = project({
    "a.ts": "export interface A { x: number }\n",
    "index.ts": 'export type { A } from "./a.js";\n',
    "use.ts": 'import type { A } from "./index.js";\nexport type B = A;\n',
  });
  expect((await drawn(path, "a.ts#A")).edges.map(({ kind }) => kind)).toEqual(["types", "types"]);
});

describe("a file or folder", () => {
  test.each([
    ["src/core/store.ts", { kind: "module", file: "src/core/store.ts" }],
    ["src/core/store", { kind: "module", file: "src/core/store.ts" }],
    ["src/core", { kind: "folder", folder: "src/core/" }],
    ["src/core/", { kind: "folder", folder: "src/core/" }],
    [".", { kind: "folder", folder: "" }],
  ])("%s", async (asked, subject) => {
    expect((await drawn(project(BARRELS), asked)).subject).toEqual(subject);
  });

  test("relative to where one stands, or as reports print it", async () => {
    const path = project({ ...BARRELS, "ssotlint.yaml": "version: 1\n" });
    for (const asked of ["core/store.ts", "src/core/store.ts"]) {
      const { subject } = await drawn(path, asked, "--cwd", "src", "--config", join(path, "ssotlint.yaml"));
      expect(subject).toMatchObject({ kind: "module" });
    }
  });

  test("a dotted module of Python", async () => {
    const path = project({ "pkg/__init__.py": "", "pkg/mod.py": "X = 1\n", "use.py": "from pkg import mod\n" });
    expect((await drawn(path, "pkg.mod")).edges).toMatchObject([{ from: "use.py", to: "pkg/mod.py" }]);
  });
});

describe("what is printed", () => {
  test("mermaid unless told otherwise, or by the name of the file", async () => {
    const path = project(BARRELS);
    expect((await runCli(path, ["graph", "Store"])).out).toMatch(/^---\ntitle: .*\n---\nflowchart LR\n/);
    for (const [file, start] of [
      ["out/graph.dot", "digraph"],
      ["graph.gv", "digraph"],
      ["graph.json", "{\n"],
      ["graph.mmd", "---"],
      ["graph.txt", "---"],
    ] as const) {
      const ran = await runCli(path, ["graph", "Store", "--output-file", file]);
      expect(ran).toMatchObject({ code: 0, out: "" });
      expect(readFileSync(join(path, file), "utf8").startsWith(start)).toBe(true);
    }
    await runCli(path, ["graph", "Store", "-f", "json", "-o", "graph.dot"]);
    expect(JSON.parse(readFileSync(join(path, "graph.dot"), "utf8"))).toMatchObject({ schemaVersion: 1 });
  });

  test("the same bytes each time", async () => {
    for (const format of ["mermaid", "dot", "json"]) {
      const once = await runCli(EXAMPLE, ["graph", "backend", "--depth", "2", "-f", format]);
      expect(await runCli(EXAMPLE, ["graph", "backend", "--depth", "2", "-f", format])).toEqual(once);
    }
  });

  test("no more than can be looked at, and how much that stands for; for programs all of it", async () => {
    const users = Array.from({ length: 200 }, (_, index) => [
      `src/f${index % 7}/user${index}.ts`,
      'import { Store } from "../store.js";\nexport const s = Store;\n',
    ]);
    const path = project({ "src/store.ts": "export class Store {}\n", ...Object.fromEntries(users) });
    const text = await runCli(path, ["graph", "Store"]);
    expect(text.out.match(/^ {2}n\d+\W/gm)?.length).toBeLessThanOrEqual(80);
    expect(text.err.match(/\n/g)).toHaveLength(2);
    expect(text.err).toContain("200 modules are drawn as 7 folders; --limit 201 draws each.");
    expect(text.out).toContain("200 modules are drawn as 7 folders");
    expect((await drawn(path, "Store")).nodes).toHaveLength(201);
    expect((await drawn(path, "Store", "--limit", "10")).nodes).toHaveLength(8);
    const all = await runCli(path, ["graph", "Store", "--limit", "500"]);
    expect(all.out).not.toContain("drawn as");
  });

  test("a note where mermaid's own limits are passed", async () => {
    const users = Array.from({ length: 501 }, (_, index) => [`u${index}.ts`, 'import "./hub.js";\n']);
    const path = project({ "hub.ts": "export {};\n", ...Object.fromEntries(users) });
    const args = ["graph", "hub.ts", "--limit", "600"];
    expect((await runCli(path, args)).err).toContain("mermaid draws at most 500 arrows");
    expect((await runCli(path, [...args, "--format", "dot"])).err).not.toContain("mermaid");
  });

  test("of a commit and of the index", async () => {
    const root = await repository({ "a.ts": "export class A {}\n", "b.ts": 'import { A } from "./a.js";\nnew A();\n' });
    commitAll(root);
    await write(root, { "c.ts": 'import { A } from "./a.js";\nnew A();\n' });
    expect((await drawn(root, "A")).edges).toHaveLength(2);
    expect((await drawn(root, "A", "--ref", "HEAD")).edges).toHaveLength(1);
    expect((await drawn(root, "A", "--staged")).edges).toHaveLength(1);
  });
});

describe("a mistake ends it with 2 and a sentence", () => {
  const bad = (...args: readonly string[]): Promise<Ran> => runCli(EXAMPLE, ["graph", ...args]);

  test.each<[readonly string[], RegExp]>([
    [[], /what to draw: a role of the manifest \(there are: start-up-scan, websocket-manager\), a file/],
    [["websocket-managr"], /Nothing here is called websocket-managr.*Did you mean websocket-manager\?/],
    [["frontend/src/chat/presense.ts"], /Did you mean frontend\/src\/chat\/presence\.ts\?/],
    [["frontend/src/chat/presence.ts#Nope"], /has no name Nope/],
    [["nowhere.ts#Nope"], /No analysed file is called nowhere\.ts/],
    [["LiveChannels", "--depth", "x"], /--depth expects a whole number, 0 or more/],
    [["LiveChannels", "--depth=-1"], /--depth expects a whole number, 0 or more/],
    [["LiveChannels", "--limit", "3"], /--limit expects a whole number, 10 or more/],
    [["LiveChannels", "--direction", "imports"], /--direction imports is for files and folders/],
    [["websocket-manager", "--direction", "both"], /--direction both is for files and folders/],
    [["LiveChannels", "-o", "x.svg"], /--format dot \| dot -Tsvg > x\.svg/],
    [["LiveChannels", "--format", "png"], /--format png: expected mermaid, dot or json\./],
    [
      ["backend/netra_backend/app/services/audit.py#UnifiedWebSocketManagerImplementation"],
      /is no definition of this code \(unresolved\)/,
    ],
  ])("%j", async (args, message) => {
    const ran = await bad(...args);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(message);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  test("a file that cannot be written", async () => {
    const path = project(BARRELS);
    expect(await runCli(path, ["graph", "Store", "-o", "src/app.ts/graph.dot"])).toMatchObject({ code: 2 });
    expect(existsSync(join(path, "src/app.ts"))).toBe(true);
  });
});
