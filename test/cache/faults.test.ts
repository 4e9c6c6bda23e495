import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { env, execPath, getuid } from "node:process";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { git } from "../snapshot/scratch.js";

/** The built command line: what is killed here is a process, and its threads are files of the build. */
const CLI = resolve("dist/cli.js");
const isBuilt = existsSync(CLI);
const isRoot = getuid?.() === 0;

/** A user who owns nothing. */
const NOBODY = 65_534;

let top = "";
let project = "";
let expected = "";

beforeAll(() => {
  if (!isBuilt) return;
  top = realpathSync(mkdtempSync(join(tmpdir(), "ssotlint-faults-")));
  chmodSync(top, 0o755);
  project = join(top, "eleven");
  cpSync(resolve("examples/eleven"), project, { recursive: true });
  git(project, ["init", "--quiet", "--initial-branch=main"]);
  git(project, ["add", "--all"]);
  git(project, ["commit", "--quiet", "--message=x"]);
  expected = run(["--no-cache", "--threads", "0"]).stdout;
  expect(JSON.parse(expected)).toMatchObject({ summary: { exitCode: 1 } });
});

afterAll(() => {
  if (top !== "") rmSync(top, { recursive: true, force: true });
});

const ARGS = ["check", "--today", "2026-06-01", "-r", "json"];

