import { spawn } from "node:child_process";
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { execPath } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commitOn, commits, historyOf, MANIFEST } from "../history/random-history.js";
import { runCli } from "../run-cli.js";
import { git, repository, scratchDirectory, write } from "../snapshot/scratch.js";

interface Point {
  readonly label: string;
  readonly commit: string;
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly unparsed: readonly string[];
  readonly missing: readonly string[];
  readonly failure: string | null;
}

interface Blamed {
  readonly commit: string;
  readonly parent: string;
  readonly authored: string;
  readonly subject: string;
  readonly before: number | null;
  readonly after: number | null;
}

interface TrendReport {
  readonly points: readonly Point[];
  readonly steps: readonly {
    readonly metric: string;
    readonly from: string;
    readonly to: string;
    readonly blame: readonly Blamed[] | null;
  }[];
  readonly notes: readonly string[];
}

async function trend(cwd: string, ...args: string[]): Promise<TrendReport> {
  const ran = await runCli(cwd, ["trend", "-r", "json", ...args]);
  expect([ran.code, ran.err]).toEqual([0, ""]);
  return JSON.parse(ran.out) as TrendReport;
}

async function metricsAt(cwd: string, commit: string, ...args: string[]): Promise<Point["metrics"]> {
  const ran = await runCli(cwd, ["check", "-r", "json", "--ref", commit, "--no-cache", ...args]);
  expect(ran.err).toBe("");
  return (JSON.parse(ran.out) as { summary: { metrics: Point["metrics"] } }).summary.metrics;
}

async function mistake(cwd: string, ...args: string[]): Promise<string> {
  const ran = await runCli(cwd, ["trend", ...args]);
  expect([ran.code, ran.out]).toEqual([2, ""]);
  expect(ran.err).not.toMatch(/\n\s+at /);
  return ran.err;
}

const labels = ({ points }: TrendReport): readonly string[] => points.map(({ label }) => label);

