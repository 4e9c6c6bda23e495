import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { env, execPath } from "node:process";
import { describe, expect, test } from "vitest";
import { runCli } from "../run-cli.js";
import { git, repository, scratchDirectory, write } from "../snapshot/scratch.js";
import { startWatching, until, type Watching } from "./watching.js";

// What is written in several steps is written by functions that wait: in this process nobody looks in between.

const BROKEN = 'import { x } from "./gone.js";\nexport const y = x;\n';

/** Everything is as it was when a watch ends because its directory is gone. */
async function stop(root: string, watching: Watching): Promise<void> {
  rmSync(root, { recursive: true, force: true });
  expect(await watching.ended).toBe(2);
  expect(watching.err()).toContain(`${root} does not exist`);
}

async function committed(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await repository(files);
  git(root, ["add", "--all"]);
  git(root, ["commit", "--quiet", "--message=x"]);
  return root;
}

test("checks, and again for each file that changes, and says what is new and what is gone", async () => {
  const root = await committed({ "a.ts": "export const a = 1;\n", "b.ts": "export const b = 1;\n" });
  const watching = startWatching(root, []);
  expect(await watching.round(1)).toMatch(/^\[[\d:]+\] Checking\n\nNo findings in 2 files\n\n\[[\d:]+\] Checked in /);
  writeFileSync(join(root, "a.ts"), "export const a = 2;\n");
  expect(await watching.round(2)).toMatch(
    /\] a\.ts has changed, checking again\n\nNo .*\n\nThe same findings as before\./,
  );
  writeFileSync(join(root, "b.ts"), BROKEN);
  const third = await watching.round(3);
  expect(third).toContain("] b.ts has changed");
  expect(third).toContain("Since the last check, 1 new finding:\n+ b.ts:1:20: error unresolved-import(");
  rmSync(join(root, "b.ts"));
  expect(await watching.round(4)).toContain("Since the last check, 1 gone:\n- b.ts:1:20: error");
  await stop(root, watching);
});

test("sees a file that an editor writes beside and renames, and files in folders that are new", async () => {
  const root = await committed({ "src/a.ts": "export const a = 1;\n" });
  mkdirSync(join(root, "empty/inner"), { recursive: true });
  const watching = startWatching(root, []);
  await watching.round(1);
  writeFileSync(join(root, "src/.a.ts.swp"), BROKEN);
  renameSync(join(root, "src/.a.ts.swp"), join(root, "src/a.ts"));
  expect(await watching.round(2)).toContain("] src/a.ts has changed");
  writeFileSync(join(root, "empty/inner/b.ts"), "export const b = 1;\n");
  expect(await watching.round(3)).toContain("] empty/inner/b.ts has changed");
  await write(root, { "new/deep/er/c.ts": "export const c = 1;\n" });
  expect(await watching.round(4)).toContain("] new/deep/er/c.ts has changed");
  writeFileSync(join(root, "new/deep/d.ts"), "export const d = 1;\n");
  expect(await watching.round(5)).toContain("] new/deep/d.ts has changed");
  // The folder of that name is another one now.
  rmSync(join(root, "new"), { recursive: true });
  expect(await watching.round(6)).toContain("] new/deep/d.ts and new/deep/er/c.ts have changed");
  await write(root, { "new/deep/e.ts": "export const e = 1;\n" });
  expect(await watching.round(7)).toContain("] new/deep/e.ts has changed");
  writeFileSync(join(root, "new/deep/e.ts"), BROKEN);
  expect(await watching.round(8)).toContain("Since the last check, 1 new finding:");
  await stop(root, watching);
});

