import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { check } from "../../src/index.js";
import { runCli } from "../run-cli.js";
import { commitAll, git, repository, scratchDirectory, write } from "../snapshot/scratch.js";

interface Listed {
  readonly snapshot: { readonly kind: string; readonly commit: string | null; readonly prefix: string };
  readonly manifest: string | null;
  readonly since: { readonly commit: string; readonly introduced: number; readonly fixed: number } | null;
  readonly summary: { readonly exitCode: number; readonly files: { readonly total: number } };
  readonly findings: readonly {
    readonly rule: string;
    readonly kind: string;
    readonly file: string;
    readonly introduced?: boolean;
  }[];
  readonly notes: readonly string[];
}

async function report(cwd: string, ...args: string[]): Promise<Listed> {
  const ran = await runCli(cwd, ["check", "-r", "json", ...args]);
  expect(ran.err).toBe("");
  return JSON.parse(ran.out) as Listed;
}

/** The files with findings, those that were introduced with a plus in front. */
function places({ findings }: Listed): readonly string[] {
  return findings.map(({ file, introduced }) => (introduced === true ? `+${file}` : file));
}

async function mistake(cwd: string, ...args: string[]): Promise<string> {
  const ran = await runCli(cwd, args);
  expect([ran.code, ran.out]).toEqual([2, ""]);
  expect(ran.err).not.toMatch(/\n\s+at /);
  return ran.err;
}

const GOOD = "export const here = 1;\n";
/** An import of a name that is not there. */
const BAD = 'import { gone } from "./good.js";\nexport const used = gone;\n';
const ROLE = "version: 1\nroles:\n  m:\n    canonical: m.ts#Manager\n    match: { name: '*manager*' }\n";
const MANAGER = "export class Manager {\n  openDoor() { return 1; }\n  closeDoor() { return 2; }\n}\n";

