import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { env } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MAILER } from "../action/mailer-repository.js";
import { commitAll, git, repository, scratchDirectory, write } from "../snapshot/scratch.js";
import { ACTION_FILE } from "../action/action-file.js";
import { commandsOf, sectionsOf } from "./document.js";

const DOCUMENTS = ["docs/hooks.md", "docs/ci.md"];

/** Commands that a test does not run as they stand, and why. */
const NOT_RUN: Readonly<Record<string, string>> = {
  "npm install --save-dev husky ssotlint": "the packages are there already, in the versions of the oracle",
  "npm install --save-dev lefthook ssotlint": "the same",
  "npm install --save-dev husky lint-staged ssotlint": "the same",
  "npm ci": "the fixture has ssotlint installed, and no lock file",
  "npx --yes --package node@22 --package ssotlint -- ssotlint check --staged":
    "it would download Node for each run of the tests",
  "docker build --tag ssotlint --file Dockerfile.ssotlint .": "it needs a container engine and a published package",
  'docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/repository" ssotlint check --staged': "the same",
  "pre-commit install": "test/oracle/hook.test.ts follows the section",
  "pre-commit run ssotlint": "the same",
  "npx husky init": "the same",
  "npx lefthook install": "the same",
  "chmod +x .git/hooks/pre-commit": "the same",
};

const all = DOCUMENTS.flatMap((document) =>
  sectionsOf(document).flatMap(({ title, blocks }) =>
    blocks.flatMap((block) => commandsOf(block).map((command) => ({ document, title, command }))),
  ),
);

let root = "";

/** A repository on a branch of two commits, cloned from one that has main, with ssotlint installed and nothing to find. */
beforeAll(async () => {
  const origin = await repository({ ...MAILER, ".gitignore": "node_modules\n" });
  commitAll(origin);
  root = join(await scratchDirectory(), "clone");
  git(origin, ["clone", "--quiet", origin, root]);
  git(root, ["switch", "--quiet", "--create=branch"]);
  await write(root, { "src/other.ts": "export const other = 1;\n" });
  commitAll(root);
  const bin = join(root, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(resolve("dist/cli.js"), join(bin, "ssotlint"));
});

describe("the documents' commands", () => {
  const ran: string[] = [];
  afterAll(() => {
    console.log(`documents: ${ran.length} command lines ran, ${Object.keys(NOT_RUN).length} are listed with a reason`);
  });

  test.each(all.filter(({ command }) => NOT_RUN[command] === undefined))(
    "$document, $title: $command",
    ({ command }) => {
      const own = Object.entries(env).filter(([name]) => !name.startsWith("npm_"));
      const { status, stdout, stderr } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", command], {
        cwd: root,
        encoding: "utf8",
        env: {
          ...Object.fromEntries(own),
          // This very Node, whichever the path has.
          PATH: `${join(process.execPath, "..")}${delimiter}${env["PATH"] ?? ""}`,
          GITHUB_STEP_SUMMARY: join(root, ".git/summary.md"),
          CI_MERGE_REQUEST_DIFF_BASE_SHA: git(root, ["rev-parse", "HEAD^"]).trim(),
        },
      });
      ran.push(command);
      expect({ status, said: stdout + stderr }).toMatchObject({ status: 0 });
    },
  );

  test("there are some, and those that do not run are all in the documents", () => {
    expect(all.length).toBeGreaterThan(20);
    expect(Object.keys(NOT_RUN).filter((listed) => !all.some(({ command }) => command === listed))).toEqual([]);
  });
});

test("what the documents give to the action, it has", () => {
  const text = JSON.stringify(sectionsOf("docs/ci.md"));
  const named = [...text.matchAll(/`(?<name>[a-z]+(?:-[a-z]+)*): /g)].flatMap(({ groups }) => groups?.["name"] ?? []);
  for (const name of named) expect([...Object.keys(ACTION_FILE.inputs), "fetch-depth"]).toContain(name);
});