test("a checkout of many files is one change, and what it names is short", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [`m${index % 20}/f${index}.ts`, `export const v${index} = ${index};\n`]),
  );
  const root = await committed(files);
  git(root, ["checkout", "--quiet", "-b", "other"]);
  await write(root, Object.fromEntries(Object.keys(files).map((path) => [path, `export const other = "${path}";\n`])));
  git(root, ["commit", "--quiet", "--all", "--message=y"]);
  const watching = startWatching(root, []);
  await watching.round(1);
  git(root, ["checkout", "--quiet", "-"]);
  expect(await watching.round(2)).toContain("] m0/f0.ts, m0/f100.ts, m0/f120.ts and 397 more have changed");
  writeFileSync(join(root, "m0/f0.ts"), "export const again = 1;\n");
  expect(await watching.round(3)).toContain("] m0/f0.ts has changed");
  await stop(root, watching);
});

test("a manifest with a mistake is told once and goes on when it is right again, at the start, too", async () => {
  const root = await committed({ "a.ts": "export const a = 1;\n", "ssotlint.yaml": "version: 1\nrolse: {}\n" });
  const watching = startWatching(root, []);
  await watching.round(1);
  expect(watching.err()).toContain('unknown key "rolse"; did you mean "roles"?');
  writeFileSync(join(root, "ssotlint.yaml"), "version: 1\nroles: {}\n");
  expect(await watching.round(2)).toContain("No findings in 1 file");
  writeFileSync(join(root, "ssotlint.yaml"), "version: 2\n");
  const third = await watching.round(3);
  expect(third).toContain("] ssotlint.yaml has changed, checking again");
  expect(watching.err().match(/ssotlint\.yaml:1:/g)).toHaveLength(1);
  writeFileSync(join(root, "ssotlint.yaml"), "version: 1\n");
  expect(await watching.round(4)).toContain("The same findings as before.");
  await stop(root, watching);
});

test("a manifest, a tsconfig and a baseline count; a manifest may come to be above", async () => {
  const root = await committed({
    "app/a.ts": 'import { b } from "@/b";\nexport const a = b;\n',
    "app/lib/b.ts": "export const b = 1;\n",
  });
  const watching = startWatching(join(root, "app"), []);
  await watching.round(1);
  writeFileSync(join(root, "app/tsconfig.json"), '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }\n');
  expect(await watching.round(2)).toContain("] tsconfig.json has changed");
  writeFileSync(join(root, "ssotlint.yaml"), "version: 1\n");
  expect(await watching.round(3)).toContain("] ssotlint.yaml has changed");
  writeFileSync(join(root, "app/a.ts"), BROKEN);
  expect(await watching.round(4)).toContain("] app/a.ts has changed");
  await runCli(root, ["baseline"]);
  const fifth = await watching.round(5);
  expect(fifth).toContain("] ssotlint-baseline.jsonl has changed");
  expect(fifth).toContain("Since the last check, 1 gone:");
  rmSync(root, { recursive: true, force: true });
  expect(await watching.ended).toBe(2);
});

test("with --staged it is what is staged that changes", async () => {
  const root = await committed({ "a.ts": "export const a = 1;\n" });
  const watching = startWatching(root, ["--staged"]);
  await watching.round(1);
  writeFileSync(join(root, "a.ts"), BROKEN);
  writeFileSync(join(root, "b.ts"), "export const b = 1;\n");
  git(root, ["add", "b.ts"]);
  const second = await watching.round(2);
  expect(second).toContain("] b.ts has changed");
  expect(second).toContain("The same findings as before.");
  git(root, ["add", "a.ts"]);
  expect(await watching.round(3)).toContain("1 new finding");
  rmSync(root, { recursive: true, force: true });
  expect(await watching.ended).toBe(2);
});

