import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { VERSION } from "../../src/model/version.js";
import { commitAll, git, repository, scratchDirectory, write } from "../snapshot/scratch.js";
import { MAILER, mailer } from "./mailer-repository.js";
import { addProgram, runAction, type ActionRun, type ActionSetting } from "./run-action.js";

const RIVAL = { "src/second.ts": mailer("SecondMailer") };

/** A checkout in which ssotlint is installed, and the folder of a runner. */
async function checkout(files: Readonly<Record<string, string>>): Promise<ActionSetting> {
  const workspace = await repository({ ...files, ".gitignore": "node_modules\n" });
  commitAll(workspace);
  await useInstalled(workspace);
  return { workspace, runner: await scratchDirectory() };
}

async function useInstalled(workspace: string): Promise<void> {
  await mkdir(join(workspace, "node_modules"));
  symlinkSync(resolve("."), join(workspace, "node_modules/ssotlint"));
}

function headOf(workspace: string, revision = "HEAD"): string {
  return git(workspace, ["rev-parse", revision]).trim();
}

/** What GitHub checks out for a pull request: the merge of a branch into main. */
async function pullRequest(
  before: Readonly<Record<string, string>>,
  brought: Readonly<Record<string, string>>,
): Promise<ActionSetting> {
  const setting = await checkout(before);
  const { workspace } = setting;
  const base = headOf(workspace);
  git(workspace, ["switch", "--quiet", "--create=branch"]);
  await write(workspace, brought);
  commitAll(workspace);
  git(workspace, ["switch", "--quiet", "main"]);
  git(workspace, ["merge", "--quiet", "--no-ff", "--message=merge", "branch"]);
  return {
    ...setting,
    event: { pull_request: { number: 7, base: { sha: base } } },
    environment: { GITHUB_SHA: headOf(workspace) },
  };
}

interface FakeGitHub {
  readonly refuses: boolean;
  readonly comments: readonly { readonly id: string; readonly body: string; readonly viewerDidAuthor: boolean }[];
  readonly asked: readonly { readonly args: readonly string[]; readonly host: string; readonly token: string }[];
}

/** Lets the action speak with a GitHub that is a file. */
function withGitHub(
  setting: ActionSetting,
  start: Partial<FakeGitHub> = {},
): ActionSetting & { readonly github: () => FakeGitHub } {
  const state = join(setting.runner, "github.json");
  writeFileSync(state, JSON.stringify({ refuses: false, comments: [], asked: [], ...start }));
  addProgram(
    setting.runner,
    "gh",
    `#!/bin/sh\nexec "${process.execPath}" "${resolve("test/action/fake-gh.mjs")}"  "$@"\n`,
  );
  return {
    ...setting,
    environment: { ...setting.environment, FAKE_GH_STATE: state },
    github: () => JSON.parse(readFileSync(state, "utf8")) as FakeGitHub,
  };
}

/** The lines of a log that the runner takes for commands, each with its name alone. */
function commands({ log }: ActionRun): readonly string[] {
  return log.split(/[\r\n]+/).flatMap((line) => /^\s*::(?<name>[\w-]+)/.exec(line)?.groups?.["name"] ?? []);
}

test("it fails for a rival, names it in the diff, in the summary and for code scanning", async () => {
  const run = runAction(await checkout({ ...MAILER, ...RIVAL }));
  expect(run.isPassed).toBe(false);
  expect(run.outputs).toMatchObject({ findings: "1", new: "1" });
  expect(run.log).toContain("::error file=src/second.ts,line=1");
  expect(run.summary).toContain("src/second.ts");
  const sarif = JSON.parse(readFileSync(run.outputs["sarif"] ?? "", "utf8")) as { runs: { results: unknown[] }[] };
  expect(sarif.runs[0]?.results).toHaveLength(1);
  expect(run.used).toEqual([
    {
      uses: "actions/cache@v5",
      with: {
        path: expect.stringMatching(/\.git\/ssotlint$/),
        key: `ssotlint-Linux-${VERSION}-the-sha`,
        "restore-keys": `ssotlint-Linux-${VERSION}-`,
      },
    },
    { uses: "github/codeql-action/upload-sarif@v4", with: { sarif_file: run.outputs["sarif"], token: "the-token" } },
  ]);
});