describe("check --staged", () => {
  test("judges exactly what would be committed", async () => {
    const root = await repository({ "good.ts": GOOD, "half.ts": GOOD });
    commitAll(root);
    // Wrong as it is staged, and put right on disk; the other way round; and not to be committed at all.
    await write(root, { "half.ts": BAD, "fixed.ts": GOOD });
    git(root, ["add", "--all"]);
    await write(root, { "half.ts": GOOD, "fixed.ts": BAD, "untracked.ts": BAD });
    const staged = await report(root, "--staged");
    expect([staged.snapshot.kind, staged.summary.files.total, ...places(staged)]).toEqual(["index", 3, "half.ts"]);
    expect(places(await report(root))).toEqual(["fixed.ts", "untracked.ts"]);
  });

  test("says the same as a check of the work tree and of the commit, to the byte, when nothing is in between", async () => {
    const files = {
      "ssotlint.yaml": ROLE,
      "m.ts": MANAGER,
      "good.ts": GOOD,
      "a.ts": BAD,
      "l.ts": "-> good.ts",
      "p/app.py": "from .x import y\n",
    };
    const root = await repository(files);
    commitAll(root);
    const all = await Promise.all(
      [[], ["--staged"], ["--ref", "HEAD"]].map(async (options) => {
        const { snapshot, ...rest } = await report(root, ...options);
        return { ...rest, commit: snapshot.commit };
      }),
    );
    expect(all[0]?.findings.length).toBeGreaterThan(0);
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });

  test.each([
    ["git commit --all", ["commit", "--all", "--message=x"]],
    ["git commit with a path", ["commit", "--message=x", "a.ts"]],
    ["git commit of what is staged", ["commit", "--message=x"]],
  ])("in a pre-commit hook of %s, by the index that git made for it", async (name, args) => {
    const root = await repository({ "good.ts": GOOD, "a.ts": GOOD, "b.ts": GOOD });
    commitAll(root);
    await write(root, { "b.ts": BAD });
    git(root, ["add", "b.ts"]);
    await write(root, { "a.ts": BAD });
    const expected = { "git commit --all": ["a.ts", "b.ts"], "git commit with a path": ["a.ts"] }[name] ?? ["b.ts"];
    const ran = await whileCommitting(root, args, (cwd) => runCli(cwd, ["check", "--staged", "-r", "json"]));
    expect(ran.err).toBe("");
    expect(places(JSON.parse(ran.out) as Listed)).toEqual(expected);
  });

  test("in the hook of a linked work tree, below its top too", async () => {
    const main = await repository({ "good.ts": GOOD, "sub/a.ts": GOOD });
    commitAll(main);
    const linked = join(await scratchDirectory(), "linked");
    git(main, ["worktree", "add", "--quiet", linked]);
    await write(linked, { "sub/a.ts": BAD.replace("./good", "../good"), "new.ts": BAD });
    const ran = await whileCommitting(linked, ["commit", "--all", "--message=x"], (cwd) =>
      Promise.all([cwd, join(cwd, "sub")].map((from) => runCli(from, ["check", "--staged", "-r", "json"]))),
    );
    const [top, below] = ran.map(({ out }) => JSON.parse(out) as Listed);
    expect([places(top!), top!.summary.files.total, top!.snapshot.prefix]).toEqual([["sub/a.ts"], 2, ""]);
    expect([below!.summary.files.total, below!.snapshot.prefix]).toEqual([1, "sub/"]);
  });

  test("takes the manifest from the index too", async () => {
    const root = await repository({ "ssotlint.yaml": ROLE, "m.ts": MANAGER, "sub/x.ts": GOOD });
    git(root, ["add", "--all"]);
    await write(root, { "ssotlint.yaml": "version: 9\n" });
    const { manifest, snapshot } = await report(join(root, "sub"), "--staged");
    expect([manifest, snapshot.prefix]).toEqual(["ssotlint.yaml", ""]);
    expect(await mistake(root)).toContain("ssotlint.yaml:1:10");
    git(root, ["add", "--all"]);
    expect(await mistake(root, "check", "--staged")).toContain("ssotlint.yaml:1:10");
    git(root, ["rm", "--quiet", "--cached", "ssotlint.yaml"]);
    expect((await report(root, "--staged")).manifest).toBe(null);
  });

  test("passes over a package.json without one, as on disk", async () => {
    const root = await repository({ "package.json": "{}", "ssotlint/package.json": "{}", "good.ts": GOOD });
    git(root, ["add", "--all"]);
    expect((await report(join(root, "ssotlint"), "--staged")).manifest).toBe(null);
    await write(root, { "package.json": JSON.stringify({ ssotlint: { version: 1 } }) });
    git(root, ["add", "--all"]);
    const { manifest, snapshot } = await report(join(root, "ssotlint"), "--staged");
    expect([manifest, snapshot.prefix]).toEqual(["package.json", ""]);
  });

  test("and what it extends, and the one that --config names", async () => {
    const root = await repository({
      "ssotlint.yaml": "version: 1\nextends: [./shared/roles.yaml]\n",
      "shared/roles.yaml": ROLE,
      "other/own.yaml": ROLE,
      "m.ts": MANAGER,
    });
    git(root, ["add", "--all"]);
    await rm(join(root, "shared/roles.yaml"));
    await rm(join(root, "other/own.yaml"));
    expect((await report(root, "--staged")).manifest).toBe("ssotlint.yaml");
    expect((await report(root, "--staged", "--config", "other/own.yaml")).manifest).toBe("other/own.yaml");
    await write(root, { "new.yaml": ROLE });
    expect(await mistake(root, "check", "--staged", "--config", "new.yaml")).toBe(
      `ssotlint: ${root}/new.yaml does not exist in the index: --config names the manifest to use\n`,
    );
    const outside = join(await scratchDirectory(), "out.yaml");
    await writeFile(outside, ROLE);
    expect(await mistake(root, "check", "--staged", "--config", outside)).toContain("is outside of the repository");
  });

  test("reads what a sparse checkout left out", async () => {
    const root = await repository({
      "in/good.ts": GOOD,
      "in/a.ts": 'import { here } from "../out/good.js";\nexport { here };\n',
      "out/good.ts": GOOD,
      "out/bad.ts": BAD,
    });
    commitAll(root);
    git(root, ["sparse-checkout", "set", "in"]);
    expect(existsSync(join(root, "out"))).toBe(false);
    expect(places(await report(root, "--staged"))).toEqual(["out/bad.ts"]);
  });
});