test("reports go to files, too, which do not count as changes, and neither does what git ignores", async () => {
  const root = await committed({ "a.ts": "export const a = 1;\n", ".gitignore": "build/\n*.log\nnode_modules/\n" });
  await write(root, { "build/x.ts": "export const x = 1;\n", "node_modules/p/index.js": "module.exports = 1;\n" });
  const watching = startWatching(root, ["-r", "json=report.json"]);
  await watching.round(1);
  await write(root, { "build/y.ts": BROKEN, "app.log": "x", "node_modules/p/more.js": "1;\n" });
  writeFileSync(join(root, "a.ts"), BROKEN);
  expect(await watching.round(2)).toContain("] a.ts has changed");
  expect(JSON.parse(readFileSync(join(root, "report.json"), "utf8")).findings).toHaveLength(1);
  writeFileSync(join(root, "a.ts"), "export const a = 2;\n");
  expect(await watching.round(3)).toContain("] a.ts has changed");
  expect(JSON.parse(readFileSync(join(root, "report.json"), "utf8")).findings).toHaveLength(0);
  await stop(root, watching);
});

test("works without git, and by looking every second", async () => {
  const root = await scratchDirectory();
  await write(root, { "a.ts": "export const a = 1;\n" });
  const watching = startWatching(root, ["--poll"]);
  await watching.round(1);
  await write(root, { "deep/b.ts": BROKEN });
  expect(await watching.round(2)).toContain("] deep/b.ts has changed");
  await stop(root, watching);
});

describe("the screen", () => {
  test.each([
    ["is cleared on a terminal", { columns: 80 }, [], 1],
    ["is left alone where it is no terminal", { columns: null }, [], 0],
    ["is left alone where the terminal cannot", { columns: 80, environment: { TERM: "dumb" } }, [], 0],
    ["is left alone on demand", { columns: 80 }, ["--no-clear-screen"], 0],
  ])("%s", async (_what, terminal, args, clearings) => {
    const root = await committed({ "a.ts": "export const a = 1;\n" });
    const watching = startWatching(root, args, terminal);
    await watching.round(1);
    writeFileSync(join(root, "a.ts"), "export const a = 2;\n");
    expect(await watching.round(2)).toContain("The same findings");
    expect(watching.out().split("\u001B[2J\u001B[H")).toHaveLength(clearings + 1);
    await stop(root, watching);
  });
});

test.each([
  [["--ref", "HEAD"], "--watch and --ref exclude each other: a commit never changes"],
  [["--list-files"], "--watch and --list-files exclude each other"],
  [["--show-config"], "--watch and --show-config exclude each other"],
  [["-r", "json"], "give it a file, as in -r console -r json=report.json"],
  [["-r", "html=a.html", "--trend", "week"], "--watch and --trend exclude each other"],
  [["--since", "no-such"], "no-such"],
  [["no/such.ts"], "no/such.ts does not exist"],
  [["--config", "no.yaml"], "no.yaml does not exist"],
])("--watch with %j is refused at once", async (args, message) => {
  const root = await committed({ "a.ts": "export const a = 1;\n" });
  const { code, err } = await runCli(root, ["--watch", ...args]);
  expect(err).toContain(message);
  expect(code).toBe(2);
});

test.each(["--poll", "--no-clear-screen"])("%s without --watch is refused", async (option) => {
  const root = await committed({ "a.ts": "export const a = 1;\n" });
  const { code, err } = await runCli(root, [option]);
  expect([code, err]).toEqual([2, `ssotlint: ${option} needs --watch\n`]);
});

const CLI = resolve("dist/cli.js");

// What Ctrl-C stops is a process.
test.skipIf(!existsSync(CLI))("Ctrl-C ends it as it ends any program, with all that was printed", async () => {
  const root = await committed({ "a.ts": BROKEN });
  const child = spawn(execPath, [CLI, "check", "--watch", "-r", "concise"], { cwd: root, env, stdio: "pipe" });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  await until(
    () => out.includes("Waiting for changes"),
    () => out,
  );
  const ended = new Promise((done) => {
    child.on("close", (code, signal) => done([code, signal]));
  });
  child.kill("SIGINT");
  expect(await ended).toEqual([null, "SIGINT"]);
  expect(out).toContain("1 error, 0 warnings, 0 notes in 1 file\n");
});
