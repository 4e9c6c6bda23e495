import { spawnSync } from "node:child_process";
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { env, execPath } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { git } from "../snapshot/scratch.js";

/** The built command line: only a build keeps answers. */
const CLI = resolve("dist/cli.js");
const isBuilt = existsSync(CLI);

let top = "";
let project = "";
let expected = "";

beforeAll(() => {
  if (!isBuilt) return;
  top = realpathSync(mkdtempSync(join(tmpdir(), "ssotlint-full-")));
  project = join(top, "eleven");
  cpSync(resolve("examples/eleven"), project, { recursive: true });
  git(project, ["init", "--quiet", "--initial-branch=main"]);
  git(project, ["add", "--all"]);
  expected = run(["--no-cache"]).stdout;
  expect(JSON.parse(expected)).toMatchObject({ summary: { exitCode: 1 } });
});

afterAll(() => {
  if (top !== "") rmSync(top, { recursive: true, force: true });
});

interface Full {
  readonly folder: string;
  readonly step: string;
}

/** @param full where the disk is full, and at what it is noticed; it is then for `output` too. */
function run(args: readonly string[], full?: Full, output: number | "pipe" = "pipe") {
  const before = full === undefined ? [] : ["--import", new URL("full-disk.mjs", import.meta.url).href];
  return spawnSync(execPath, [...before, CLI, "check", "--today", "2026-06-01", "-r", "json", ...args], {
    cwd: project,
    encoding: "utf8",
    stdio: ["ignore", output, "pipe"],
    env:
      full === undefined
        ? env
        : {
            ...env,
            FULL_FOLDER: full.folder,
            FULL_STEP: full.step,
            FULL_OUTPUT: output === "pipe" ? "no" : "yes",
          },
  });
}

/** Each name below a folder, of files and of folders. */
function namesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
}

function sentences(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** The steps of writing a file, at each of which a disk may turn out to be full; a network's disk says it as late as on closing. */
const STEPS = ["open", "write", "close", "rename"];

describe.skipIf(!isBuilt)("on a full disk", () => {
  test.each(["mkdir", ...STEPS])("what is read of files is not kept, and the report is right: %s", (step) => {
    const folder = mkdtempSync(join(top, "facts-"));
    const cache = join(folder, "cache");
    if (step !== "mkdir") mkdirSync(cache);
    const { stdout, stderr, status } = run(["--cache-dir", cache], { folder, step });
    expect([stdout, status]).toEqual([expected, 1]);
    // Once each for the facts, for what is found out about them and for the answer, and no stack.
    for (const sentence of sentences(stderr)) {
      expect(sentence).toMatch(/^ssotlint: The cache in .*cache cannot be written \(ENOSPC\): the next run \w/);
    }
    expect(stderr).toContain("the next run reads everything again.");
    expect(namesBelow(folder)).toEqual(step === "mkdir" ? [] : ["cache"]);
    expect(run(["--cache-dir", cache])).toMatchObject({ stdout: expected, stderr: "" });
  });

  test.each(STEPS)("an answer is not kept, and the report is right: %s", (step) => {
    const folder = mkdtempSync(join(top, "answers-"));
    const cache = join(folder, "cache");
    run(["--cache-dir", cache]);
    const isAnswer = (name: string): boolean => name.endsWith(".answer");
    for (const name of readdirSync(cache).filter(isAnswer)) rmSync(join(cache, name));
    const before = namesBelow(folder);
    expect(before.length).toBeGreaterThan(1);
    const { stdout, stderr, status } = run(["--cache-dir", cache], { folder, step });
    expect([stdout, status]).toEqual([expected, 1]);
    expect(sentences(stderr)).toEqual([
      `ssotlint: The cache in ${cache} cannot be written (ENOSPC): the next run starts anew.`,
    ]);
    expect(namesBelow(folder)).toEqual(before);
    expect(run(["--cache-dir", cache])).toMatchObject({ stdout: expected, stderr: "" });
    expect(readdirSync(cache).some(isAnswer)).toBe(true);
  });

  test.each(STEPS)("a report that is there stays whole, and the run fails: %s", (step) => {
    const folder = mkdtempSync(join(top, "report-"));
    const file = join(folder, "report.sarif");
    expect(run(["--no-cache", "-r", `sarif=${file}`])).toMatchObject({ stdout: expected, status: 1 });
    const before = readFileSync(file, "utf8");
    const ran = run(["--no-cache", "-r", `sarif=${file}`, "--category", "other"], { folder, step });
    expect(ran).toMatchObject({ stdout: expected, status: 2 });
    expect(ran.stderr).toBe(`ssotlint: ${file} cannot be written: ENOSPC, the disk is full\n`);
    expect([namesBelow(folder), readFileSync(file, "utf8")]).toEqual([["report.sarif"], before]);
  });

  test("no folder can be made for a report", () => {
    const folder = mkdtempSync(join(top, "folder-"));
    const file = join(folder, "deep/report.sarif");
    const ran = run(["--no-cache", "-r", `sarif=${file}`], { folder, step: "mkdir" });
    expect(ran).toMatchObject({ stdout: expected, status: 2 });
    expect(ran.stderr).toBe(
      `ssotlint: ${file} cannot be written: the folder ${join(folder, "deep")} cannot be made (ENOSPC, the disk is full). Name a file in a folder that can be written to.\n`,
    );
    expect(namesBelow(folder)).toEqual([]);
  });

  test("what is printed into a file is whole, or the run fails", () => {
    const folder = mkdtempSync(join(top, "printed-"));
    const file = join(folder, "report.json");
    const printed = (full?: Full) => {
      const output = openSync(file, "w");
      try {
        return run(["--no-cache"], full, output);
      } finally {
        closeSync(output);
      }
    };
    expect([printed().status, readFileSync(file, "utf8")]).toEqual([1, expected]);
    expect(printed({ folder, step: "write" })).toMatchObject({
      status: 2,
      stderr: "ssotlint: Standard output cannot be written: ENOSPC, the disk is full\n",
    });
  });

  test.runIf(existsSync("/dev/full"))("whoever cannot be told is not", () => {
    const device = openSync("/dev/full", "w");
    try {
      const mistaken = [CLI, "check", "--no-such-option"];
      expect(spawnSync(execPath, mistaken, { cwd: project, stdio: ["ignore", "pipe", device] }).status).toBe(2);
      expect(run(["--no-cache"], undefined, device)).toMatchObject({
        status: 2,
        stderr: "ssotlint: Standard output cannot be written: ENOSPC, the disk is full\n",
      });
    } finally {
      closeSync(device);
    }
  });
});