test("it passes where there is one, and comments on nothing that there is nothing to say of", async () => {
  const setting = withGitHub(await pullRequest(MAILER, { "src/other.ts": "export const x = 1;\n" }));
  const run = runAction(setting);
  expect(run).toMatchObject({ isPassed: true, outputs: { findings: "0", new: "0" } });
  expect(commands(run)).toEqual([]);
  expect(setting.github().comments).toEqual([]);
});

test("the cache is where ssotlint writes what it read", async () => {
  const setting = await checkout(MAILER);
  const { used } = runAction(setting);
  const path = used.find(({ uses }) => uses.startsWith("actions/cache@"))?.with["path"] ?? "";
  expect(path).toBe(join(setting.workspace, ".git/ssotlint"));
  expect(existsSync(path)).toBe(true);
});

test("a pull request is compared with what it is merged into, and has one comment, whatever it is pushed to it", async () => {
  const other = { id: "c0", body: "Nice.", viewerDidAuthor: false };
  const setting = withGitHub(await pullRequest({ ...MAILER, ...RIVAL }, { "src/third.ts": mailer("ThirdMailer") }), {
    // Somebody else writes the mark: that comment is not ours.
    comments: [other, { ...other, id: "c1", body: "<!-- ssotlint  -->\nForged." }, { ...other, id: "c2" }],
  });
  const run = runAction(setting);
  expect(run).toMatchObject({ isPassed: false, outputs: { findings: "2", new: "1" } });
  const { comments, asked } = setting.github();
  expect(comments.map(({ id }) => id)).toEqual(["c0", "c1", "c2", "c3"]);
  expect(comments[3]?.body).toMatch(/^<!-- ssotlint {2}-->\n/);
  expect(comments[3]?.body).toContain("src/third.ts");
  expect(asked[0]).toMatchObject({
    args: ["api", "graphql", "--input", "-"],
    host: "github.example",
    token: "the-token",
  });

  const { workspace } = setting;
  await rm(join(workspace, "src/third.ts"));
  const again = runAction(setting);
  expect(again.outputs).toMatchObject({ findings: "1", new: "0" });
  const after = setting.github().comments;
  expect(after).toHaveLength(4);
  expect(after[3]?.body).not.toContain("third");
  expect(after.slice(0, 3)).toEqual(comments.slice(0, 3));
});

test("with fail-on-new what was there before fails nothing", async () => {
  const inputs = { "fail-on-new": "true" };
  const before = { ...MAILER, ...RIVAL };
  const harmless = await pullRequest(before, { "src/other.ts": "export const x = 1;\n" });
  expect(runAction({ ...harmless, inputs }).isPassed).toBe(true);
  const harmful = await pullRequest(before, { "src/third.ts": mailer("ThirdMailer") });
  expect(runAction({ ...harmful, inputs }).isPassed).toBe(false);
});

test("of a baseline nothing is new", async () => {
  const setting = await checkout({ ...MAILER, ...RIVAL });
  execFileSync(process.execPath, [resolve("dist/cli.js"), "baseline"], { cwd: setting.workspace });
  expect(runAction(setting)).toMatchObject({ isPassed: true, outputs: { findings: "1", new: "0" } });
});

test("a push is compared with what was there before it, the first one of a branch with nothing", async () => {
  const setting = await checkout({ ...MAILER, ...RIVAL });
  const before = headOf(setting.workspace);
  await write(setting.workspace, { "src/third.ts": mailer("ThirdMailer") });
  commitAll(setting.workspace);
  expect(runAction({ ...setting, event: { before } }).outputs).toMatchObject({ findings: "2", new: "1" });
  const first = runAction({ ...setting, event: { before: "0".repeat(40) } });
  expect(first.outputs).toMatchObject({ findings: "2", new: "2" });
  expect(commands(first)).toEqual(["error", "error"]);
});

test("a branch that is checked out instead of the merge is compared with where it left", async () => {
  const setting = await pullRequest({ ...MAILER, ...RIVAL }, { "src/third.ts": mailer("ThirdMailer") });
  // A merge of main into the branch is a merge too, but not the one that GitHub made.
  git(setting.workspace, ["switch", "--quiet", "branch"]);
  git(setting.workspace, ["merge", "--quiet", "--no-ff", "--message=back", "main~0"]);
  git(setting.workspace, ["commit", "--quiet", "--allow-empty", "--message=more"]);
  expect(runAction(setting).outputs).toMatchObject({ findings: "2", new: "1" });
});

