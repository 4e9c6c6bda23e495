import { describe, expect, test } from "vitest";
import type { ConstantOwner } from "../../src/model/manifest.js";
import { FILE_START } from "../../src/model/span.js";
import { checkMemory } from "../check-memory.js";
import type { FakeDefinition } from "../fake-graph.js";
import { found } from "./find.js";

const OWNER = {
  "src/timeouts.ts": `export const A_TIMEOUT = 5_000;
export const B_TIMEOUT = Number(process.env.B);
export const settings = { D_TIMEOUT: 1 };
`,
};

/** What the rule finds, as `kind file:line message`. */
async function duplicates(
  files: Readonly<Record<string, string>>,
  constants = '[{ name: "*_TIMEOUT", owner: src/timeouts.ts }]',
): Promise<readonly string[]> {
  const manifest = `version: 1\nconstants: ${constants}\n`;
  const { findings } = await checkMemory({ ...OWNER, ...files, "ssotlint.yaml": manifest });
  return findings.flatMap(({ rule, kind, message, place: { file, span } }) =>
    rule === "duplicate-constant" ? [`${kind} ${file}:${span[0]} ${message}`] : [],
  );
}

const ONLY = "is defined here, and only `src/timeouts.ts` may define it:";
const UNKNOWN = "it is defined there too, and a value is not known.";

describe("a constant beside the owner's", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "with another value",
      "const A_TIMEOUT = 1e4",
      ["differentValue src/a.ts:1 `A_TIMEOUT` is `10000` here and `5000` in `src/timeouts.ts`."],
    ],
    [
      "with the same value, written otherwise",
      "export const A_TIMEOUT = 5 * 1000",
      [`sameValue src/a.ts:1 \`A_TIMEOUT\` ${ONLY} it is defined there too, with the same value.`],
    ],
    ["that code computes", "const A_TIMEOUT = read()", [`sameValue src/a.ts:1 \`A_TIMEOUT\` ${ONLY} ${UNKNOWN}`]],
    ["whose owner computes it", "const B_TIMEOUT = 5", [`sameValue src/a.ts:1 \`B_TIMEOUT\` ${ONLY} ${UNKNOWN}`]],
    [
      "that the owner lacks",
      "const C_TIMEOUT = 5",
      [`sameValue src/a.ts:1 \`C_TIMEOUT\` ${ONLY} it is not defined there.`],
    ],
    [
      "that is private",
      "const _A_TIMEOUT = 1",
      ["differentValue src/a.ts:1 `_A_TIMEOUT` is `1` here and `5000` in `src/timeouts.ts`."],
    ],
    ["in another spelling", "const aTimeout = 1, a_timeout = 2, TIMEOUT = 3", []],
    ["that is a function", "const A_TIMEOUT = () => 5", []],
    ["that is a variable", "let A_TIMEOUT = 5", []],
    ["in a function", "function f() { const A_TIMEOUT = 1 }", []],
    ["in a namespace", "namespace n { export const A_TIMEOUT = 1 }", []],
    ["that is imported", "import { A_TIMEOUT } from './timeouts.js'; use(A_TIMEOUT)", []],
    ["that is exported again", "export { A_TIMEOUT } from './timeouts.js'", []],
    ["that is required", "const { A_TIMEOUT } = require('./timeouts.js')", []],
    ["that is an alias", "import * as t from './timeouts.js'; export const A_TIMEOUT = t.A_TIMEOUT", []],
    [
      "that is taken of another module's value",
      "import { settings } from './timeouts.js'; export const { D_TIMEOUT } = settings",
      [],
    ],
    ["that is taken of a package", "import defaults from 'axios'; export const A_TIMEOUT = defaults.timeout", []],
    [
      "that has the value of another name",
      "const slow = 6000; export const A_TIMEOUT = slow",
      ["differentValue src/a.ts:1 `A_TIMEOUT` is `6000` here and `5000` in `src/timeouts.ts`."],
    ],
    [
      "that has a second name",
      "const A_TIMEOUT = 6000; export const E_TIMEOUT = A_TIMEOUT",
      ["differentValue src/a.ts:1 `A_TIMEOUT` is `6000` here and `5000` in `src/timeouts.ts`."],
    ],
    [
      "that is read from the environment",
      "export const A_TIMEOUT = process.env.A_TIMEOUT",
      [`sameValue src/a.ts:1 \`A_TIMEOUT\` ${ONLY} ${UNKNOWN}`],
    ],
    [
      "that is exported the old way",
      "exports.A_TIMEOUT = 1",
      ["differentValue src/a.ts:1 `A_TIMEOUT` is `1` here and `5000` in `src/timeouts.ts`."],
    ],
  ])("%s", async (_, text, expected) => {
    expect(await duplicates({ "src/a.ts": text })).toEqual(expected);
  });

  test("in test files and declarations is left out", async () => {
    const text = "export declare const A_TIMEOUT: number";
    const files = { "src/a.test.ts": "const A_TIMEOUT = 1", "test/a.ts": "const A_TIMEOUT = 1", "src/a.d.ts": text };
    expect(await duplicates(files)).toEqual([]);
  });

  test("that nobody is found to own is judged against the others", async () => {
    const found = await duplicates({
      "src/a.ts": "const C_TIMEOUT = 1",
      "src/b.ts": "const C_TIMEOUT = 2",
      "src/c.ts": "const D_TIMEOUT = 1",
      "src/d.ts": "const D_TIMEOUT = 1",
    });
    expect(found).toEqual([
      "differentValue src/a.ts:1 `C_TIMEOUT` is `1` here and `2` in `src/b.ts`.",
      "differentValue src/b.ts:1 `C_TIMEOUT` is `2` here and `1` in `src/a.ts`.",
      `sameValue src/c.ts:1 \`D_TIMEOUT\` ${ONLY} it is not defined there, but in 2 modules.`,
      `sameValue src/d.ts:1 \`D_TIMEOUT\` ${ONLY} it is not defined there, but in 2 modules.`,
    ]);
  });

  test("is shown shortened when its value is long", async () => {
    const [finding] = await duplicates({ "src/a.ts": `const A_TIMEOUT = "${"x".repeat(300)}"` });
    expect(finding).toContain(`is \`"${"x".repeat(59)}…\` here`);
  });
});

