import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../run-cli.js";
import { commitAll, git, repository, scratchDirectory, write } from "../snapshot/scratch.js";

const PROJECT = {
  "ssotlint.yaml": `version: 1
roles:
  store:
    canonical: store.ts#Store
    match: { name: store }
  price:
    canonical: store.ts#Price
    match: { name: price }
imports:
  - { symbol: store.ts#Store, from: store.ts, deprecated: [compat.ts] }
  - { symbol: store.ts#Price, from: store.ts, deprecated: [compat.ts] }
`,
  "store.ts": "export class Store {}\nexport class Price {}\n",
  "compat.ts": 'export { Store, Price } from "./store.js";\n',
  "app/a.ts": 'import { Store } from "../compat.js";\nnew Store();\n',
  "app/b.ts": 'import { Price } from "../compat.js";\nnew Price();\n',
} as const;

const A_FIXED = 'import { Store } from "../store.js";\nnew Store();\n';
const B_FIXED = 'import { Price } from "../store.js";\nnew Price();\n';

function textIn(root: string, path: string): string {
  return readFileSync(join(root, path), "utf8");
}

test("fixes the files on disk, says what it did, and has nothing to do then", async () => {
  const root = await repository(PROJECT);
  const ran = await runCli(root, ["fix"]);
  expect(ran).toEqual({
    code: 0,
    err: "",
    out: `fixed   app/a.ts:1:10  Import \`Store\` from \`store.ts\`.
fixed   app/b.ts:1:10  Import \`Price\` from \`store.ts\`.
Fixed 2 imports in 2 files.
`,
  });
  expect([textIn(root, "app/a.ts"), textIn(root, "app/b.ts")]).toEqual([A_FIXED, B_FIXED]);
  expect(await runCli(root, ["fix"])).toEqual({ code: 0, err: "", out: "Nothing to fix.\n" });
});

test("a dry run prints a diff that git applies, and writes nothing", async () => {
  const root = await repository({ ...PROJECT, "app/a.ts": PROJECT["app/a.ts"].replaceAll("\n", "\r\n").trimEnd() });
  commitAll(root);
  const before = textIn(root, "app/a.ts");
  const ran = await runCli(root, ["fix", "--dry-run"]);
  expect(ran.code).toBe(1);
  expect(ran.err).toBe("Would fix 2 imports in 2 files.\nNothing was written: this was a dry run.\n");
  expect(textIn(root, "app/a.ts")).toBe(before);
  const patch = await scratchDirectory();
  writeFileSync(join(patch, "fix.diff"), ran.out);
  git(root, ["apply", join(patch, "fix.diff")]);
  expect(textIn(root, "app/a.ts")).toBe('import { Store } from "../store.js";\r\nnew Store();');
  expect(textIn(root, "app/b.ts")).toBe(B_FIXED);
});

test("a diff of a folder of the repository applies at its top", async () => {
  const files = Object.entries(PROJECT).map(([path, text]) => [`sub/${path}`, text] as const);
  const root = await repository(Object.fromEntries(files));
  const { out } = await runCli(join(root, "sub"), ["fix", "--dry-run", "app/a.ts"]);
  expect(out.split("\n").slice(0, 2)).toEqual(["--- a/sub/app/a.ts", "+++ b/sub/app/a.ts"]);
});

test.each([
  ["a path", ["app/b.ts"]],
  ["a role", ["--role", "price"]],
])("fixes what %s chooses alone", async (_, args) => {
  const root = await repository(PROJECT);
  expect((await runCli(root, ["fix", ...args])).code).toBe(0);
  expect([textIn(root, "app/a.ts"), textIn(root, "app/b.ts")]).toEqual([PROJECT["app/a.ts"], B_FIXED]);
});

test("fixes what a kind chooses alone", async () => {
  const root = await repository(PROJECT);
  const ran = await runCli(root, ["fix", "--rule", "non-canonical-import/viaAlias"]);
  expect([ran.code, ran.out]).toEqual([0, "Nothing to fix.\n"]);
  expect((await runCli(root, ["fix", "--rule", "non-canonical-import/viaDeprecated"])).out).toContain("Fixed 2");
});

test("what is left is said, and told by the exit code; unsafe fixes are counted, and made when asked for", async () => {
  const files = { ...PROJECT, "compat.ts": `${PROJECT["compat.ts"]}start();\n`, "app/b.ts": "" };
  const root = await repository(files);
  const ran = await runCli(root, ["fix"]);
  expect(ran.code).toBe(1);
  expect(ran.out).toBe(
    `unsafe  app/a.ts:1:10  \`Store\` is imported from the deprecated module \`compat.ts\`, not from \`store.ts\`. Not fixed: \`compat.ts\` does something when it is loaded, and would not be loaded for it any more.
Nothing was fixed.
1 import more can be fixed with --unsafe-fixes: look at what it changes.
`,
  );
  expect(textIn(root, "app/a.ts")).toBe(PROJECT["app/a.ts"]);
  expect((await runCli(root, ["fix", "--unsafe-fixes"])).code).toBe(0);
  expect(textIn(root, "app/a.ts")).toBe(A_FIXED);
});