test("a shallow checkout is told how deep it has to be", async () => {
  const full = await pullRequest({ ...MAILER, ...RIVAL }, { "src/third.ts": mailer("ThirdMailer") });
  const workspace = join(await scratchDirectory(), "shallow");
  git(full.workspace, ["clone", "--quiet", "--depth=1", `file://${full.workspace}`, workspace]);
  await useInstalled(workspace);
  const setting = { ...full, workspace };
  const run = runAction(setting);
  expect(run.log).toMatch(/^::warning title=ssotlint::the checkout does not have the commit .* fetch-depth: 2/m);
  expect(run).toMatchObject({ isPassed: false, outputs: { findings: "2", new: "2" } });

  const onlyNew = runAction({ ...setting, inputs: { "fail-on-new": "true" } });
  expect(onlyNew).toMatchObject({ isPassed: false, outputs: { findings: "" } });
  expect(onlyNew.log).toMatch(/^::error title=ssotlint::fail-on-new: the checkout does not have .* fetch-depth: 2/m);

  const named = runAction({ ...setting, inputs: { since: "HEAD~3" } });
  expect(named.log).toMatch(
    /^::error title=ssotlint::ssotlint: HEAD~3 is no commit .* shallow clone .* fetch-depth: 0/m,
  );

  const two = join(await scratchDirectory(), "two");
  git(full.workspace, ["clone", "--quiet", "--depth=2", `file://${full.workspace}`, two]);
  await useInstalled(two);
  expect(runAction({ ...full, workspace: two }).outputs).toMatchObject({ findings: "2", new: "1" });
});

test("without permission to comment and to upload there is a warning, and the verdict is that of the code", async () => {
  const setting = withGitHub(await pullRequest(MAILER, RIVAL), { refuses: true });
  const run = runAction({ ...setting, failing: ["github/codeql-action/upload-sarif"], inputs: { "fail-on": "never" } });
  expect(run.isPassed).toBe(true);
  expect(run.log).toContain("Resource not accessible by integration");
  expect(commands(run)).toEqual(["error", "warning", "warning"]);
});