describe("owners", () => {
  test("may be folders, and of several each is one", async () => {
    const constants = '[{ name: "*_TIMEOUT", owner: src/own }, { name: "A_*", owner: lib/a.ts }]';
    const text = "export const A_TIMEOUT = 1";
    const files = { "src/own/deep/a.ts": text, "lib/a.ts": text, "lib/b.ts": text, "src/c.ts": text };
    const found = await duplicates({ ...files, "src/timeouts.ts": "" }, constants);
    expect(found.map((one) => one.replace(/:1 .* only/, ""))).toEqual([
      "sameValue lib/b.ts `lib/a.ts` may define it: it is defined there too, with the same value.",
      "sameValue src/c.ts `src/own` may define it: it is defined there too, with the same value.",
    ]);
  });

  test("that do not exist are reported as such, and nothing is counted", async () => {
    const { findings, metrics } = await checkMemory({
      "ssotlint.yaml": 'version: 1\nconstants: [{ name: "*_TIMEOUT", owner: src/gone.ts }]\n',
      "src/a.ts": "const A_TIMEOUT = 1",
    });
    expect(findings.map(({ rule }) => rule)).toEqual(["manifest-drift"]);
    expect(metrics["constants.duplicates"]).toBeNull();
  });
});

test("duplicates are counted, and a budget holds the count", async () => {
  const { findings, metrics } = await checkMemory({
    ...OWNER,
    "ssotlint.yaml": `version: 1
constants: [{ name: "*_TIMEOUT", owner: src/timeouts.ts }]
budgets: { constants.duplicates: 1 }
rules: { duplicate-constant: off }
`,
    "src/a.ts": "const A_TIMEOUT = 1, B_TIMEOUT = 2",
    "test/a.ts": "const A_TIMEOUT = 1",
  });
  expect(metrics["constants.duplicates"]).toBe(2);
  expect(findings.map(({ message }) => message)).toEqual(["constants.duplicates is 2, and its budget is 1."]);
});

test("underscores belong to a name that has them on both sides, and to a glob that asks for them", async () => {
  const constants = '[{ name: "{__version__,_PRIVATE}", owner: src/own.ts }]';
  const text = "const __version__ = 1, _PRIVATE = 1, PRIVATE = 1, version__ = 1";
  const found = await duplicates({ "src/own.ts": "", "src/a.ts": text }, constants);
  expect(found.map((one) => /`(\w+)`/.exec(one)?.[1])).toEqual(["__version__", "_PRIVATE"]);
});

test("both languages are read and judged, each by itself", async () => {
  const constants = '[{ name: "*_TIMEOUT", owner: app/timeouts.py }]';
  const found = await duplicates(
    {
      "app/timeouts.py": "A_TIMEOUT = 60 * 60\nB_TIMEOUT: Final = 5\n",
      "app/a.py": "from app.timeouts import B_TIMEOUT\n\nA_TIMEOUT = 3600\n\nclass C:\n    B_TIMEOUT = 6\n",
      "app/b.py": "from app import timeouts\n\nB_TIMEOUT = timeouts.B_TIMEOUT\n_A_TIMEOUT = 1\n",
      "app/c.py": "_B_TIMEOUT = None\n\ndef f():\n    global _B_TIMEOUT\n    _B_TIMEOUT = 6\n",
      "web/a.ts": "const A_TIMEOUT = 1",
    },
    constants,
  );
  expect(found).toEqual([
    "differentValue app/b.py:4 `_A_TIMEOUT` is `1` here and `3600` in `app/timeouts.py`.",
    "sameValue app/a.py:3 `A_TIMEOUT` is defined here, and only `app/timeouts.py` may define it: it is defined there too, with the same value.",
  ]);
});

describe("Python", () => {
  const constants: readonly ConstantOwner[] = [
    { name: "*_TIMEOUT", owner: "app/timeouts.py", place: { file: "ssotlint.yaml", span: FILE_START } },
  ];
  const constant = (name: string, value: string | null, more: Partial<FakeDefinition> = {}): FakeDefinition => ({
    name,
    kind: "constant",
    value,
    ...more,
  });

  test.each<[string, readonly FakeDefinition[], readonly string[]]>([
    ["another value", [constant("A_TIMEOUT", "1")], ["differentValue app/a.py:1 app/a.py#A_TIMEOUT"]],
    ["the same value", [constant("A_TIMEOUT", "5")], ["sameValue app/a.py:1 app/a.py#A_TIMEOUT"]],
    ["a name that is bound anew", [constant("_A_TIMEOUT", "null", { variable: true })], []],
    [
      "one of two values, depending on a condition",
      [constant("A_TIMEOUT", "5"), constant("A_TIMEOUT~2", "1")],
      ["sameValue app/a.py:1 app/a.py#A_TIMEOUT"],
    ],
    ["a name of a class", [constant("Client.A_TIMEOUT", "1")], []],
  ])("%s", (_, defines, expected) => {
    const modules = {
      "app/timeouts.py": { defines: [constant("A_TIMEOUT", "5")] },
      "app/a.py": { defines },
      "web/a.ts": { defines: [constant("A_TIMEOUT", "7")] },
    };
    expect(found("duplicate-constant", modules, { constants })).toEqual(expected);
  });
});
