import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli, type Ran } from "../run-cli.js";
import { project } from "./project.js";

async function check(files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]): Promise<Ran> {
  return runCli(project(files), ["check", ...args]);
}

interface Listed {
  readonly findings: readonly {
    readonly rule: string;
    readonly kind: string;
    readonly file: string;
    readonly symbol: string;
  }[];
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: string }[];
  readonly summary: { readonly files: { readonly total: number; readonly skipped: Readonly<Record<string, number>> } };
}

async function report(files: Readonly<Record<string, string | Uint8Array>>): Promise<Listed> {
  const ran = await check(files, "--reporter", "json");
  expect(ran.err).toBe("");
  return JSON.parse(ran.out) as Listed;
}

const ROLE = "version: 1\nroles:\n  m:\n    canonical: a.ts#Manager\n    match: { name: '*manager*' }\n";

describe("a mistake in the manifest ends the run with 2 and one clear message", () => {
  test.each([
    ["empty", "", /ssotlint\.yaml:1:1.*empty/],
    ["only comments", "# nothing\n", /empty/],
    ["a list", "- a\n", /ssotlint\.yaml:1:1/],
    ["a word", "hello\n", /ssotlint\.yaml:1:1/],
    ["an unknown key", "version: 1\nrolse: {}\n", /ssotlint\.yaml:2:1.*rolse.*did you mean "roles"/],
    ["a wrong type", "version: 1\nroles: 3\n", /ssotlint\.yaml:2:8/],
    ["another version", "version: 7\n", /ssotlint\.yaml:1:10.*expected 1/],
    [
      "a key named __proto__",
      "version: 1\nroles:\n  __proto__: { canonical: a.ts#A }\n",
      /ssotlint\.yaml:3:3.*__proto__/,
    ],
    ["syntax", "version: 1\nroles: [\n", /ssotlint\.yaml:\d+:\d+/],
  ])("%s", async (_name, text, message) => {
    const ran = await check({ "ssotlint.yaml": text, "a.ts": "export class A {}" });
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(message);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  test("YAML anchors that explode", async () => {
    const levels = Array.from(
      { length: 12 },
      (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(",")}]`,
    );
    const ran = await check({ "ssotlint.yaml": ["a0: &a0 [x]", ...levels, "version: 1"].join("\n") });
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/ssotlint\.yaml:\d+:\d+.*alias/i);
  });

  test("several mistakes are told together", async () => {
    const ran = await check({ "ssotlint.yaml": "version: 2\nrolse: {}\nruls: {}\n" });
    expect(ran.err.match(/ssotlint\.yaml:\d+:\d+/g)).toHaveLength(3);
  });

  test.each([
    ["that does not exist", ["--config", "no.yaml"], /no\.yaml does not exist/],
    ["that is code", ["--config", "ssotlint.config.js"], /cannot be a manifest/],
  ])("--config %s", async (_name, args, message) => {
    const ran = await check({ "ssotlint.config.js": "throw new Error('must not run')" }, ...args);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(message);
  });
});

describe("what the manifest names and the code does not have is a finding, not a failure", () => {
  test("a canonical symbol that does not exist", async () => {
    const { findings } = await report({ "ssotlint.yaml": ROLE, "b.ts": "export class OldManager {}" });
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: "manifest-drift", kind: "missing", file: "ssotlint.yaml" }),
    );
  });

  test("a glob that matches nothing", async () => {
    const { findings } = await report({
      "ssotlint.yaml": ROLE.replace("'*manager*' }", "'*manager*', within: ['nowhere/**'] }"),
      "a.ts": "export class Manager {}",
    });
    expect(findings).toContainEqual(expect.objectContaining({ rule: "manifest-drift", kind: "missing" }));
  });
});

describe("without a manifest", () => {
  test("the run serves and says what to do", async () => {
    const ran = await check({ "a.ts": 'import { gone } from "./b";', "b.ts": "export const here = 1;" });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("unresolved-import");
    expect(ran.out).toContain("ssotlint init");
  });

  test("an empty directory", async () => {
    expect(await check({})).toMatchObject({ code: 0, err: "" });
  });
});

describe("wrong arguments end the run with 2", () => {
  test.each([
    ["a directory that does not exist", ["--cwd", "nowhere"], /nowhere/],
    ["a file as directory", ["--cwd", "a.ts"], /not a directory/],
    ["an unknown option", ["--repoter", "json"], /repoter/],
    ["an unknown reporter", ["--reporter", "jsno"], /Did you mean json/],
    ["two reporters for one place", ["-r", "json", "-r", "sarif"], /standard output/],
    ["a path that does not exist", ["src/nowhere"], /src\/nowhere does not exist/],
    ["a path outside", ["../elsewhere"], /outside/],
    ["a path without sources", ["readme.md"], /no source file/],
    ["a wrong date", ["--today", "2026-02-30"], /2026-02-30/],
    ["a wrong threshold", ["--fail-on", "fatal"], /fail-on/],
    ["a wrong limit", ["--max-warnings", "many"], /max-warnings/],
    [
      "a report below a file",
      ["-r", "json=a.ts/report.json"],
      /a\.ts\/report\.json cannot be written: .*a\.ts is no folder\. Name a file /,
    ],
    ["a report with the name of a folder", ["-r", "json=."], / cannot be written: EISDIR, a folder has this name/],
  ])("%s", async (_name, args, message) => {
    const ran = await check({ "a.ts": "export {};", "readme.md": "" }, ...args);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(message);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  test.runIf(process.platform === "linux").each([
    ["check", "-r", "json=/proc/ssotlint/deep/report.json"],
    ["graph", "Something", "-o", "/proc/ssotlint/deep/report.json"],
    ["baseline", "--file", "/proc/ssotlint/deep/report.json"],
  ])("%s %s %s: a report on a file system that takes no folders", async (...args) => {
    const ran = await runCli(project({ "a.ts": "export class Something {}" }), args);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain(
      "/proc/ssotlint/deep/report.json cannot be written: the folder /proc/ssotlint cannot be made (ENOENT). Name a file ",
    );
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  test.each([
    [["why", "a.ts#Nothing"], /a\.ts has no name Nothing/],
    [["why", "b.ts#X"], /No analysed file is called b\.ts\. Did you mean a\.ts\?/],
    [["why", "Somthing"], /Did you mean Something\?/],
    [["explain", "unresolvd-import"], /Did you mean unresolved-import\?/],
    [["inventory", "rolls"], /roles/],
    [["inventory", "roles", "-r", "markdown"], /--reporter markdown is for routes/],
    [["inventory", "routes", "--app", "a.ts#app"], /There is no application a\.ts#app\. No application was found/],
    [["schema", "nothing"], /manifest/],
  ])("%j", async (args, message) => {
    const ran = await runCli(project({ "a.ts": "export class Something {}" }), args);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(message);
  });
});

describe("a broken source file is a problem in the report and never stops the run", () => {
  const good = { "good.ts": "export class Good {}" };

  test.each([
    ["a syntax error", "export class {{{ Broken", /./],
    ["5,000 nested parentheses", `export const x = ${"(\n".repeat(5000)}1${")\n".repeat(5000)};`, /nest/i],
  ])("%s", async (_name, text, message) => {
    const { problems, summary } = await report({ ...good, "bad.ts": text });
    expect(problems[0]).toMatchObject({ file: "bad.ts" });
    expect(problems[0]?.message).toMatch(message);
    expect(summary.files.total).toBe(2);
  });

  test.each([
    ["binary", new Uint8Array([0, 1, 2, 255]), "binary"],
    ["not UTF-8", new Uint8Array([0x63, 0xe9, 0x20]), "binary"],
    ["5 MB long", "export const x = 1;\n".repeat(262_144), "tooLarge"],
  ])("%s is left out and counted", async (_name, content, reason) => {
    const { summary } = await report({ ...good, "odd.ts": content });
    expect(summary.files).toMatchObject({ total: 1, skipped: { [reason]: 1 } });
  });

  test("a generated Python module is read up to 2 MB, and not beyond", async () => {
    const most = 2 * 1024 * 1024;
    const table = Array.from(
      { length: 30_000 },
      (_, index) => `    "key_${index}": (${index}, [${index}, "value ${index}"], None),\n`,
    );
    const head = `class Generated:\n    """Written by a program."""\n\nTABLE = {\n${table.join("")}}\n`;
    const rest = "\ndef last(): return TABLE\n";
    const filler = Math.floor((most - head.length - rest.length) / 20);
    const text = (length: number): string => {
      const lines = Array.from({ length: filler }, (_, index) => `x_${String(index).padStart(6, "0")} = '______'\n`);
      const body = head + lines.join("");
      return body + "#".repeat(length - body.length - rest.length) + rest;
    };
    const user = "from big import Generated, TABLE, last, x_000000, missing\n";

    const below = await report({ "user.py": user, "big.py": text(most), "pyproject.toml": "" });
    expect(below.summary.files).toMatchObject({ total: 2, skipped: { tooLarge: 0 } });
    expect(below.problems).toEqual([]);
    expect(below.findings).toMatchObject([
      { rule: "unresolved-import", kind: "missingName", symbol: "big.py#missing" },
    ]);

    const above = await report({ "user.py": user, "big.py": text(most + 1), "pyproject.toml": "" });
    expect(above.summary.files).toMatchObject({ total: 1, skipped: { tooLarge: 1 } });
    expect(above.findings).toEqual([]);
  });

  test.each([
    ["empty", ""],
    ["with a byte order mark", "\uFEFFimport { Good } from './good';"],
    ["with CRLF", "import {\r\n  Good,\r\n} from './good';\r\n"],
    ["with a lone CR", "import { Good } from './good';\rexport {};"],
  ])("%s is read like any other", async (_name, text) => {
    const { problems, findings, summary } = await report({ ...good, "odd.ts": text });
    expect(problems).toEqual([]);
    expect(findings).toEqual([]);
    expect(summary.files.total).toBe(2);
  });

  test("a name with ANSI escapes reaches no terminal as such", async () => {
    const ran = await check({ "a.ts": 'import { x } from "./\u001b[31mred\u001b[0m";' });
    expect(ran.code).toBe(1);
    expect(ran.out).not.toContain("\u001b");
    expect(ran.out).toContain("␛[31mred");
  });

  test("symlink loops and links out of the tree", async () => {
    const outside = project({ "secret.ts": "export class Secret {}" });
    const path = project(good);
    symlinkSync("loop", join(path, "loop"));
    symlinkSync("..", join(path, "up"));
    symlinkSync(outside, join(path, "outside"));
    symlinkSync(join(outside, "secret.ts"), join(path, "link.ts"));
    mkdirSync(join(path, "sub"));
    symlinkSync("../good.ts", join(path, "sub", "good.ts"));
    writeFileSync(join(path, "user.ts"), 'import { Good } from "./sub/good";\nexport const made = new Good();\n');
    const ran = await runCli(path, ["inventory", "imports", "-r", "json"]);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ imports: [{ file: "user.ts", symbol: "good.ts#Good" }] });
    const listed = await runCli(path, ["check", "--list-files"]);
    expect(listed.out).toBe(
      "good.ts\nlink.ts  (skipped: a symbolic link)\nsub/good.ts  (skipped: a symbolic link)\nuser.ts\n",
    );
  });
});