test("without gh there is a warning", async () => {
  const setting = await pullRequest(MAILER, RIVAL);
  addProgram(setting.runner, "gh", "#!/nowhere/at/all\n");
  const run = runAction({ ...setting, inputs: { "fail-on": "never" } });
  expect(run.isPassed).toBe(true);
  expect(run.log).toMatch(/^::warning .*gh, GitHub's command line, could not be started/m);
});

test("what is switched off is not done", async () => {
  const setting = withGitHub(await pullRequest(MAILER, RIVAL));
  const run = runAction({ ...setting, inputs: { "upload-sarif": "false", comment: "false", cache: "false" } });
  expect(run.used).toEqual([]);
  expect(setting.github().asked).toEqual([]);
});

test.each([
  ["fail-on-new", "yes", "expected true or false"],
  ["working-directory", "nowhere", "there is no directory"],
  ["version", "file:../../other", "expected a version or a tag"],
  ["version", "--registry=https://forged.example", "expected a version or a tag"],
  ["version", "1.0.0; touch forged", "expected a version or a tag"],
  ["args", "--max-warnings '3", "a quote is not closed"],
  ["fail-on", "sometimes", "fail-on"],
  ["config", "nowhere.yaml", "nowhere.yaml"],
])("a mistake in %s is told: %s", async (name, value, text) => {
  const run = runAction({ ...(await checkout(MAILER)), inputs: { [name]: value } });
  expect(run.isPassed).toBe(false);
  expect(commands(run)).toContain("error");
  expect(run.log).toContain(text);
});

const HOSTILE = [
  '"; touch forged; "',
  "$(touch forged)",
  "`touch forged`",
  "x\n::error::forged",
  "x\nend-\nfindings=forged",
  "-->forged",
  "--list-files",
  "../../etc",
  "%0A::error::forged",
];

test.each(
  HOSTILE.flatMap((text) =>
    ["version", "working-directory", "config", "fail-on", "since", "args", "category"].map((name) => ({ name, text })),
  ),
)("nothing in $name is run, or taken for a command or an output: $text", async ({ name, text }) => {
  const setting = withGitHub(await pullRequest(MAILER, RIVAL));
  const run = runAction({ ...setting, inputs: { [name]: text } });
  expect(existsSync(join(setting.workspace, "forged"))).toBe(false);
  expect(run.log).not.toMatch(/^\s*::\w+[^:]*::forged/m);
  expect(["", "1"]).toContain(run.outputs["findings"]);
  for (const { body } of setting.github().comments) expect(body.split("\n")[0]).toMatch(/^<!-- ssotlint [\da-f]* -->$/);
});

test("names of files and classes are never commands, outputs or Markdown", async () => {
  const names = [
    "$(touch forged).ts",
    "`touch forged`.ts",
    "a\n::error::forged.ts",
    "##[error]forged.ts",
    "<img src=x>@octocat.ts",
    "-->.ts",
  ];
  const rivals = Object.fromEntries(names.map((name, index) => [`src/${name}`, mailer(`Mailer${index}`)]));
  const broken = { "src/x\n::stop-commands::forged.ts": "export const = {" };
  const setting = withGitHub(await pullRequest(MAILER, { ...rivals, ...broken }));
  const run = runAction(setting);
  expect(run.outputs).toMatchObject({ findings: String(names.length), new: String(names.length) });
  expect(existsSync(join(setting.workspace, "forged"))).toBe(false);
  expect(commands(run)).toEqual([...names.map(() => "error"), "warning"]);
  // The older form is taken for a command anywhere in a line, but in one that is a command already.
  expect(run.log).not.toMatch(/^(?!\s*::).*##\[/m);
  const body = setting.github().comments[0]?.body ?? "";
  expect(body).toContain("octocat");
  expect(new MarkdownIt({ html: true }).render(body)).not.toMatch(/<img/);
});

test("without ssotlint in the project the action's own version is installed, in a place of its own", async () => {
  const setting = await checkout(MAILER);
  await rm(join(setting.workspace, "node_modules"), { recursive: true });
  addProgram(
    setting.runner,
    "npm",
    `#!/bin/sh\npwd > "${setting.runner}/where"; echo "$@" > "${setting.runner}/asked"; mkdir node_modules; ln -s "${resolve(".")}" node_modules/ssotlint\n`,
  );
  const asked = (): string => readFileSync(join(setting.runner, "asked"), "utf8").trim();
  expect(runAction(setting).isPassed).toBe(true);
  expect(asked()).toBe(`install --ignore-scripts --no-audit --no-fund ssotlint@${VERSION}`);
  expect(readFileSync(join(setting.runner, "where"), "utf8")).toContain(join(setting.runner, "ssotlint-"));
  expect(git(setting.workspace, ["status", "--porcelain"])).toBe("");
  expect(runAction({ ...setting, inputs: { version: "next" } }).isPassed).toBe(true);
  expect(asked()).toContain("ssotlint@next");
});

test("what npm says when it cannot install it is in the log, and no command", async () => {
  const setting = await checkout(MAILER);
  addProgram(setting.runner, "npm", "#!/bin/sh\necho '::error::forged'; echo 'npm error 404' >&2; exit 1\n");
  const run = runAction({ ...setting, inputs: { version: "9.9.9" } });
  expect(run.isPassed).toBe(false);
  expect(run.log).toContain("npm error 404");
  expect(commands(run)).toEqual(["error"]);
  expect(run.log).toContain("npm could not install ssotlint@9.9.9");
});

test("in a part of a repository paths are those of the repository, and the project above has the version", async () => {
  const part = Object.fromEntries(
    Object.entries({ ...MAILER, ...RIVAL }).map(([name, text]) => [`apps/one/${name}`, text]),
  );
  const setting = await checkout(part);
  const run = runAction({
    ...setting,
    inputs: { "working-directory": "apps/one", category: "one", args: "--max-warnings 3 'src'" },
  });
  expect(run.log).toContain("::error file=apps/one/src/second.ts,line=1");
  expect(readFileSync(run.outputs["sarif"] ?? "", "utf8")).toContain('"id": "one/"');
});
