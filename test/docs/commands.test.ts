import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { env } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PLAYED_PAGES } from "../../scripts/play-page.mjs";
import { git } from "../snapshot/scratch.js";
import { ACTION_FILE } from "../action/action-file.js";
import { codeInText, commandsOf, DOCUMENTS, isCommandLine, sectionsOf } from "./document.js";
import { documentedRepository } from "./documented-repository.js";
import { NOT_RUN } from "./not-run.js";

/** What is done in the repository before a command line of this kind; the manifest is as it was, unless a kind says otherwise. */
const BEFORE: readonly (readonly [RegExp, (root: string) => void])[] = [
  [/./, (root) => void git(root, ["restore", "ssotlint.yaml"])],
  [/\bssotlint init\b/, (root) => rmSync(join(root, "ssotlint.yaml"), { force: true })],
  // There must be a baseline.
  [/\bbaseline --prune\b/, (root) => void run("ssotlint baseline", root)],
  [/\bexamples\/eleven\b/, (root) => symlinkSync(resolve("examples"), join(root, "examples"))],
];

/** Commands that ask: util-linux's `script` gives them a terminal, and the answers, all at once. */
const AT_TERMINAL = /\bssotlint init$/;
const ANSWERS = "a\n";

/** The command lines that have to find something. */
const WITH_FINDINGS = new Set(["npx ssotlint check --cwd examples/eleven"]);

/** Its commands are those of this repository, and a test of its own follows it. */
const FOLLOWED = "CONTRIBUTING.md";

const inText = new Set<string>();

/** In blocks each where it stands; in the text of the documents the first time. */
const all = DOCUMENTS.filter((document) => document !== FOLLOWED).map((document) => ({
  document,
  commands: [
    // The blocks of these pages are run in their order, by a test of their own.
    ...(PLAYED_PAGES.includes(document)
      ? []
      : sectionsOf(document).flatMap(({ blocks }) => blocks.flatMap(commandsOf))),
    ...codeInText(document).filter((code) => isCommandLine(code) && !inText.has(code) && inText.add(code)),
  ].map(withoutComment),
}));

const toRun = all
  .map(({ document, commands }) => ({
    document,
    commands: commands.filter((command) => NOT_RUN[command] === undefined),
  }))
  .filter(({ commands }) => commands.length > 0);

const ran: string[] = [];
afterAll(() => {
  console.log(`documents: ${ran.length} command lines ran, ${Object.keys(NOT_RUN).length} are listed with a reason`);
});

describe.each(toRun)("the command lines of $document", ({ commands }) => {
  let root = "";
  beforeAll(async () => {
    root = await documentedRepository();
  });

  test.each(commands)("%s", (command) => {
    for (const [pattern, prepare] of BEFORE) if (pattern.test(command)) prepare(root);
    const { status, stdout, stderr } = run(command, root);
    ran.push(command);
    expect({ status, said: stdout + stderr }).toMatchObject({ status: WITH_FINDINGS.has(command) ? 1 : 0 });
  });
});

test("there are some, and those that do not run are all in the documents", () => {
  const commands = all.flatMap((one) => one.commands);
  expect(commands.length).toBeGreaterThan(80);
  expect(Object.keys(NOT_RUN).filter((listed) => !commands.includes(listed))).toEqual([]);
});

test("what the commands that are not run install or test is there", () => {
  const named = Object.keys(NOT_RUN).flatMap((command) => [
    ...[...command.matchAll(/--prefix (?<folder>\S+)/g)].map(({ groups }) => `${groups?.["folder"]}/package.json`),
    ...[...command.matchAll(/\bvitest run (?<start>\S+)/g)].map(({ groups }) => groups?.["start"] ?? ""),
  ]);
  expect(named.length).toBeGreaterThan(10);
  const there = (path: string): boolean =>
    readdirSync(dirname(path)).some((name) => `${dirname(path)}/${name}`.startsWith(path));
  expect(named.filter((path) => !there(path))).toEqual([]);
});

test("what CI runs in a fresh clone are the README's first two", () => {
  const [first] = sectionsOf("README.md").flatMap(({ blocks }) => blocks.filter(({ language }) => language === "sh"));
  expect(commandsOf(first!).map(withoutComment)).toEqual([
    "npm ci && npx ssotlint check --cwd examples/eleven",
    "npm ci && npm test",
  ]);
  const ci = readFileSync(new URL("../../.ci/run", import.meta.url), "utf8");
  expect(ci).toMatch(
    /npm ci .*\n.*\n.*\n  npx ssotlint check --cwd examples\/eleven \|\| code=\$\?\n[^]* npm test -- \\\n    --exclude /,
  );
});

test("what the documents give to the action, it has", () => {
  const text = JSON.stringify(sectionsOf("docs/ci.md"));
  const named = [...text.matchAll(/`(?<name>[a-z]+(?:-[a-z]+)*): /g)].flatMap(({ groups }) => groups?.["name"] ?? []);
  for (const name of named) expect([...Object.keys(ACTION_FILE.inputs), "fetch-depth"]).toContain(name);
});

/** A comment begins behind two blanks or one, and never in quotes. */
function withoutComment(line: string): string {
  return line.replace(/\s+# .*$/, "");
}

function run(command: string, root: string) {
  const own = Object.entries(env).filter(([name]) => !name.startsWith("npm_"));
  const line = AT_TERMINAL.test(command) ? `script --quiet --return --command '${command}' /dev/null` : command;
  return spawnSync("bash", ["-e", "-o", "pipefail", "-c", line], {
    cwd: root,
    input: ANSWERS,
    encoding: "utf8",
    env: {
      ...Object.fromEntries(own),
      // This very Node, whichever the path has.
      PATH: [join(process.execPath, ".."), env["PATH"] ?? "", join(root, "node_modules/.bin")].join(delimiter),
      GITHUB_STEP_SUMMARY: join(root, ".git/summary.md"),
      CI_MERGE_REQUEST_DIFF_BASE_SHA: git(root, ["rev-parse", "HEAD^"]).trim(),
    },
  });
}