test("what an inline suppression allows is left as it is", async () => {
  const allowed = `// ssotlint-allow non-canonical-import: not yet moved\n${PROJECT["app/a.ts"]}`;
  const root = await repository({ ...PROJECT, "app/a.ts": allowed });
  expect((await runCli(root, ["fix"])).code).toBe(0);
  expect(textIn(root, "app/a.ts")).toBe(allowed);
});

test("changes that are not committed stay, in the same file too", async () => {
  const root = await repository(PROJECT);
  commitAll(root);
  await write(root, { "app/a.ts": `${PROJECT["app/a.ts"]}export const mine = 1;\n` });
  git(root, ["add", "app/a.ts"]);
  await write(root, { "app/a.ts": `${PROJECT["app/a.ts"]}export const mine = 2;\n` });
  expect((await runCli(root, ["fix"])).code).toBe(0);
  expect(textIn(root, "app/a.ts")).toBe(`${A_FIXED}export const mine = 2;\n`);
  expect(git(root, ["show", ":app/a.ts"])).toContain("mine = 1");
});

test("a file that git has not merged is left alone", async () => {
  const root = await repository(PROJECT);
  commitAll(root);
  git(root, ["checkout", "--quiet", "-b", "other"]);
  await write(root, { "app/a.ts": `${PROJECT["app/a.ts"]}// theirs\n` });
  commitAll(root);
  git(root, ["checkout", "--quiet", "main"]);
  await write(root, { "app/a.ts": `${PROJECT["app/a.ts"]}// ours\n` });
  commitAll(root);
  expect(() => git(root, ["merge", "--quiet", "other"])).toThrow();
  // Somebody took one side, and has not said so to git.
  await write(root, { "app/a.ts": PROJECT["app/a.ts"] });
  const ran = await runCli(root, ["fix"]);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("Not fixed: git has not merged its file.");
  expect([textIn(root, "app/a.ts"), textIn(root, "app/b.ts")]).toEqual([PROJECT["app/a.ts"], B_FIXED]);
});

test("permissions stay", async () => {
  const root = await repository(PROJECT);
  chmodSync(join(root, "app/a.ts"), 0o755);
  await runCli(root, ["fix"]);
  expect(statSync(join(root, "app/a.ts")).mode & 0o777).toBe(0o755);
});

test("a directory without git will do", async () => {
  const root = await scratchDirectory();
  await write(root, PROJECT);
  const ran = await runCli(root, ["fix"]);
  expect([ran.code, textIn(root, "app/a.ts")]).toEqual([0, A_FIXED]);
});

test("without a manifest there is nothing to fix, and where to declare it is said", async () => {
  const root = await repository({ "a.ts": "export const a = 1;\n" });
  const ran = await runCli(root, ["fix"]);
  expect(ran.code).toBe(0);
  expect(ran.out).toMatch(/^Nothing to fix\.\nnote: There is no manifest/);
});

test.each([
  [
    ["--rule", "non-canonical-imports"],
    "There is no rule called non-canonical-imports. Did you mean non-canonical-import?",
  ],
  [["--rule", "competing-route"], "There are no fixes for competing-route: only non-canonical-import has some"],
  [["--role", "stor"], "There is no role called stor in the manifest. Did you mean store?"],
  [["nowhere.ts"], "nowhere.ts does not exist below"],
  [["--ref", "HEAD"], "There is no option --ref of fix: ssotlint check, baseline, inventory, why or graph has it"],
])("%j is a mistake", async (args, message) => {
  const root = await repository(PROJECT);
  const ran = await runCli(root, ["fix", ...args]);
  expect([ran.code, ran.out]).toEqual([2, ""]);
  expect(ran.err).toContain(message);
  expect(textIn(root, "app/a.ts")).toBe(PROJECT["app/a.ts"]);
});

test("paths without an analysed file are a mistake, or are passed over, and then fix nothing else", async () => {
  const root = await repository({ ...PROJECT, "readme.md": "" });
  expect(await runCli(root, ["fix", "readme.md", "app/a.ts"])).toMatchObject({ code: 2, out: "" });
  const paths = ["readme.md", "gone.ts", "../elsewhere.ts"];
  const nothing = await runCli(root, ["fix", "--ignore-unanalysed", ...paths]);
  expect(nothing).toEqual({ code: 0, err: "", out: "Nothing to fix.\n" });
  expect(await runCli(root, ["fix", "--ignore-unanalysed", ...paths, "app/a.ts"])).toMatchObject({ code: 0 });
  expect([textIn(root, "app/a.ts"), textIn(root, "app/b.ts")]).toEqual([A_FIXED, PROJECT["app/b.ts"]]);
});
