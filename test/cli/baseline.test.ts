import { mkdirSync, renameSync } from "node:fs";
import { chmod, lstat, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/index.js";
import { runCli, type Ran } from "../run-cli.js";
import { commitAll, git, repository, scratchDirectory, write } from "../snapshot/scratch.js";

const FILE = "ssotlint-baseline.jsonl";
const MANIFEST =
  "version: 1\nroles:\n  m:\n    canonical: m.ts#Manager\n    match: { name: '*manager*' }\nimports:\n  - symbol: m.ts#Manager\n    deprecated: [barrel.ts]\n";

function manager(name: string): string {
  return `export class ${name} {\n  openDoor() { return 1; }\n  closeDoor() { return 2; }\n}\n`;
}

/** One rival, one import by a deprecated way, one import of what is not there. */
const PROJECT = {
  "ssotlint.yaml": MANIFEST,
  "m.ts": manager("Manager"),
  "barrel.ts": 'export { Manager } from "./m.js";\n',
  "app/rival.ts": manager("OtherManager"),
  "app/user.ts": 'import { Manager } from "../barrel.js";\nexport const made = new Manager();\n',
  "lost.ts": 'import { gone } from "./m.js";\nexport const used = gone;\n',
} as const;

/** In a repository, of which git knows no file yet. */
async function project(files: Readonly<Record<string, string>> = PROJECT): Promise<string> {
  return repository(files);
}

async function run(cwd: string, ...args: string[]): Promise<string> {
  const ran = await runCli(cwd, args);
  expect([ran.code, ran.err]).toEqual([0, ""]);
  return ran.out;
}

async function mistake(cwd: string, ...args: string[]): Promise<string> {
  const ran = await runCli(cwd, args);
  expect([ran.code, ran.out]).toEqual([2, ""]);
  expect(ran.err).not.toMatch(/\n\s+at /);
  return ran.err;
}

interface Listed {
  readonly findings: readonly { readonly file: string; readonly state: string; readonly introduced?: boolean }[];
  readonly baseline: {
    readonly file: string;
    readonly known: number;
    readonly fixed: readonly { readonly file: string }[];
    readonly metrics: Readonly<Record<string, number>>;
  } | null;
  readonly notes: readonly string[];
}

async function report(cwd: string, ...args: string[]): Promise<Listed> {
  const { out, err } = await runCli(cwd, ["check", "-r", "json", ...args]);
  expect(err).toBe("");
  return JSON.parse(out) as Listed;
}

/** `+file` for what is new, `file` for what is known, and `-file` for what is fixed; sorted. */
function told({ findings, baseline }: Listed): readonly string[] {
  const now = findings.map(({ file, state }) => (state === "new" ? `+${file}` : file));
  return [...now, ...(baseline?.fixed ?? []).map(({ file }) => `-${file}`)].sort();
}

const ALL = ["app/rival.ts", "app/user.ts", "lost.ts"];

describe("ssotlint baseline", () => {
  test("records what is found, and check fails for what is new alone", async () => {
    const root = await project();
    expect((await runCli(root, ["check"])).code).toBe(1);
    expect(await run(root, "baseline")).toBe(
      `Recorded 3 findings in ${FILE}.\nFrom now on ssotlint check fails for new findings alone. Commit the file with the code.\n`,
    );
    expect(await run(root, "check")).toMatch(
      /No new findings in 5 files\n0 new, 3 known by ssotlint-baseline\.jsonl\n$/,
    );
    await write(root, { "app/third.ts": manager("ThirdManager") });
    const { code, out } = await runCli(root, ["check"]);
    expect(code).toBe(1);
    expect(out).toMatch(/app\/third\.ts:1:14 error[^]*1 error, 0 warnings, 0 notes in 6 files\n1 new, 3 known by/);
    // The table of a role with something new lists all there is of it; as a finding, the old ones are not told.
    expect(out).not.toMatch(/app\/rival\.ts:1:14 error|lost\.ts:/);
  });

  test("says how much is different from the last time, and does not touch what stays the same", async () => {
    const root = await project();
    await run(root, "baseline");
    const before = await stat(join(root, FILE), { bigint: true });
    expect(await run(root, "baseline")).toBe(`Recorded 3 findings in ${FILE}: 0 added, 0 removed.\n`);
    expect((await stat(join(root, FILE), { bigint: true })).mtimeNs).toBe(before.mtimeNs);
    await rm(join(root, "lost.ts"));
    await write(root, { "a.ts": manager("AManager"), "b.ts": manager("BManager") });
    expect(await run(root, "baseline", "--dry-run")).toMatch(
      /^Would record 4 findings in .*: 2 added, 1 removed\.\nNothing was written/,
    );
    expect((await stat(join(root, FILE), { bigint: true })).mtimeNs).toBe(before.mtimeNs);
    expect(await run(root, "baseline")).toBe(`Recorded 4 findings in ${FILE}: 2 added, 1 removed.\n`);
    expect(told(await report(root))).toEqual(["a.ts", "app/rival.ts", "app/user.ts", "b.ts"]);
  });

  test("leaves out what an inline suppression silences, and budgets, which always count", async () => {
    const root = await project({
      ...PROJECT,
      "ssotlint.yaml": `${MANIFEST}budgets: { roles.m.rivals: 0 }\n`,
      "lost.ts": `// ssotlint-allow unresolved-import: it is generated\n${PROJECT["lost.ts"]}`,
    });
    expect(await run(root, "baseline")).toMatch(
      /^Recorded 2 findings.*\n.*\n1 budget is exceeded: no baseline makes that known\.\n$/,
    );
    expect(told(await report(root))).toEqual(["+ssotlint.yaml", "app/rival.ts", "app/user.ts"]);
    expect((await runCli(root, ["check"])).code).toBe(1);
  });

  test("what is fixed is said, and --prune drops it, and nothing else", async () => {
    const root = await project();
    await run(root, "baseline");
    const before = await readFile(join(root, FILE), "utf8");
    await rm(join(root, "lost.ts"));
    await write(root, { "a.ts": manager("AManager") });
    expect(told(await report(root))).toEqual(["+a.ts", "-lost.ts", "app/rival.ts", "app/user.ts"]);
    expect((await runCli(root, ["check"])).out.replaceAll(/\s+/g, " ")).toContain(
      "1 new, 2 known by ssotlint-baseline.jsonl · 1 of the baseline is fixed: ssotlint baseline --prune drops it",
    );
    expect(await run(root, "baseline", "--prune", "--dry-run")).toMatch(
      /^Would drop 1 finding from .*: 2 findings are left\./,
    );
    expect(await readFile(join(root, FILE), "utf8")).toBe(before);
    expect(await run(root, "baseline", "--prune")).toBe(`Dropped 1 finding from ${FILE}: 2 findings are left.\n`);
    const kept = before.split("\n").filter((line) => !line.includes("lost.ts"));
    expect(await readFile(join(root, FILE), "utf8")).toBe(
      kept.join("\n").replace('"imports.unresolved","count":1', '"imports.unresolved","count":0'),
    );
    expect(told(await report(root))).toEqual(["+a.ts", "app/rival.ts", "app/user.ts"]);
    expect(await run(root, "baseline", "--prune")).toBe(`Nothing in ${FILE} is fixed: 2 findings are left.\n`);
  });

  test("two branches that added to it merge", async () => {
    const root = await repository({ ...PROJECT, ".gitattributes": `${FILE} merge=union\n` });
    await run(root, "baseline");
    commitAll(root);
    for (const name of ["A", "B"]) {
      git(root, ["checkout", "--quiet", "-b", name, "main"]);
      await write(root, { [`${name}.ts`]: manager(`${name}Manager`) });
      await run(root, "baseline");
      commitAll(root);
    }
    git(root, ["merge", "--quiet", "--no-edit", "A"]);
    expect(told(await report(root))).toEqual(["A.ts", "B.ts", ...ALL]);
  });
});

describe("what moves is not new", () => {
  test.each<[string, (root: string) => Promise<void>]>([
    ["lines", (root) => write(root, { "lost.ts": `\n\n/** New. */\n\n${PROJECT["lost.ts"]}` })],
    ["a class into another folder", async (root) => move(root, "app/rival.ts", "lib/deep/rival.ts")],
    ["a class into a file of another name", async (root) => move(root, "app/rival.ts", "lib/b.ts")],
    [
      "a class that was formatted anew",
      (root) => write(root, { "app/rival.ts": manager("OtherManager").replaceAll("\n", "\n\n") }),
    ],
    ["a file with an import, renamed", async (root) => move(root, "lost.ts", "found.ts")],
    ["a file with an import, in a folder beside", async (root) => move(root, "app/user.ts", "lib/user.ts")],
    ["a folder", async (root) => move(root, "app", "lib")],
  ])("%s", async (_, edit) => {
    const root = await project();
    await run(root, "baseline");
    await edit(root);
    const listed = await report(root);
    expect(listed.findings.map(({ state }) => state)).toEqual(["known", "known", "known"]);
    expect(listed.baseline?.fixed).toEqual([]);
  });

  test("a third one beside two that are suspected is a new finding, a file of them that moves is none", async () => {
    const root = await project({ "a.ts": manager("DoorKeeper"), "b.ts": manager("DoorKeeper") });
    await run(root, "baseline");
    expect(told(await report(root))).toEqual(["a.ts"]);
    move(root, "b.ts", "lib/door-keeper.ts");
    expect(told(await report(root))).toEqual(["a.ts"]);
    await write(root, { "c.ts": manager("DoorKeeper") });
    expect(told(await report(root))).toEqual(["+a.ts", "-a.ts"]);
  });

  test("an import that went with its file, and one like it in a file that has come, are one fixed and one new", async () => {
    const root = await project();
    await run(root, "baseline");
    await rm(join(root, "lost.ts"));
    await write(root, { "comes.ts": `${PROJECT["lost.ts"]}export {};\n` });
    expect(told(await report(root))).toEqual(["+comes.ts", "-lost.ts", "app/rival.ts", "app/user.ts"]);
  });

  test("a class that was renamed is one fixed and one new", async () => {
    const root = await project();
    await run(root, "baseline");
    await write(root, { "app/rival.ts": manager("RenamedManager") });
    expect(told(await report(root))).toEqual(["+app/rival.ts", "-app/rival.ts", "app/user.ts", "lost.ts"]);
  });
});

function move(root: string, from: string, to: string): void {
  mkdirSync(join(root, to, ".."), { recursive: true });
  renameSync(join(root, from), join(root, to));
}

describe("check with a baseline", () => {
  test("lists what is known when asked, and counts everything without the baseline", async () => {
    const root = await project();
    await run(root, "baseline");
    expect(await run(root, "check", "--include-known")).toMatch(/app\/rival\.ts:1:14 error \S+ known/);
    expect((await runCli(root, ["check", "--no-baseline"])).code).toBe(1);
    expect((await report(root, "--no-baseline")).baseline).toBeNull();
    expect(told(await report(root, "--no-baseline"))).toEqual(ALL.map((file) => `+${file}`));
    const sarif = async (...args: string[]): Promise<number> => {
      const log = JSON.parse(await run(root, "check", "-r", "sarif", ...args)) as { runs: [{ results: unknown[] }] };
      return log.runs[0].results.length;
    };
    expect([await sarif(), await sarif("--include-known")]).toEqual([0, 3]);
  });

  test("--baseline names another, seen from the working directory", async () => {
    const root = await project();
    await run(root, "baseline", "--file", "ci/known.jsonl");
    expect((await runCli(root, ["check"])).code).toBe(1);
    expect((await report(root, "--baseline", "ci/known.jsonl")).baseline).toMatchObject({
      file: "ci/known.jsonl",
      known: 3,
    });
    expect((await report(join(root, "ci"), "--baseline", "known.jsonl")).baseline).toMatchObject({ known: 3 });
  });

  test("the manifest names another, and a first run says that it is not there yet", async () => {
    const root = await project({ ...PROJECT, "ssotlint.yaml": `${MANIFEST}baseline: ci/known.jsonl\n` });
    expect((await report(root)).notes).toEqual([
      "ssotlint.yaml names the baseline ci/known.jsonl, which is not there yet: ssotlint baseline writes it.",
    ]);
    expect(await run(join(root, "app"), "baseline")).toMatch(/^Recorded 3 findings in \.\.\/ci\/known\.jsonl\./);
    expect((await report(root)).baseline).toMatchObject({ file: "ci/known.jsonl", known: 3 });
  });

  test.each(["../x.jsonl", "/x.jsonl", "a/*.jsonl", ""])("the manifest cannot name %j", async (name) => {
    const root = await project({ "ssotlint.yaml": `version: 1\nbaseline: ${JSON.stringify(name)}\n` });
    expect(await mistake(root, "check")).toMatch(/ssotlint\.yaml:2:11 {2}baseline: /);
  });

  test("paths limit what is listed, and fix nothing", async () => {
    const root = await project();
    await run(root, "baseline");
    await rm(join(root, "lost.ts"));
    expect(told(await report(root, "app"))).toEqual(["-lost.ts", "app/rival.ts", "app/user.ts"]);
    expect((await report(root, "app/user.ts")).baseline).toMatchObject({ known: 2 });
  });

  test("warnings that it knows do not count against --max-warnings", async () => {
    const root = await project({ ...PROJECT, "ssotlint.yaml": `${MANIFEST}rules: { unresolved-import: warning }\n` });
    await run(root, "baseline");
    await run(root, "check", "--max-warnings", "0");
    await write(root, { "new.ts": PROJECT["lost.ts"] });
    expect((await runCli(root, ["check", "--max-warnings", "0"])).code).toBe(1);
    await run(root, "check", "--max-warnings", "1");
  });

  test("an answer that was kept is compared with the baseline as it is now", async () => {
    const root = await project();
    const cache = ["--cache-dir", await scratchDirectory()];
    await run(root, "baseline", ...cache);
    for (const _ of [1, 2]) await run(root, "check", ...cache);
    const text = await readFile(join(root, FILE), "utf8");
    await writeFile(
      join(root, FILE),
      text
        .split("\n")
        .filter((line) => !line.includes("lost.ts"))
        .join("\n"),
    );
    for (const _ of [1, 2])
      expect(told(await report(root, ...cache))).toEqual(["+lost.ts", "app/rival.ts", "app/user.ts"]);
  });

  test("does not write it", async () => {
    const root = await project();
    await run(root, "baseline");
    await rm(join(root, "lost.ts"));
    const before = await stat(join(root, FILE), { bigint: true });
    await run(root, "check");
    expect(await stat(join(root, FILE), { bigint: true })).toMatchObject({ mtimeNs: before.mtimeNs, ino: before.ino });
  });

  test("together with --since, each says its own", async () => {
    const root = await repository(PROJECT);
    commitAll(root);
    await write(root, { "a.ts": manager("AManager") });
    await run(root, "baseline");
    await write(root, { "b.ts": manager("BManager") });
    const { findings } = await report(root, "--since", "HEAD");
    const marks = findings.map(({ file, state, introduced }) => [file, state, introduced]);
    expect(marks).toEqual(
      expect.arrayContaining([
        ["a.ts", "known", true],
        ["b.ts", "new", true],
        ["lost.ts", "known", false],
      ]),
    );
    // What was introduced and is known does not fail, nor does what is neither.
    await rm(join(root, "b.ts"));
    await run(root, "check", "--since", "HEAD", "--fail-on-new");
    expect((await runCli(root, ["check", "--since", "HEAD", "--fail-on-new", "--no-baseline"])).code).toBe(1);
  });

  test("the library does the same", async () => {
    const root = await project();
    await run(root, "baseline");
    const options = { directory: root, today: "2026-06-01" };
    expect(await check(options)).toMatchObject({ exitCode: 0, baseline: { known: 3, fixed: [] } });
    expect(await check({ ...options, baseline: false })).toMatchObject({ exitCode: 1, baseline: null });
    await expect(check({ ...options, baseline: "no.jsonl" })).rejects.toThrow(/no\.jsonl does not exist/);
  });
});

describe("of what git holds", () => {
  test("--staged takes the baseline that is staged, and says when there is one that is not", async () => {
    const root = await repository(PROJECT);
    git(root, ["add", "--all"]);
    await run(root, "baseline");
    const bare = await report(root, "--staged");
    expect([bare.baseline, bare.notes]).toEqual([
      null,
      [`${FILE} is not staged, so findings are not compared with it: git add ${FILE}`],
    ]);
    git(root, ["add", FILE]);
    await writeFile(join(root, FILE), "broken");
    expect((await report(root, "--staged")).baseline).toMatchObject({ known: 3 });
  });

  test("--ref takes the baseline of that commit, and a named one that it does not have from the disk", async () => {
    const root = await repository(PROJECT);
    commitAll(root);
    await run(root, "baseline");
    commitAll(root);
    await rm(join(root, FILE));
    expect((await report(root, "--ref", "HEAD")).baseline).toMatchObject({ known: 3 });
    expect(await report(root, "--ref", "HEAD~1")).toMatchObject({ baseline: null, notes: [] });
    await run(root, "baseline", "--file", "other.jsonl");
    expect((await report(root, "--ref", "HEAD~1", "--baseline", "other.jsonl")).baseline).toMatchObject({ known: 3 });
  });

  test("baseline --ref records a commit, on the disk", async () => {
    const root = await repository(PROJECT);
    commitAll(root);
    await rm(join(root, "lost.ts"));
    expect(await run(root, "baseline", "--ref", "HEAD")).toMatch(/^Recorded 3 findings/);
    expect(told(await report(root))).toEqual(["-lost.ts", "app/rival.ts", "app/user.ts"]);
  });
});

describe("a baseline that cannot be read ends the run with 2, and is left as it is", () => {
  test.each([
    [
      "with merge-conflict markers",
      `{"ssotlint-baseline":1}\n<<<<<<< HEAD\n=======\n>>>>>>> x\n`,
      /jsonl:2: a merge left/,
    ],
    ["from a newer version", '{"ssotlint-baseline":9}\n{"shape":"unknown"}\n', /jsonl:1: a newer version.*update/],
    ["with broken JSON", '{"ssotlint-baseline":1}\n{"rule"\n', /jsonl:2: is no JSON/],
    [
      "with a key of somebody's own",
      '{"ssotlint-baseline":1}\n{"metric":"m","count":1,"why":"x"}\n',
      /jsonl:2: unknown key "why"/,
    ],
    ["without a header", '{"metric":"m","count":1}\n', /jsonl:1: .*is missing/],
  ])("%s", async (_, text, message) => {
    const root = await project({ ...PROJECT, [FILE]: text });
    for (const args of [["check"], ["check", "--staged"], ["baseline"], ["baseline", "--prune"]]) {
      if (args[1] === "--staged") git(root, ["add", "--all"]);
      expect(await mistake(root, ...args)).toMatch(message);
    }
    expect(await readFile(join(root, FILE), "utf8")).toBe(text);
  });

  test("an empty file: check says so, and baseline, which has nothing to lose, writes it", async () => {
    const root = await project({ ...PROJECT, [FILE]: "" });
    expect(await mistake(root, "check")).toMatch(/jsonl:1: the baseline is empty: ssotlint baseline writes it/);
    expect(await mistake(root, "baseline", "--prune")).toMatch(/is empty/);
    expect(await run(root, "baseline")).toMatch(/^Recorded 3 findings/);
  });

  test("a directory", async () => {
    const root = await project({ ...PROJECT, [`${FILE}/x`]: "" });
    for (const args of [["check"], ["baseline"]]) expect(await mistake(root, ...args)).toMatch(/is a directory/);
  });

  test("bytes that are no text", async () => {
    const root = await project();
    await writeFile(join(root, FILE), Uint8Array.of(0xff, 0xfe, 0x00));
    expect(await mistake(root, "check")).toMatch(/is not UTF-8 text/);
  });

  test("permission is missing", async () => {
    const root = await scratchDirectory();
    await write(root, { ...PROJECT, [FILE]: "" });
    // What a run loads when it needs it is loaded now: another user may not read the folder that the tests stand in.
    await runCli(root, ["check"]);
    await chmod(join(root, FILE), 0);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      for (const args of [["check"], ["baseline"]]) {
        expect(await mistake(root, ...args)).toMatch(/jsonl cannot be read: permission is missing/);
      }
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  test.each([
    ["one that is named and is not there", ["check", "--baseline", "no.jsonl"], /no\.jsonl does not exist/],
    ["nothing to prune", ["baseline", "--prune"], /jsonl does not exist, so there is nothing to prune/],
    ["two of them", ["check", "--baseline", "a", "--no-baseline"], /--baseline is given more than once/],
    ["none behind the option", ["check", "--baseline"], /baseline/],
    ["a folder that is a file", ["baseline", "--file", "m.ts/x.jsonl"], /cannot be written/],
  ])("%s", async (_, args, message) => {
    expect(await mistake(await project(), ...args)).toMatch(message);
  });
});

describe("baseline --ratchet", () => {
  const BUDGETS =
    "budgets: # falling\n  roles.m.rivals: 5 # soon 0\n  imports.unresolved: 1\n  imports.nonCanonical: 0\n";

  test("lowers what is lower, says so, and changes nothing else", async () => {
    const root = await project({ ...PROJECT, "ssotlint.yaml": MANIFEST + BUDGETS });
    const said = "  roles.m.rivals: 5 → 1\nimports.nonCanonical is 1, over its budget, which stays 0.\n";
    expect(await run(root, "baseline", "--ratchet", "--dry-run")).toBe(
      `Would lower 1 budget in ssotlint.yaml:\n${said}Nothing was written: this was a dry run.\n`,
    );
    expect(await readFile(join(root, "ssotlint.yaml"), "utf8")).toBe(MANIFEST + BUDGETS);
    expect(await run(root, "baseline", "--ratchet")).toBe(`Lowered 1 budget in ssotlint.yaml:\n${said}`);
    expect(await readFile(join(root, "ssotlint.yaml"), "utf8")).toBe(MANIFEST + BUDGETS.replace("5", "1"));
    // It records nothing: what is new today stays new.
    await expect(lstat(join(root, FILE))).rejects.toThrow();
    expect(await run(root, "baseline", "--ratchet")).toMatch(
      /^No budget can be lowered: none is higher than its count\.\n/,
    );
  });

  test("lowers a budget in the file in which it stands", async () => {
    const shared = "# shared\nversion: 1\nbudgets: { roles.m.rivals: 9, imports.unresolved: 9 }\n";
    const own = `extends: [ci/shared.yaml]\n${MANIFEST}budgets: { imports.unresolved: 4 }\n`;
    const root = await project({ ...PROJECT, "ssotlint.yaml": own, "ci/shared.yaml": shared });
    expect(await run(root, "baseline", "--ratchet")).toMatch(/^Lowered 2 budgets in /);
    expect(await readFile(join(root, "ssotlint.yaml"), "utf8")).toBe(own.replace("unresolved: 4", "unresolved: 1"));
    expect(await readFile(join(root, "ci/shared.yaml"), "utf8")).toBe(shared.replace("rivals: 9", "rivals: 1"));
  });

  test("leaves alone what cannot be counted", async () => {
    const manifest = `${MANIFEST.replace("m.ts#Manager\n    match", "m.ts#Lost\n    match")}budgets: { roles.m.rivals: 5 }\n`;
    const root = await project({ ...PROJECT, "ssotlint.yaml": manifest });
    expect(await run(root, "baseline", "--ratchet")).toContain("roles.m.rivals is not known, so its budget stays 5.\n");
    expect(await readFile(join(root, "ssotlint.yaml"), "utf8")).toBe(manifest);
  });

  test("keeps the link that leads to the manifest, and its permissions", async () => {
    const root = await project({ ...PROJECT, "ssotlint.yaml": "-> ci/ssot.yaml", "ci/ssot.yaml": MANIFEST + BUDGETS });
    await chmod(join(root, "ci/ssot.yaml"), 0o640);
    await run(root, "baseline", "--ratchet");
    expect((await lstat(join(root, "ssotlint.yaml"))).isSymbolicLink()).toBe(true);
    expect((await stat(join(root, "ci/ssot.yaml"))).mode & 0o777).toBe(0o640);
    expect(await readFile(join(root, "ci/ssot.yaml"), "utf8")).toBe(MANIFEST + BUDGETS.replace("5", "1"));
  });

  test("and --prune in one run", async () => {
    const root = await project({ ...PROJECT, "ssotlint.yaml": MANIFEST + BUDGETS });
    await run(root, "baseline");
    await rm(join(root, "app/rival.ts"));
    expect(await run(root, "baseline", "--prune", "--ratchet")).toMatch(/^Dropped 1 finding [^]*rivals: 5 → 0\n/);
    expect((await report(root)).baseline?.fixed).toEqual([]);
  });

  test("a number that others share stays, and so does all else", async () => {
    const manifest = `${MANIFEST}budgets:\n  roles.m.rivals: &most 5\n  imports.nonCanonical: 2\n  imports.unresolved: *most\n  routes.competing: *most\n`;
    const root = await project({ ...PROJECT, "ssotlint.yaml": manifest });
    await run(root, "baseline");
    const baseline = await readFile(join(root, FILE), "utf8");
    await rm(join(root, "lost.ts"));
    expect(await mistake(root, "baseline", "--prune", "--ratchet")).toMatch(
      /ssotlint\.yaml:\d+:3: the budget of "[a-z.]+" shares its number with other values by an anchor/,
    );
    expect(await readFile(join(root, "ssotlint.yaml"), "utf8")).toBe(manifest);
    expect(await readFile(join(root, FILE), "utf8")).toBe(baseline);
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[], RegExp]>([
    ["no manifest", { "a.ts": "" }, [], /lowers the budgets of a manifest, and there is none/],
    ["what is staged", PROJECT, ["--staged"], /leave out --staged and --ref/],
    ["a commit", PROJECT, ["--ref", "HEAD"], /leave out --staged and --ref/],
  ])("is a mistake for %s", async (_, files, args, message) => {
    expect(await mistake(await project(files), "baseline", "--ratchet", ...args)).toMatch(message);
  });

  test("a manifest without budgets", async () => {
    expect(await run(await project(), "baseline", "--ratchet")).toBe(
      "No budget can be lowered: the manifest has none.\n",
    );
  });
});

describe("what expires counts again", () => {
  const until = "until 2026-06-30";
  const on = (cwd: string, day: string): Promise<Ran> => runCli(cwd, ["check", "--today", day]);

  test("a suppression, the day after its last", async () => {
    const root = await project({
      "m.ts": manager("Manager"),
      "lost.ts": `// ssotlint-allow unresolved-import: it comes in June ${until}\n${PROJECT["lost.ts"]}`,
    });
    expect((await on(root, "2026-06-30")).code).toBe(0);
    expect(await on(root, "2026-07-01")).toMatchObject({ code: 1, out: expect.stringMatching(/lost\.ts:2/) as string });
  });

  test("a variant, the day after its last", async () => {
    const { "m.ts": m, "app/rival.ts": rival } = PROJECT;
    const variant = "    variants: [{ symbol: 'app/rival.ts#OtherManager', reason: old, until: 2026-06-30 }]\n";
    const root = await project({
      "ssotlint.yaml": MANIFEST.split("imports:")[0] + variant,
      "m.ts": m,
      "app/rival.ts": rival,
    });
    expect((await on(root, "2026-06-30")).code).toBe(0);
    expect(await on(root, "2026-07-01")).toMatchObject({
      code: 1,
      out: expect.stringMatching(/manifest-drift\/expired[^]*|duplicate-implementation\/rival/) as string,
    });
  });

  test("and is new to a baseline of before, which records nothing that was allowed", async () => {
    const root = await project({
      "m.ts": manager("Manager"),
      "lost.ts": `// ssotlint-allow unresolved-import: it comes in June ${until}\n${PROJECT["lost.ts"]}`,
    });
    await run(root, "baseline");
    expect((await on(root, "2026-06-30")).code).toBe(0);
    expect((await on(root, "2026-07-01")).code).toBe(1);
  });
});
