import { describe, expect, test } from "vitest";
import type { AccessUse } from "../../src/model/facts.js";
import type { AccessOwner } from "../../src/model/manifest.js";
import { FILE_START } from "../../src/model/span.js";
import { checkMemory } from "../check-memory.js";
import type { FakeModule } from "../fake-graph.js";
import { found } from "./find.js";

const OWNER = { "src/env.ts": "export const port = process.env.PORT;\n" };
const PACKAGE = { "package.json": '{ "dependencies": { "axios": "1", "uuid": "1", "ws": "1" } }' };

/** What the rule finds, as `file:line:column written name`. */
async function bypasses(api: string, files: Readonly<Record<string, string>>, owner = "src/env.ts"): Promise<string[]> {
  const manifest = `version: 1\naccess: [{ api: [${api}], owner: ${owner}, reason: one place }]\n`;
  const { findings } = await checkMemory({ ...PACKAGE, ...OWNER, ...files, "ssotlint.yaml": manifest });
  return findings.flatMap(({ rule, message, place: { file, span } }) =>
    rule === "bypassed-owner" ? [`${file}:${span[0]}:${span[1]} ${/^`([^`]+)`/.exec(message)?.[1]}`] : [],
  );
}

describe("a global", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["below the API", "process.env", "f(process.env.PORT)", ["1:3 process.env.PORT"]],
    [
      "with a key",
      "process.env",
      "process.env['PORT']; process.env[name]",
      ["1:1 process.env.PORT", "1:22 process.env"],
    ],
    [
      "taken apart, once",
      "process.env",
      "const { A, [b]: c, ...d } = process.env",
      ["1:9 process.env.A", "1:7 process.env"],
    ],
    ["at several places", "process.env", "process.env.A;\nprocess.env.A", ["1:1 process.env.A", "2:1 process.env.A"]],
    ["that is imported", "process.env", "import p from 'node:process'; p.env.A", ["1:31 p.env.A"]],
    ["by way of the global object", "process.env", "globalThis.process.env.A", ["1:1 globalThis.process.env.A"]],
    ["whose API is written so", "window.fetch", "fetch('/')", ["1:1 fetch"]],
    ["that is constructed", "WebSocket", "new WebSocket(url)", ["1:5 WebSocket"]],
    ["that is extended", "WebSocket", "class Socket extends WebSocket {}", ["1:22 WebSocket"]],
    ["that is passed on", "fetch", "start({ fetch })", ["1:9 fetch"]],
    ["of the module", "import.meta.env", "import.meta.env.MODE; import.meta.url", ["1:1 import.meta.env.MODE"]],
    ["above the API", "process.env", "process.exit(1); f(process)", []],
    ["with a longer name", "process.env", "process.environment; process.env2", []],
    ["hidden by a name of the file", "fetch", "function f(fetch) { fetch() }", []],
    ["asked for", "WebSocket", "typeof WebSocket; x instanceof WebSocket", []],
    ["as a type", "WebSocket", "let x: WebSocket; let y: typeof fetch", []],
    ["in the longest API alone", "Date, Date.now", "Date.now()", ["1:1 Date.now"]],
  ])("%s", async (_, api, text, expected) => {
    const uses = await bypasses(api, { "src/a.ts": text });
    expect(uses.sort()).toEqual(expected.map((use) => `src/a.ts:${use}`).sort());
  });
});

describe("something external", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["called", "uuid.v4", "import { v4 } from 'uuid'; v4(); v4()", ["1:28 v4", "1:34 v4"]],
    ["under another name", "uuid.v4", "import { v4 as id } from 'uuid'; id()", ["1:34 id"]],
    ["by its namespace", "uuid.v4", "import * as uuid from 'uuid'; uuid.v4()", ["1:31 uuid.v4"]],
    ["by the default export", "axios.get", "import axios from 'axios'; axios.get('/')", ["1:28 axios.get"]],
    ["required", "axios.get", "const axios = require('axios'); axios.get('/')", ["1:33 axios.get"]],
    ["required and taken apart", "uuid.v4", "const { v4 } = require('uuid'); v4()", ["1:33 v4"]],
    ["required in place", "uuid.v4", "const id = require('uuid').v4()", ["1:28 v4"]],
    ["loaded", "uuid.v4", "const { v4 } = await import('uuid'); v4()", ["1:38 v4"]],
    ["passed on as a value", "uuid.v4", "import { v4 } from 'uuid'; make(v4)", ["1:33 v4"]],
    ["exported again", "uuid.v4", "export { v4 } from 'uuid'", ["1:10 v4"]],
    ["imported and exported", "uuid.v4", "import { v4 } from 'uuid'; export { v4 }", ["1:10 v4"]],
    ["a whole package", "ws", "import { WebSocketServer } from 'ws'; new WebSocketServer()", ["1:43 WebSocketServer"]],
    [
      "a part of a package",
      "fs.promises",
      "import { readFile } from 'node:fs/promises'; readFile(a)",
      ["1:46 readFile"],
    ],
    ["an undeclared package", "nanoid.nanoid", "import { nanoid } from 'nanoid'; nanoid()", ["1:34 nanoid"]],
    ["another name of the package", "uuid.v4", "import { v1 } from 'uuid'; v1()", []],
    ["imported for its type", "ws.WebSocket", "import { WebSocket } from 'ws'; let x: WebSocket", []],
    ["imported as a type", "ws.WebSocket", "import type { WebSocket } from 'ws'; let x: WebSocket", []],
    ["of a package with a longer name", "ws", "import x from 'wsx'; x()", []],
    ["hidden by a nearer name", "uuid.v4", "import { v4 } from 'uuid'; function f(v4) { v4() }", []],
  ])("%s", async (_, api, text, expected) => {
    const uses = await bypasses(api, { "src/a.ts": text });
    expect(uses).toEqual(expected.map((use) => `src/a.ts:${use}`));
  });

  test("that the owner hands out is used through it, and through others is not", async () => {
    const files = {
      "src/env.ts": "export { v4 as id } from 'uuid'",
      "src/other.ts": "export { v4 as id } from 'uuid'",
      "src/a.ts": "import { id } from './env.js'; id()",
      "src/b.ts": "import { id } from './other.js'; id()",
    };
    expect(await bypasses("uuid.v4", files)).toEqual(["src/b.ts:1:34 id", "src/other.ts:1:10 v4"]);
  });
});

describe("a symbol of the code", () => {
  const DATABASE = {
    "src/raw.ts": "export function query() {}\nexport const settings = { port: 1, host: 2 };\nexport class Pool {}\n",
    "src/index.ts": "export * from './raw.js'",
  };

  test.each<[string, string, string, string, readonly string[]]>([
    ["imported", "src/raw.ts#query", "src/index.ts", "import { query } from './raw.js'; query()", ["1:35 query"]],
    [
      "by its module",
      "src/raw.ts#query",
      "src/env.ts",
      "import * as raw from './raw.js'; raw.query()",
      ["1:34 raw.query"],
    ],
    [
      "through an owner in front of it",
      "src/raw.ts#query",
      "src/index.ts",
      "import { query } from './index.js'; query()",
      [],
    ],
    [
      "through its owner's barrel",
      "src/index.ts#query",
      "src/raw.ts",
      "import { query } from './index.js'; query()",
      ["1:37 query"],
    ],
    [
      "a member",
      "src/raw.ts#settings.port",
      "src/env.ts",
      "import { settings as s } from './raw.js'; s.port; s.host",
      ["1:43 s.port"],
    ],
    ["another", "src/raw.ts#query", "src/env.ts", "import { Pool } from './raw.js'; new Pool()", []],
    ["that does not exist", "src/raw.ts#gone", "src/env.ts", "import { Pool } from './raw.js'; new Pool()", []],
  ])("%s", async (_, api, owner, text, expected) => {
    const uses = await bypasses(`"${api}"`, { ...DATABASE, "src/a.ts": text }, owner);
    expect(uses).toEqual(expected.map((use) => `src/a.ts:${use}`));
  });
});

describe("owners", () => {
  const USES = {
    "src/config/env.ts": "process.env.A",
    "src/config/deep/env.ts": "process.env.A",
    "src/configuration.ts": "process.env.A",
    "src/a.test.ts": "process.env.A",
    "test/setup.ts": "process.env.A",
  };

  test.each([
    ["src/config", ["src/configuration.ts", "src/env.ts"]],
    ["src/config/env.ts", ["src/config/deep/env.ts", "src/configuration.ts", "src/env.ts"]],
    ["src/config/env", ["src/config/deep/env.ts", "src/configuration.ts", "src/env.ts"]],
  ])("%s is free to use it, and so are tests", async (owner, expected) => {
    const uses = await bypasses("process.env", USES, owner);
    expect(uses.map((use) => use.replace(/:.*/, ""))).toEqual(expected);
  });

  test("of one API each may use it, and the nearest is named", async () => {
    const { findings, metrics } = await checkMemory({
      "ssotlint.yaml": `version: 1
access:
  - { api: process.env, owner: apps/api/env.ts, reason: one place }
  - { api: process.env, owner: apps/web/env.ts, reason: one place }
`,
      "apps/api/env.ts": "process.env.A",
      "apps/web/env.ts": "process.env.A",
      "apps/web/main.ts": "process.env.A",
      "scripts/run.ts": "process.env.A",
    });
    expect(findings.map(({ message }) => message)).toEqual([
      "`process.env.A` is used here, and only `apps/web/env.ts` may use `process.env`.",
      "`process.env.A` is used here, and only `apps/api/env.ts` may use `process.env`.",
    ]);
    expect(metrics).toMatchObject({ "access.apps/api/env.bypasses": 1, "access.apps/web/env.bypasses": 1 });
  });

  test("that do not exist are reported as such, and nothing is counted", async () => {
    const { findings, metrics } = await checkMemory({
      "ssotlint.yaml": "version: 1\naccess: [{ api: process.env, owner: src/gone.ts, reason: one place }]\n",
      "src/a.ts": "process.env.A",
    });
    expect(findings.map(({ rule }) => rule)).toEqual(["manifest-drift"]);
    expect(metrics["access.src/gone.bypasses"]).toBeNull();
  });
});

test("every use has an identity of its own that lines do not change", async () => {
  const manifest = "version: 1\naccess: [{ api: process.env, owner: src/env.ts, reason: one place }]\n";
  const run = async (text: string): Promise<readonly string[]> => {
    const report = await checkMemory({ ...OWNER, "ssotlint.yaml": manifest, "src/a.ts": text });
    return report.findings.map(({ fingerprint }) => fingerprint);
  };
  const before = await run("process.env.A; process.env.B");
  expect(new Set(before).size).toBe(2);
  expect(await run("\n\nprocess.env.A;\n\nprocess.env.B; process.env.C")).toEqual(expect.arrayContaining([...before]));
});

test("uses are counted outside tests, and a budget holds the count", async () => {
  const { findings, metrics } = await checkMemory({
    ...OWNER,
    "ssotlint.yaml": `version: 1
access: [{ api: process.env, owner: src/env.ts, reason: one place }]
budgets: { "access.src/env.bypasses": 1 }
rules: { bypassed-owner: off }
`,
    "src/a.ts": "process.env.A; process.env.B // ssotlint-allow bypassed-owner: it is counted all the same\n",
    "test/a.ts": "process.env.A",
  });
  expect(metrics["access.src/env.bypasses"]).toBe(2);
  expect(findings.map(({ message }) => message)).toContain("access.src/env.bypasses is 2, and its budget is 1.");
});

test("Python is read and judged like TypeScript", async () => {
  const files = {
    "app/env.py": "import os\n\nPORT = os.environ['PORT']\n",
    "app/raw.py": "def connect(): ...\n",
    "app/a.py": `import os
import os.path
from os import environ as env, getenv
from app.raw import connect
import app.raw

os.environ["A"] = env.get("B", os.path.join("c"))
connect()
app.raw.connect()


def f():
    import os as system
    return system.getenv("D")
`,
  };
  expect(await bypasses("os.environ, os.getenv, app.raw.connect", files, "app/env.py")).toEqual([
    "app/a.py:3:32 getenv",
    "app/a.py:7:1 os.environ.A",
    "app/a.py:7:19 env.get",
    "app/a.py:8:1 connect",
    "app/a.py:9:1 app.raw.connect",
    "app/a.py:14:12 system.getenv",
  ]);
});

test("an owner for some files alone is the owner of nothing elsewhere", async () => {
  const manifest = `version: 1
access:
  - { api: fetch, owner: apps/web/http.ts, within: "apps/web/**", reason: web }
  - { api: fetch, owner: apps/desk/http.ts, within: [apps/desk/**, tools/**], reason: desk }
`;
  const text = "fetch('/')\n";
  const { findings } = await checkMemory({
    "ssotlint.yaml": manifest,
    "apps/web/http.ts": text,
    "apps/desk/http.ts": text,
    "apps/web/a.ts": text,
    "tools/b.ts": text,
    "packages/c.ts": text,
  });
  const found = findings.filter(({ rule }) => rule === "bypassed-owner");
  expect(found.map(({ message, place }) => [place.file, /only `([^`]+)`/.exec(message)?.[1]])).toEqual([
    ["apps/web/a.ts", "apps/web/http.ts"],
    ["tools/b.ts", "apps/desk/http.ts"],
  ]);
});

describe("Python", () => {
  const access: readonly AccessOwner[] = [
    {
      api: ["os.environ", "os.getenv", "app.raw.connect"],
      owner: "shared/env.py",
      within: [],
      reason: "one place",
      place: { file: "ssotlint.yaml", span: FILE_START },
    },
  ];
  const used = (
    path: string,
    kind: AccessUse["kind"] = "read",
    origin = 0,
  ): NonNullable<FakeModule["accesses"]>[number] => ({
    path,
    kind,
    origins: [origin],
  });

  test.each<[string, FakeModule, readonly string[]]>([
    [
      "a module",
      { imports: [{ from: "npm:os", name: "*", as: "os" }], accesses: [used("os.environ.get", "call")] },
      ["bypassed app/a.py:2"],
    ],
    [
      "another member",
      { imports: [{ from: "npm:os", name: "*", as: "os" }], accesses: [used("os.path.join", "call")] },
      [],
    ],
    [
      "a name",
      { imports: [{ from: "npm:os", name: "environ" }], accesses: [used("environ.X")] },
      ["bypassed app/a.py:2"],
    ],
    [
      "a package by one of its modules",
      {
        imports: [{ from: "npm:os.path", name: "*top", as: "os" }],
        accesses: [used("os.path.join", "call"), used("os.environ.X")],
      },
      ["bypassed app/a.py:3"],
    ],
    [
      "a name that is only imported",
      { imports: [{ from: "npm:os", name: "getenv", as: "get" }] },
      ["bypassed app/a.py:1"],
    ],
    ["a type", { imports: [{ from: "npm:os", name: "environ" }], accesses: [used("environ.X", "type")] }, []],
    ["an import for types", { imports: [{ from: "npm:os", name: "environ", typeOnly: true }] }, []],
    ["a patched string", { imports: [{ from: "npm:os", name: "environ", form: "string" }] }, []],
    [
      "the import that a function makes",
      {
        imports: [
          { from: "npm:posix", name: "environ" },
          { from: "npm:os", name: "environ" },
        ],
        accesses: [used("environ.X", "read", 1), used("environ.Y", "read", 0)],
      },
      ["bypassed app/a.py:3"],
    ],
    ["a symbol by its dotted name", { imports: [{ from: "app/raw.py", name: "connect" }] }, ["bypassed app/a.py:1"]],
    ["the same through a shim", { imports: [{ from: "app/shim.py", name: "connect" }] }, ["bypassed app/a.py:1"]],
  ])("%s", (_, module, expected) => {
    const modules: Readonly<Record<string, FakeModule>> = {
      "app/a.py": module,
      "app/raw.py": { defines: [{ name: "connect", kind: "function" }] },
      "shared/env.py": {
        imports: [
          { from: "npm:os", name: "environ" },
          { from: "app/raw.py", name: "connect" },
        ],
      },
      "app/shim.py": { imports: [{ from: "app/raw.py", name: "connect", form: "reexport" }] },
      "tests/test_a.py": module,
    };
    const all = found("bypassed-owner", modules, { access });
    expect(all.filter((one) => !one.includes("shim.py"))).toEqual(expected);
  });
});