describe("over random histories", () => {
  test.each([
    ["today's manifest", [], ["--manifest-of-worktree"]],
    ["each commit's own", ["--manifest-of-commit"], []],
  ])(
    "each point is what check --ref says, by %s",
    async (_, ofTrend, ofCheck) => {
      await fc.assert(
        fc.asyncProperty(commits, async (made) => {
          const root = await historyOf(made);
          const { points } = await trend(root, "--by", "commit", ...ofTrend);
          expect(points).toHaveLength(made.length + 1);
          for (const { commit, metrics } of points) expect(metrics).toEqual(await metricsAt(root, commit, ...ofCheck));
        }),
        { numRuns: 5 },
      );
    },
    120_000,
  );

  test("kept or not, it is the same", async () => {
    await fc.assert(
      fc.asyncProperty(commits, async (made) => {
        const root = await historyOf(made);
        const cache = ["--cache-dir", await scratchDirectory()];
        const args = ["--by", "commit", "--blame"];
        const plain = await trend(root, ...args, "--no-cache");
        await trend(root, ...args, "--until", "HEAD~1", "-m", "roles.*", ...cache);
        expect(await trend(root, ...args, ...cache)).toEqual(plain);
        expect(await trend(root, ...args, ...cache)).toEqual(plain);
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  test("the commit that is blamed changed what it is said to have changed, against its parent", async () => {
    await fc.assert(
      fc.asyncProperty(commits, async (made) => {
        const root = await historyOf(made);
        const { points, steps } = await trend(
          root,
          "--by",
          "month",
          "--since",
          "2025-02-01",
          "--blame",
          "--steps",
          "99",
        );
        expect(points).toHaveLength(1);
        expect(steps).toEqual([]);
        const all = await trend(root, "--by", "week", "--blame", "--steps", "99");
        for (const { metric, blame } of all.steps) {
          expect(blame?.length).toBeGreaterThan(0);
          for (const { commit, parent, before, after } of blame ?? []) {
            expect(parent).toBe(git(root, ["rev-parse", `${commit}^`]).trim());
            expect((await metricsAt(root, parent, "--manifest-of-worktree"))[metric]).toBe(before);
            expect((await metricsAt(root, commit, "--manifest-of-worktree"))[metric]).toBe(after);
          }
        }
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});

describe("which points there are", () => {
  const OTHER = "export class OtherManager { connect() {} disconnect() {} broadcast() {} sendToUser() {} }\n";

  test("by day, week, month and tag, within a range", async () => {
    const root = await historyOf([{}, {}, {}], ["2025-01-31", "2025-02-01", "2025-02-01", "2025-02-03"]);
    git(root, ["tag", "v1.9", "HEAD~3"]);
    git(root, ["tag", "v1.10", "HEAD~3"]);
    git(root, ["tag", "--annotate", "--message=x", "v2", "HEAD"]);
    expect(labels(await trend(root, "--by", "day"))).toEqual(["2025-01-31", "2025-02-01", "2025-02-03"]);
    expect(labels(await trend(root))).toEqual(["2025-W05", "2025-W06"]);
    expect(labels(await trend(root, "--by", "month"))).toEqual(["2025-01", "2025-02"]);
    expect(labels(await trend(root, "--by", "tag"))).toEqual(["v1.9", "v1.10", "v2"]);
    expect(labels(await trend(root, "--by", "day", "--since", "2025-02-01", "--until", "2025-02-02"))).toEqual([
      "2025-02-01",
    ]);
    expect((await trend(root, "--by", "commit", "--since", "v1.9", "--until", "HEAD~1")).points).toHaveLength(3);
    expect(labels(await trend(root, "--by", "tag", "--since", "HEAD~1"))).toEqual(["v2"]);
  });

  test("of a history of merges the merges, or all commits", async () => {
    const root = await historyOf([]);
    for (const name of ["one", "two"]) {
      git(root, ["switch", "--quiet", "--create", name]);
      await write(root, { [`src/${name}.ts`]: OTHER });
      const made = commitOn(root, "2025-04-01", name);
      git(root, ["switch", "--quiet", "main"]);
      git(root, ["merge", "--quiet", "--no-ff", "--message=merge", name]);
      expect(git(root, ["rev-parse", "HEAD^2"]).trim()).toBe(made);
    }
    const [merge = "", before = ""] = git(root, ["rev-list", "--first-parent", "HEAD"]).split("\n");
    const { points, steps } = await trend(root, "--by", "commit", "--blame", "-m", "roles.socket.names");
    expect(points.map(({ metrics }) => metrics)).toEqual([0, 1, 2].map((count) => ({ "roles.socket.names": count })));
    expect(steps.map(({ blame }) => blame?.map(({ commit }) => commit))).toEqual([[merge], [before]]);
    expect((await trend(root, "--by", "commit", "--no-first-parent")).points).toHaveLength(5);
  });

  test("dates of the future and in reverse are told, and move no other point", async () => {
    const days = ["2025-01-01", "2025-01-02", "2099-01-01", "2025-01-03", "1999-01-01", "2025-01-04"];
    const { points, notes } = await trend(await historyOf([{}, {}, {}, {}, {}], days), "--by", "day");
    expect(points.map(({ label }) => label)).toEqual(["2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04"]);
    expect(notes.join()).toMatch(/2 commits have dates that cannot be/);
  });
});

describe("what is not as it should be", () => {
  test("no repository, and one without commits", async () => {
    expect(await mistake(await scratchDirectory())).toMatch(/This is not a git repository: a trend is read from/);
    expect(await mistake(await repository({ "a.ts": "" }))).toMatch(/has no commit yet/);
  });

  test("a detached head and a bare repository are like others", async () => {
    const root = await historyOf([{}, {}]);
    git(root, ["switch", "--quiet", "--detach", "HEAD~1"]);
    expect((await trend(root, "--by", "day")).points).toHaveLength(2);
    const bare = await scratchDirectory();
    git(bare, ["clone", "--quiet", "--bare", root, "."]);
    const [inBare, there] = [await trend(bare, "--by", "day"), await trend(root, "--by", "day")];
    expect(inBare.points).toEqual(there.points);
  });

  test("a shallow clone says where its history begins", async () => {
    const root = await historyOf([{}, {}, {}]);
    const clone = await scratchDirectory();
    git(clone, ["clone", "--quiet", "--depth=2", `file://${root}`, "."]);
    const { points, notes } = await trend(clone, "--by", "day");
    expect(points).toHaveLength(2);
    expect(notes.join()).toMatch(/shallow clone/);
  });

  test("a branch that was rewritten has no way from the old commit", async () => {
    const root = await historyOf([{}, {}]);
    const old = git(root, ["rev-parse", "HEAD"]).trim();
    git(root, ["reset", "--quiet", "--hard", "HEAD~1"]);
    commitOn(root, "2025-05-01", "instead");
    expect(await mistake(root, "--since", old)).toMatch(/does not lead to .*: the branch was rewritten/);
    expect(await mistake(root, "--since", "0123456789")).toMatch(/0123456789 is no commit of this repository/);
  });

  test("content that a partial clone lacks is named, and counted again when it is there", async () => {
    const root = await historyOf([
      { "src/other.ts": "export class OtherManager { connect() {} disconnect() {} broadcast() {} sendToUser() {} }\n" },
      { "src/other.ts": null },
    ]);
    git(root, ["config", "uploadpack.allowFilter", "true"]);
    const clone = await scratchDirectory();
    git(clone, ["clone", "--quiet", "--filter=blob:none", `file://${root}`, "."]);
    const cache = ["--cache-dir", await scratchDirectory()];
    const lacking = await trend(clone, "--by", "day", ...cache);
    expect(lacking.points.map(({ missing }) => missing)).toEqual([[], ["src/other.ts"], []]);
    expect(lacking.notes.join()).toMatch(/whose content this repository lacks: src\/other\.ts/);
    git(clone, ["fetch", "--quiet", "--refetch", "--no-filter"]);
    expect((await trend(clone, "--by", "day", ...cache)).points).toEqual((await trend(root, "--by", "day")).points);
  });

  test("a manifest that was not there, or was wrong, is a point without its metrics, and no end", async () => {
    const root = await repository({ "src/manager.ts": "export class SocketManager {}\n" });
    commitOn(root, "2025-01-01");
    await write(root, { "ssotlint.yaml": "version: 1\nrules: { no-such-rule: off }\n" });
    commitOn(root, "2025-01-02");
    await write(root, { "ssotlint.yaml": MANIFEST });
    commitOn(root, "2025-01-03");
    const own = await trend(
      root,
      "--by",
      "day",
      "--manifest-of-commit",
      "-m",
      "roles.socket.names",
      "-m",
      "routes.live",
    );
    expect(own.points.map(({ metrics }) => metrics)).toEqual([
      { "routes.live": 0 },
      {},
      { "roles.socket.names": 0, "routes.live": 0 },
    ]);
    expect(own.points[1]?.failure).toMatch(/no-such-rule/);
    expect(own.notes.join()).toMatch(/1 point could not be judged, the first one at 2025-01-02: /);
    expect((await trend(root, "--by", "day", "-m", "roles.socket.names")).points).toHaveLength(3);
    expect(await mistake(root, "--manifest-of-commit", "-m", "roles.no.names")).toMatch(
      /No commit has a metric roles\.no/,
    );
  });

  test.each([
    [["-m", "roles.socket.rival"], /There is no metric roles\.socket\.rival\. Did you mean roles\.socket\.rivals\?/],
    [["--steps", "-1"], /--steps expects a whole number/],
    [["--since", "2025-02-30"], /--since 2025-02-30 is no date/],
    [["--since", "2030-01-01"], /There is no commit in this range/],
    [["--by", "tag"], /There is no tag of a commit/],
    [["--by", "year"], /year/],
    [["-r", "consol"], /There is no reporter called consol\. Did you mean console\?/],
    [["--until", "nowhere"], /nowhere is no commit/],
  ])("%j", async (args, message) => {
    expect(await mistake(await historyOf([]), ...args)).toMatch(message);
  });
});

describe("check --trend", () => {
  test("is a mistake where nothing shows it", async () => {
    const ran = await runCli(await historyOf([]), ["check", "--trend", "day"]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(/--trend is shown by html and status alone/);
  });

  test("puts the trend into the page, and what was eliminated into the status", async () => {
    const twice =
      'import express from "express";\nexport const app = express();\napp.get("/a", function one() {});\napp.get("/a", function two() {});\n';
    const root = await historyOf([{ "src/other.ts": twice }, { "src/other.ts": null }]);
    const start = await runCli(root, ["check", "--trend", "day", "-r", "status", "--ref", "HEAD~1"]);
    expect(JSON.parse(start.out)).toMatchObject({ consolidation: { competing_routes_eliminated: -1 } });
    const ran = await runCli(root, ["check", "--trend", "day", "-r", "status", "-r", "html=page.html"]);
    expect(ran.err).toBe("");
    expect(JSON.parse(ran.out)).toMatchObject({ consolidation: { competing_routes_eliminated: 0 } });
    expect(readFileSync(join(root, "page.html"), "utf8")).toContain('<h2 id="trend-title">Trend</h2>');
  });
});

describe("the work tree", () => {
  test("dirty or not, nothing of it is written or counted", async () => {
    const root = await historyOf([{}, {}]);
    const clean = await trend(root, "--by", "commit");
    await write(root, { "src/manager.ts": "export class {", "src/untracked.ts": "" });
    const before = stateOf(root);
    expect(await trend(root, "--by", "commit", "--blame")).toEqual(clean);
    expect(stateOf(root)).toEqual(before);
  });
});

/** Every file outside of git's folder with its bytes and its time. */
function stateOf(root: string): readonly unknown[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => !path.startsWith(".git") && lstatSync(join(root, path)).isFile())
    .sort()
    .map((path) => [path, readFileSync(join(root, path), "utf8"), lstatSync(join(root, path)).mtimeMs]);
}

/** What is killed is a process of the built command line. */
const CLI = resolve("dist/cli.js");

describe.skipIf(!existsSync(CLI))("a run that is killed", () => {
  test("is taken up by the next one, with the same bytes", async () => {
    const made = Array.from({ length: 25 }, (_, index) => ({ "src/third.ts": `export class Manager${index} {}\n` }));
    const root = await historyOf(
      made as never,
      Array.from({ length: 26 }, () => "2025-03-01"),
    );
    const args = ["trend", "--by", "commit", "--blame", "-r", "json"];
    const whole = await runCli(root, [...args, "--no-cache"]);
    const cache = await scratchDirectory();
    for (const milliseconds of [150, 300, 450, 600, 900]) {
      const child = spawn(execPath, [CLI, ...args, "--cache-dir", cache], { cwd: root, stdio: "ignore" });
      await pause(milliseconds);
      child.kill("SIGKILL");
    }
    expect((await runCli(root, [...args, "--cache-dir", cache])).out).toBe(whole.out);
    const built = spawn(execPath, [CLI, ...args, "--cache-dir", cache], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    for await (const chunk of built.stdout) out += String(chunk);
    expect(out).toBe(whole.out);
  }, 120_000);
});