describe("check --ref", () => {
  test("judges a commit without touching the work tree", async () => {
    const root = await repository({ "good.ts": GOOD, "a.ts": BAD });
    commitAll(root);
    const first = git(root, ["rev-parse", "HEAD"]).trim();
    await write(root, { "a.ts": GOOD });
    commitAll(root);
    await write(root, { "b.ts": BAD });
    const before = git(root, ["status", "--porcelain=v2"]);
    const past = await report(root, "--ref", "HEAD~1");
    expect([past.snapshot.kind, past.snapshot.commit, ...places(past)]).toEqual(["commit", first, "a.ts"]);
    expect(places(await report(root, "--ref", "HEAD"))).toEqual([]);
    expect(git(root, ["status", "--porcelain=v2"])).toBe(before);
  });

  test("in a bare repository, paths are those of the commit", async () => {
    const root = await repository({ "good.ts": GOOD, "sub/good.ts": GOOD, "a.ts": BAD, "sub/b.ts": BAD });
    commitAll(root);
    const bare = join(await scratchDirectory(), "bare.git");
    git(root, ["clone", "--quiet", "--bare", root, bare]);
    expect(places(await report(bare, "--ref", "main"))).toEqual(["a.ts", "sub/b.ts"]);
    expect(places(await report(bare, "--ref", "main", "sub"))).toEqual(["sub/b.ts"]);
    expect(await mistake(bare, "check")).toContain("--ref <commit> judges a commit without one");
    expect(await mistake(bare, "check", "--staged")).toContain("nothing is staged there");
  });

  test("expiry dates are compared with the commit's date, unless another one is given", async () => {
    const manifest = `${ROLE}    variants:\n      - { symbol: "old.ts#OldManager", reason: it goes, until: 2024-02-29 }\n`;
    const root = await repository({
      "ssotlint.yaml": manifest,
      "m.ts": MANAGER,
      "old.ts": MANAGER.replace("Manager", "OldManager"),
    });
    for (const date of ["2024-02-29T23:59:59+0000", "2024-03-01T00:00:00+0000"]) {
      vi.stubEnv("GIT_COMMITTER_DATE", date);
      commitAll(root);
    }
    const expired = async (...args: string[]): Promise<boolean> =>
      (await report(root, ...args)).findings.some(({ kind }) => kind === "expired");
    expect(await expired("--ref", "HEAD~1")).toBe(false);
    expect(await expired("--ref", "HEAD")).toBe(true);
    expect(await expired("--ref", "HEAD", "--today", "2024-01-01")).toBe(false);
    // The terminal of the tests has a later date.
    expect(await expired("--staged")).toBe(true);
  });

  test("a folder that the commit does not have is said", async () => {
    const root = await repository({ "a.ts": GOOD });
    commitAll(root);
    await write(root, { "packages/new/x.ts": GOOD });
    const { notes, snapshot } = await report(root, "--ref", "HEAD", "--cwd", "packages/new");
    expect(snapshot.prefix).toBe("packages/new/");
    expect(notes[0]).toMatch(/^Nothing is below packages\/new\/ in commit [\da-f]{12}\.$/);
  });

  test("what a partial clone lacks is a problem that names it, and a note", async () => {
    const origin = await repository({ "a.ts": GOOD, "b.ts": GOOD });
    commitAll(origin);
    git(origin, ["config", "uploadpack.allowFilter", "true"]);
    const clone = join(await scratchDirectory(), "clone");
    git(origin, ["clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${origin}`, clone]);
    await rename(origin, `${origin}-away`);
    git(clone, ["hash-object", "-w", "--stdin"], GOOD);
    await write(clone, { "c.ts": "export const c = 1;\n" });
    git(clone, ["update-index", "--add", "c.ts"]);
    git(clone, ["update-index", "--add", "--cacheinfo", `100644,${"1".repeat(40)},d.ts`]);
    const ran = await runCli(clone, ["check", "--staged", "-r", "json"]);
    expect(ran.err).toBe("");
    const { problems, notes } = JSON.parse(ran.out) as {
      problems: { file: string; message: string }[];
      notes: string[];
    };
    expect(problems).toEqual([
      {
        file: "d.ts",
        line: 1,
        message: expect.stringContaining("or git does not have its content") as string,
      },
    ]);
    expect(notes[0]).toContain("This repository lacks the content of d.ts (1 in all) of the index. ");
  });

  test("what was lacking and has come is judged, whatever was kept before", async () => {
    const tsconfig = '{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["lib/*"] } } }\n';
    const files = { "tsconfig.json": tsconfig, "lib/good.ts": GOOD, "a.ts": BAD.replace("./good.js", "@lib/good") };
    const origin = await repository(files);
    commitAll(origin);
    git(origin, ["config", "uploadpack.allowFilter", "true"]);
    const clone = join(await scratchDirectory(), "clone");
    git(origin, ["clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${origin}`, clone]);
    for (const name of ["lib/good.ts", "a.ts"] as const) git(clone, ["hash-object", "-w", "--stdin"], files[name]);
    const cache = await scratchDirectory();
    const judged = (): Promise<Listed> => report(clone, "--ref", "HEAD", "--cache-dir", cache);
    const lacking = await judged();
    expect([places(lacking), lacking.notes[0]]).toEqual([
      [],
      expect.stringContaining("content of tsconfig.json (1 in all)"),
    ]);
    expect(await judged()).toEqual(lacking);
    git(clone, ["fetch", "--quiet", "--refetch", "--no-filter"]);
    expect(places(await judged())).toEqual(["a.ts"]);
  });
});

describe("check --since", () => {
  /** One finding that stays, one that goes, one that comes, one that moves. */
  async function changed(): Promise<string> {
    const root = await repository({
      "ssotlint.yaml": ROLE,
      "m.ts": MANAGER,
      "good.ts": GOOD,
      "stays.ts": BAD,
      "goes.ts": BAD,
      "old/rival.ts": MANAGER.replace("Manager", "OtherManager"),
    });
    commitAll(root);
    await rm(join(root, "goes.ts"));
    await write(root, { "comes.ts": `${BAD}export {};\n`, "stays.ts": `// a line above\n${BAD}` });
    git(root, ["add", "--all"]);
    git(root, ["mv", "old", "new"]);
    return root;
  }

  test("says of each finding whether it was introduced: what moved was not", async () => {
    const root = await changed();
    const head = git(root, ["rev-parse", "HEAD"]).trim();
    const expected = ["new/rival.ts", "+comes.ts", "stays.ts"];
    for (const options of [[], ["--staged"]]) {
      const compared = await report(root, "--since", "HEAD", ...options);
      expect(places(compared)).toEqual(expected);
      expect(compared.since).toEqual({ commit: head, introduced: 1, fixed: 1 });
    }
    commitAll(root);
    expect(places(await report(root, "--ref", "HEAD", "--since", "HEAD~1"))).toEqual(expected);
    const none = await report(root, "--since", "HEAD");
    expect([none.since?.introduced, none.since?.fixed]).toEqual([0, 0]);
    const without = await report(root);
    expect([without.since, without.findings.some((finding) => "introduced" in finding)]).toEqual([null, false]);
  });

  test("a file that was renamed and not edited introduces nothing, whatever is found in it", async () => {
    const root = await repository({
      "good.ts": GOOD,
      "a.ts": `// ssotlint-allow unresolved-import: nobody needs this\n${GOOD}${BAD}`,
    });
    commitAll(root);
    git(root, ["mv", "a.ts", "renamed.ts"]);
    const renamed = await report(root, "--since", "HEAD", "--staged");
    expect(places(renamed)).toEqual(["renamed.ts", "renamed.ts"]);
    expect(renamed.since).toMatchObject({ introduced: 0, fixed: 0 });
    commitAll(root);
    expect(places(await report(root, "--since", "HEAD~1"))).toEqual(["renamed.ts", "renamed.ts"]);
  });

  test("shows it to people, and in SARIF", async () => {
    const root = await changed();
    const { out } = await runCli(root, ["check", "--since", "HEAD"]);
    expect(out).toContain("comes.ts:1:10 error unresolved-import/missingName new\n");
    expect(out).toContain("stays.ts:2:10 error unresolved-import/missingName\n");
    expect(out).toMatch(/^1 new since [\da-f]{12}, 1 fixed$/m);
    const sarif = await runCli(root, ["check", "--since", "HEAD", "-r", "sarif"]);
    const [run] = (JSON.parse(sarif.out) as { runs: { results: { baselineState?: string }[] }[] }).runs;
    expect(run?.results.map(({ baselineState }) => baselineState)).toEqual(["unchanged", "new", "unchanged"]);
  });

  test("--fail-on-new fails for what was introduced alone", async () => {
    const root = await changed();
    const code = async (...args: string[]): Promise<number> =>
      (await runCli(root, ["check", "--since", "HEAD", ...args])).code;
    expect([await code(), await code("--fail-on-new")]).toEqual([1, 1]);
    await rm(join(root, "comes.ts"));
    expect([await code(), await code("--fail-on-new")]).toEqual([1, 0]);
    expect([await code("--max-warnings", "0"), await code("--fail-on-new", "--max-warnings", "0")]).toEqual([1, 0]);
  });

  test("a budget counts, however old what exceeds it is", async () => {
    const root = await changed();
    await write(root, { "ssotlint.yaml": `${ROLE}budgets: { "roles.m.rivals": 0 }\n` });
    await rm(join(root, "comes.ts"));
    const ran = await runCli(root, ["check", "--since", "HEAD", "--fail-on-new", "-r", "json"]);
    const found = (JSON.parse(ran.out) as Listed).findings;
    // The past is judged by today's manifest, so it was over the budget then as well.
    expect(found.filter(({ rule }) => rule === "budget-exceeded").map(({ introduced }) => introduced)).toEqual([false]);
    expect(ran.code).toBe(1);
  });

  test("the past is judged by today's manifest, also where it had none or a broken one", async () => {
    const root = await repository({
      "ssotlint.yaml": "version: 9\n",
      "m.ts": MANAGER,
      "r.ts": MANAGER.replace("Manager", "OtherManager"),
    });
    commitAll(root);
    await write(root, { "ssotlint.yaml": ROLE });
    const compared = await report(root, "--since", "HEAD");
    expect(compared.findings.map(({ kind, introduced }) => [kind, introduced])).toEqual([["rival", false]]);
  });

  test("in a folder of the repository", async () => {
    const root = await repository({ "sub/good.ts": GOOD, "sub/a.ts": BAD, "other.ts": BAD });
    commitAll(root);
    await write(root, { "sub/b.ts": BAD });
    expect(places(await report(join(root, "sub"), "--since", "HEAD"))).toEqual(["a.ts", "+b.ts"]);
  });

  test("the library does the same", async () => {
    const root = await changed();
    const { findings, since } = await check({
      directory: root,
      snapshot: { kind: "index" },
      since: "HEAD",
      today: "2026-06-01",
    });
    expect(findings.map(({ introduced }) => introduced)).toEqual([false, true, false]);
    expect(since?.fixed).toBe(1);
  });
});

describe("inventory and why", () => {
  test("look at what is staged or at a commit", async () => {
    const root = await repository({ "a.ts": "export class First {}\n" });
    commitAll(root);
    await write(root, { "a.ts": "export class Second {}\n" });
    git(root, ["add", "--all"]);
    await write(root, { "a.ts": "export class Third {}\n" });
    const codes = (name: string): Promise<readonly number[]> =>
      Promise.all(
        [["--ref", "HEAD"], ["--staged"], []].map((options) =>
          runCli(root, ["why", name, ...options]).then(({ code }) => code),
        ),
      );
    expect(await codes("First")).toEqual([0, 2, 2]);
    expect(await codes("Second")).toEqual([2, 0, 2]);
    expect(await codes("Third")).toEqual([2, 2, 0]);
    const imports = await repository({ "good.ts": GOOD, "a.ts": BAD });
    git(imports, ["add", "--all"]);
    await write(imports, { "a.ts": "" });
    const rows = async (...options: string[]): Promise<number> =>
      (JSON.parse((await runCli(imports, ["inventory", "imports", "-r", "json", ...options])).out) as { imports: [] })
        .imports.length;
    expect([await rows("--staged"), await rows()]).toEqual([1, 0]);
  });
});

describe("mistakes end the run with 2 and one clear message", () => {
  test.each([
    [["check", "--staged", "--ref", "HEAD"], /--staged and --ref exclude each other/],
    [["check", "--fail-on-new"], /--fail-on-new needs --since/],
    [["check", "--ref", "nowhere"], /nowhere is no commit of this repository/],
    [["check", "--ref=--all"], /--all is no revision: none begins with a dash/],
    [["check", "--ref", ""], /A revision is expected/],
    [["check", "--since", "nowhere"], /nowhere is no commit of this repository/],
    [["check", "--since=-x"], /-x is no revision/],
    [["check", "--since", "HEAD", "--since", "HEAD"], /--since is given more than once/],
    [["why", "a.ts#a", "--ref", "nowhere"], /nowhere is no commit/],
    [["inventory", "routes", "--staged", "--ref", "HEAD"], /exclude each other/],
    [["schema", "--staged"], /staged/],
  ])("%j", async (args, message) => {
    const root = await repository({ "a.ts": GOOD });
    commitAll(root);
    expect(await mistake(root, ...args)).toMatch(message);
  });

  test.each([["--staged"], ["--ref=HEAD"], ["--since=HEAD"]])("%s where there is no repository", async (option) => {
    const plain = await scratchDirectory();
    await write(plain, { "a.ts": GOOD });
    expect(await mistake(plain, "check", option)).toMatch(/^ssotlint: This is not a git repository: --staged, --ref/);
  });

  test("a commit before the first one, of which the staged files are judged all the same", async () => {
    const root = await repository({ "good.ts": GOOD, "a.ts": BAD });
    git(root, ["add", "--all"]);
    expect(places(await report(root, "--staged"))).toEqual(["a.ts"]);
    expect(await mistake(root, "check", "--ref", "HEAD")).toContain("HEAD is no commit of this repository");
    expect(await mistake(root, "check", "--staged", "--since", "HEAD")).toContain("HEAD is no commit");
  });
});

/**
 * Runs a commit up to its pre-commit hook, and something in the place of the hook: in its directory, with the variables that git gave it.
 * Git waits for it, with the index that it made for this commit.
 */
async function whileCommitting<T>(root: string, args: readonly string[], run: (cwd: string) => Promise<T>): Promise<T> {
  const talk = await scratchDirectory();
  const hook = `#!/bin/sh\nenv | grep ^GIT_ > "${talk}/env"\npwd > "${talk}/cwd"\ntouch "${talk}/ready"\nwhile [ ! -e "${talk}/go" ]; do sleep 0.02; done\n`;
  const file = join(git(root, ["rev-parse", "--path-format=absolute", "--git-path", "hooks"]).trim(), "pre-commit");
  await writeFile(file, hook);
  await chmod(file, 0o755);
  const before = process.cwd();
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
  const child = spawn("git", [...identity, ...args, "--quiet"], { cwd: root, stdio: "ignore" });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  try {
    for (let tries = 0; !existsSync(join(talk, "ready")); tries++) {
      if (tries > 1000) throw new Error("the hook was never run");
      await pause(10);
    }
    const variables = (await readFile(join(talk, "env"), "utf8")).trim().split("\n");
    expect(variables.join("\n")).toContain("GIT_INDEX_FILE=");
    for (const line of variables) {
      const [name = "", ...value] = line.split("=");
      if (!name.startsWith("GIT_CONFIG")) vi.stubEnv(name, value.join("="));
    }
    const cwd = (await readFile(join(talk, "cwd"), "utf8")).trim();
    process.chdir(cwd);
    return await run(cwd);
  } finally {
    process.chdir(before);
    await writeFile(join(talk, "go"), "");
    expect(await ended).toBe(0);
  }
}