function run(args: readonly string[], options: { readonly cwd?: string; readonly uid?: number } = {}) {
  const { cwd = project, uid } = options;
  return spawnSync(execPath, [CLI, ...ARGS, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...env, ...TRUST },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

/** Another user asks git about a repository that is not theirs. */
const TRUST = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "safe.directory", GIT_CONFIG_VALUE_0: "*" };

/** Each file is needed only when the one before it has run. */
const DEEP: Readonly<Record<string, string>> = {
  "package.json": '{ "dependencies": { "express": "^5.0.0" } }',
  "app.js":
    'const express = require("express");\nconst { front } = require("./one");\nconst app = express();\napp.get(front() + "/users", (req, res) => res.end());\n',
  "one.js": 'const { rest } = require("./two");\nexports.front = () => "/one" + rest();\n',
  "two.js": 'const { tail } = require("./three");\nexports.rest = () => "/two" + tail();\n',
  "three.js": 'exports.tail = () => "/three";\n',
};

function freshCache(): string {
  return mkdtempSync(join(top, "cache-"));
}

/** Both what is read of files and the answer, so that the next run takes the facts and not the answer. */
function withoutAnswer(cache: string): void {
  for (const name of readdirSync(cache)) if (name.endsWith(".answer")) rmSync(join(cache, name));
}

describe.skipIf(!isBuilt)("never a wrong report", () => {
  test("cold, warm, with the facts alone, and with any number of threads", () => {
    for (const threads of ["0", "1", "2", "5"]) {
      const cache = freshCache();
      const options = ["--cache-dir", cache, "--threads", threads];
      expect(run(options).stdout).toBe(expected);
      expect(run(options).stdout).toBe(expected);
      withoutAnswer(cache);
      expect(run(options).stdout).toBe(expected);
    }
  });

  test("of routes whose parts are found one after the other, wherever they are read", () => {
    const deep = join(top, "deep");
    mkdirSync(deep);
    for (const [name, text] of Object.entries(DEEP)) writeFileSync(join(deep, name), text);
    git(deep, ["init", "--quiet", "--initial-branch=main"]);
    git(deep, ["add", "--all"]);
    git(deep, ["commit", "--quiet", "--message=x"]);
    const routes = (args: readonly string[]): string =>
      spawnSync(execPath, [CLI, "inventory", "routes", ...args], { cwd: deep, encoding: "utf8" }).stdout;
    const plain = routes(["--no-cache", "--threads", "0"]);
    expect(plain).toContain("/one/two/three/users");
    for (const threads of ["1", "2", "5"]) {
      expect(routes(["--no-cache", "--threads", threads])).toBe(plain);
      const cache = ["--cache-dir", freshCache(), "--threads", threads];
      expect(routes(cache)).toBe(plain);
      expect(routes(cache)).toBe(plain);
    }
  });

  test("staged and committed as on disk, but for what they are called", () => {
    const plain = (text: string): string =>
      text.replaceAll(/"kind": "(?:worktree|index|commit)"/g, '"kind": ""').replaceAll(/"snapshot": "\w+"/g, "");
    const cache = freshCache();
    for (const which of [["--staged"], ["--ref", "HEAD"]]) {
      expect(plain(run([...which, "--cache-dir", cache]).stdout)).toBe(plain(expected));
    }
  });

  test("when runs are killed at random moments", { timeout: 600_000 }, async () => {
    const cache = freshCache();
    const delays = fc.sample(fc.integer({ min: 20, max: 900 }), 25);
    let killed = 0;
    for (const delay of delays) {
      const child = spawn(execPath, [CLI, ...ARGS, "--cache-dir", cache], { cwd: project, stdio: "ignore" });
      const ended = new Promise<string | null>((done) => child.on("exit", (_, signal) => done(signal)));
      setTimeout(() => child.kill("SIGKILL"), delay);
      if ((await ended) === "SIGKILL") killed++;
      withoutAnswer(cache);
    }
    expect(killed).toBeGreaterThan(5);
    const { stdout, stderr } = run(["--cache-dir", cache]);
    expect([stderr, stdout]).toEqual(["", expected]);
  });

  test("when four runs share a cache", async () => {
    const cache = freshCache();
    for (let round = 0; round < 2; round++) {
      const outputs = await Promise.all(
        Array.from({ length: 4 }, async () => {
          const child = spawn(execPath, [CLI, ...ARGS, "--cache-dir", cache], { cwd: project });
          let text = "";
          child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
          await new Promise((done) => child.on("close", done));
          return text;
        }),
      );
      expect(outputs).toEqual([expected, expected, expected, expected]);
      withoutAnswer(cache);
    }
  });

  test("when files of the cache are cut or have bits turned", { timeout: 600_000 }, () => {
    const cache = freshCache();
    expect(run(["--cache-dir", cache]).stdout).toBe(expected);
    const whole = new Map(readdirSync(cache).map((name) => [name, readFileSync(join(cache, name))]));
    const damage = fc.record({
      name: fc.constantFrom(...whole.keys()),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      isCut: fc.boolean(),
    });
    for (const { name, at, isCut } of fc.sample(damage, 20)) {
      for (const [file, bytes] of whole) writeFileSync(join(cache, file), bytes);
      const bytes = Buffer.from(whole.get(name) ?? []);
      const place = Math.floor(at * bytes.length);
      bytes[place]! ^= 1 << (place % 8);
      writeFileSync(join(cache, name), isCut ? bytes.subarray(0, place) : bytes);
      if (name.endsWith(".segment")) withoutAnswer(cache);
      const { stdout, stderr } = run(["--cache-dir", cache]);
      expect([name, place, isCut, stderr, stdout === expected]).toEqual([name, place, isCut, "", true]);
    }
  });

  test.skipIf(!isRoot)("in a repository that may not be written to", () => {
    if (spawnSync(execPath, [CLI, "--version"], { uid: NOBODY, gid: NOBODY }).status !== 0) {
      console.log(
        "A repository of somebody else was not tested: others may not read this folder, or not run this Node.",
      );
      return;
    }
    const other = join(top, "of somebody else");
    cpSync(project, other, { recursive: true });
    rmSync(join(other, ".git/ssotlint"), { recursive: true, force: true });
    const { stdout, stderr } = run([], { cwd: other, uid: NOBODY });
    expect(stdout).toBe(expected);
    expect(stderr).toMatch(/^ssotlint: The cache in .*ssotlint cannot be written \(EACCES\): the next run /);
    // One that somebody else filled is read all the same.
    run([], { cwd: other });
    expect(run([], { cwd: other, uid: NOBODY })).toMatchObject({ stdout: expected, stderr: "" });
  });

  test("when the disk is full", () => {
    const small = join(top, "small");
    mkdirSync(small);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", small], { stdio: "ignore" });
    } catch {
      console.log("A full disk was not tested: no file system can be mounted here.");
      return;
    }
    try {
      const { stdout, stderr } = run(["--cache-dir", small]);
      expect(stdout).toBe(expected);
      expect(stderr).toContain("cannot be written (ENOSPC)");
      expect(readdirSync(small).filter((name) => name.endsWith(".tmp"))).toEqual([]);
      expect(run(["--cache-dir", small]).stdout).toBe(expected);
    } finally {
      execFileSync("umount", [small]);
    }
  });
});

test.skipIf(!isBuilt)("50,000 files in one directory are read and known again", { timeout: 600_000 }, () => {
  const many = join(top, "many");
  mkdirSync(join(many, "src"), { recursive: true });
  for (let index = 0; index < 50_000; index++) {
    writeFileSync(join(many, "src", `f${index}.ts`), `export const value${index} = ${index};\n`);
  }
  git(many, ["init", "--quiet", "--initial-branch=main"]);
  git(many, ["add", "--all"]);
  const first = run([], { cwd: many });
  const second = run([], { cwd: many });
  expect(JSON.parse(first.stdout)).toMatchObject({ summary: { files: { total: 50_000 } } });
  expect(second.stdout).toBe(first.stdout);
  expect([first.stderr, first.status, second.status]).toEqual(["", 0, 0]);
});
