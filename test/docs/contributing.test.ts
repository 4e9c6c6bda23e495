import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { delimiter, dirname, join, resolve } from "node:path";
import { env } from "node:process";
import { describe, expect, test } from "vitest";
import { commitAll, git, scratchDirectory, write } from "../snapshot/scratch.js";
import { applyDiff } from "./apply-diff.js";
import { codeInText, commandsOf, isCommandLine, sectionsOf, type Section } from "./document.js";

const PAGE = "CONTRIBUTING.md";
const ROOT = resolve(".");

/** The command lines of the page that no recipe runs, and why. */
const NOT_RUN: Readonly<Record<string, string>> = {
  "npm ci": "it is how this test came here",
  "npm test": "it is what runs this test",
  "npm run test:update": "npm test, with the snapshots written",
  "npm run format": "npm run lint says whether it would change something",
  "npm run generated": "the recipes end with it",
  "npm run check": "it runs this test",
  "npx vitest run test/rules": "a recipe runs it together with more",
};

const sections = sectionsOf(PAGE);

/** CI has followed them by then, and they take two minutes. */
const areFollowed = env["SSOTLINT_ORACLES"] === "";

describe.skipIf(areFollowed)("the recipes, followed in a copy of this repository", () => {
  test("add a rule: it is found, explained, documented and in the schema", async () => {
    const copy = await follow("Recipe: add a rule");
    expect(changed(copy)).toEqual([
      "README.md",
      "docs/manifest.md",
      "docs/rules/README.md",
      "docs/rules/test-import.md",
      "schema/manifest.schema.json",
      "src/rules/index.ts",
      "src/rules/test-import.ts",
      "test/rules/registry.test.ts",
    ]);
    const project = await scratchDirectory();
    await write(project, {
      "src/fake.test.ts": "export const fake = 1;\nexport type Fake = number;\n",
      "src/fake.ts": 'import type { Fake } from "./fake.test.js";\nexport const real: Fake = 2;\n',
      "src/main.ts": 'import { fake } from "./fake.test.js";\n\nexport const used = fake;\n',
    });
    const { status, said } = run(copy, `node dist/cli.js check -r concise --cwd ${project}`);
    expect([status, said]).toEqual([1, expect.stringContaining("src/main.ts:1:23")]);
    expect(said.match(/test-import/g)).toHaveLength(1);
    expect(run(copy, "node dist/cli.js explain test-import").said).toContain("Tests are not deployed");
    await write(project, { "ssotlint.yaml": "version: 1\nrules: { test-import: { imported: off } }\n" });
    expect(run(copy, `node dist/cli.js check --cwd ${project}`).status).toBe(0);
  }, 600_000);

  test("add a framework: its routes are in the inventory, and compete", async () => {
    const copy = await follow("Recipe: add a framework");
    expect(changed(copy)).toEqual([
      "schema/report.schema.json",
      "src/link/routes/frameworks/index.ts",
      "src/link/routes/frameworks/polka.ts",
      "src/model/routes.ts",
      "test/link/routes/polka.test.ts",
    ]);
    const project = await scratchDirectory();
    const routes = 'import polka from "polka";\n\npolka().get("/a/:id", one).get("/a/:name", two).listen(80);\n';
    await write(project, { "main.js": `${routes}function one() {}\nfunction two() {}\n` });
    expect(run(copy, `node dist/cli.js inventory routes --cwd ${project}`).said).toMatch(/GET +\/a\/:id .*one/);
    const { status, said } = run(copy, `node dist/cli.js check -r concise --cwd ${project}`);
    expect([status, said]).toEqual([1, expect.stringContaining("competing-route(identical)")]);
  }, 600_000);

  test("every other command line of the page is one that this repository has", () => {
    const scripts = Object.keys((JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object }).scripts);
    const inRecipes = recipes().flatMap(({ blocks }) => blocks.flatMap(commandsOf));
    const all = [
      ...sections.flatMap(({ blocks }) => blocks.flatMap(commandsOf)),
      ...codeInText(PAGE).filter(isCommandLine),
    ];
    expect(inRecipes.length).toBeGreaterThan(10);
    const others = new Set(all.filter((command) => !inRecipes.includes(command)));
    expect([...others].filter((command) => NOT_RUN[command] === undefined)).toEqual(["ssotlint explain test-import"]);
    expect(Object.keys(NOT_RUN).filter((command) => !others.has(command))).toEqual([]);
    const named = [...all].flatMap((command) => /^npm run (?<name>\S+)/.exec(command)?.groups?.["name"] ?? []);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
    for (const code of codeInText(PAGE)) {
      if (/^(?:src|test|docs|\.ci)\/[\w./-]+$/.test(code)) expect(existsSync(code) || NEW.has(code), code).toBe(true);
    }
  });
});

/** What a recipe speaks of and only who follows it has. */
const NEW = new Set(["test/rules/test-import.test.ts"]);

function recipes(): readonly Section[] {
  return sections.filter(({ title }) => title.startsWith("Recipe: "));
}

/** Does what a section says, block by block, in a copy of the repository; what it generates has to be up to date then. */
async function follow(title: string): Promise<string> {
  const recipe = recipes().find((section) => section.title === title);
  const copy = await copied();
  for (const block of recipe?.blocks ?? []) {
    if (block.file !== null) put(copy, block.file, block.text.slice(block.text.indexOf("\n") + 1));
    else if (block.language === "diff")
      applyDiff(block.text, { read: (path) => get(copy, path), write: (path, text) => put(copy, path, text) });
    else for (const command of commandsOf(block)) succeed(copy, command);
  }
  succeed(copy, "npm run generated");
  return copy;
}

/** What is committed here or would be, as one commit of a repository of its own, beside the packages of this one. */
async function copied(): Promise<string> {
  const copy = await scratchDirectory();
  const files = git(ROOT, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).split("\0");
  for (const file of files) {
    if (file === "" || !existsSync(file)) continue;
    await mkdir(join(copy, dirname(file)), { recursive: true });
    await copyFile(file, join(copy, file));
  }
  git(copy, ["init", "--quiet", "--initial-branch=main"]);
  commitAll(copy);
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  return copy;
}

function changed(copy: string): readonly string[] {
  const lines = git(copy, ["status", "--porcelain", "--untracked-files=all"]).split("\n");
  return lines
    .map((line) => line.slice(3))
    .filter((path) => path !== "" && path !== "node_modules")
    .toSorted();
}

function get(copy: string, path: string): string {
  return readFileSync(join(copy, path), "utf8");
}

function put(copy: string, path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
}

function succeed(copy: string, command: string): void {
  const { status, said } = run(copy, command);
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${said}`);
}

function run(copy: string, command: string): { readonly status: number | null; readonly said: string } {
  const own = Object.entries(env).filter(([name]) => !name.startsWith("npm_") && !name.startsWith("VITEST"));
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", command], {
    cwd: copy,
    encoding: "utf8",
    env: {
      ...Object.fromEntries(own),
      // This very Node, whichever the path has.
      PATH: [join(process.execPath, ".."), env["PATH"] ?? ""].join(delimiter),
      NODE_ENV: "",
    },
  });
  return { status, said: stdout + stderr };
}
