import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { env } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MAILER, mailer } from "../action/mailer-repository.js";
import { commandsOf, sectionsOf, type Block } from "../docs/document.js";
import { hookedRepository, play, SCENARIOS } from "../hook/scenarios.js";
import { git, scratchDirectory, write } from "../snapshot/scratch.js";

const version = spawnSync("pre-commit", ["--version"], { encoding: "utf8" }).stdout?.trim() ?? "";
const isRequired = env["SSOTLINT_ORACLES"] === "required";
if (version === "")
  console.log("skipped: pre-commit's oracle, because there is no pre-commit (apt-get install pre-commit)");

const PACKAGES = resolve("test/oracle/hook/node_modules");
const isInstalled = existsSync(PACKAGES);
if (!isInstalled)
  console.log("skipped: husky, lefthook and lint-staged, because test/oracle/hook is not installed (npm ci there)");

/** What `npm test` says of this project to what it starts is not for an npm that is started for another. */
const ENVIRONMENT = Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_(?!config_registry)/.test(name)));

/** As long as a slow machine needs to install and build twice. */
const LONG = 600_000;

describe.skipIf(version === "" && !isRequired)("pre-commit", () => {
  let clone = "";
  let root = "";
  let environment: NodeJS.ProcessEnv = {};
  const seconds: Record<string, string> = {};

  /** Runs pre-commit and gives all that it says. */
  function preCommit(name: string, args: readonly string[]): { readonly status: number | null; readonly said: string } {
    const start = performance.now();
    const { status, stdout, stderr, error } = spawnSync("pre-commit", args, {
      cwd: root,
      encoding: "utf8",
      env: environment,
    });
    if (error !== undefined) throw error;
    seconds[name] = ((performance.now() - start) / 1000).toFixed(1);
    return { status, said: stdout + stderr };
  }

  beforeAll(async () => {
    const folder = await scratchDirectory();
    clone = join(folder, "ssotlint");
    git(folder, ["clone", "--quiet", resolve("."), clone]);
    environment = { ...ENVIRONMENT, PRE_COMMIT_HOME: join(folder, "home") };
    root = await hookedRepository();
  });

  afterAll(() => {
    const figures = Object.entries(seconds).map(([name, time]) => `${name} ${time} s`);
    console.log(`${version}, from a fresh clone: ${figures.join(", ")}`);
  });

  test("try-repo from a fresh clone installs it and refuses a rival", { timeout: LONG }, async () => {
    await write(root, { "src/second.ts": mailer("SecondMailer") });
    git(root, ["add", "src/second.ts"]);
    const { status, said } = preCommit("try-repo", ["try-repo", clone, "ssotlint"]);
    git(root, ["reset", "--quiet", "--hard"]);
    expect(said).toContain("src/second.ts:1:14");
    expect(said).toContain("duplicate-implementation/rival");
    expect(status).toBe(1);
  });

  test("it is installed as docs/hooks.md says", { timeout: LONG }, async () => {
    const config = blocksOf("pre-commit").find(({ file }) => file === ".pre-commit-config.yaml");
    const text = (config?.text ?? "")
      .replace("https://github.com/OWNER/ssotlint", clone)
      .replace("v0.1.0", git(clone, ["rev-parse", "HEAD"]).trim());
    expect(text).toContain(clone);
    await write(root, { ".pre-commit-config.yaml": text });
    git(root, ["add", ".pre-commit-config.yaml"]);
    git(root, ["commit", "--quiet", "--message=hook"]);
    expect(preCommit("install --install-hooks", ["install", "--install-hooks"])).toMatchObject({ status: 0 });
    const { status, said } = preCommit("run", ["run", "ssotlint"]);
    expect(said).toMatch(/^ssotlint\.+Passed$/m);
    expect(status).toBe(0);
  });

  test.each(SCENARIOS)("judges $name", { timeout: LONG }, async (scenario) => {
    await play(scenario, root, environment);
  });

  test("the fixing hook rewrites what is committed and nothing else", { timeout: LONG }, async () => {
    const config = `repos:\n  - repo: ${clone}\n    rev: ${git(clone, ["rev-parse", "HEAD"]).trim()}\n    hooks: [{ id: ssotlint-fix }, { id: ssotlint }]\n`;
    const use = 'import { Mailer } from "./old.js";\nexport const one = new Mailer();\n';
    const deprecated =
      "imports:\n  - { symbol: src/mailer.ts#Mailer, from: src/mailer.ts, deprecated: [src/old.ts] }\n";
    root = await hookedRepository({
      ".pre-commit-config.yaml": config,
      "ssotlint.yaml": `${MAILER["ssotlint.yaml"]}${deprecated}source: { exclude: [generated] }\n`,
      "src/old.ts": 'export { Mailer } from "./mailer.js";\n',
      "src/before.ts": use,
    });
    await write(root, { "src/now.ts": use, "src/later.ts": use, "generated/client.ts": "export const x = 1;\n" });
    git(root, ["add", "generated/client.ts"]);
    expect(preCommit("nothing to fix", ["run", "ssotlint-fix"])).toMatchObject({ status: 0 });
    git(root, ["add", "src/now.ts"]);
    const first = preCommit("fix", ["run", "ssotlint-fix"]);
    expect(first.status).toBe(1);
    expect(first.said).toContain("files were modified by this hook");
    const textOf = (name: string): string => readFileSync(join(root, name), "utf8");
    expect(textOf("src/now.ts")).toBe(use.replace("./old.js", "./mailer.js"));
    expect([textOf("src/before.ts"), textOf("src/later.ts")]).toEqual([use, use]);
    git(root, ["add", "src/now.ts"]);
    expect(preCommit("fix again", ["run", "ssotlint-fix"])).toMatchObject({ status: 0 });
  });
});

/** What runs without being asked in the sections that are followed: what they say to install is there already. */
const FOLLOWED = /^(?!npm install )/;

describe.each([
  { title: "pre-commit", isThere: version !== "" },
  { title: "A git hook of your own", isThere: true },
  { title: "husky", isThere: isInstalled },
  { title: "lefthook", isThere: isInstalled },
  { title: "lint-staged", isThere: isInstalled },
])("$title, with the ssotlint of the project", ({ title, isThere }) => {
  describe.skipIf(!isThere && !isRequired)("as docs/hooks.md says", () => {
    let root = "";
    let environment: NodeJS.ProcessEnv = {};

    beforeAll(async () => {
      root = await hookedRepository({ "package.json": '{ "private": true }\n', ".gitignore": "node_modules\n" });
      environment = { ...ENVIRONMENT, PRE_COMMIT_HOME: join(root, ".git/pre-commit-home") };
      install(root);
      const followed = title === "pre-commit" ? inLocalOrder(blocksOf(title)) : blocksOf(title);
      for (const block of followed) {
        if (block.file !== null) await write(root, { [block.file]: block.text });
        for (const command of block.language === "sh" ? commandsOf(block) : []) {
          if (FOLLOWED.test(command)) run(root, command, environment);
        }
      }
      git(root, ["add", "--all"]);
      git(root, ["commit", "--quiet", "--no-verify", "--allow-empty", "--message=hook"]);
    }, LONG);

    test.each(SCENARIOS)("judges $name", { timeout: LONG }, async (scenario) => {
      await play(scenario, root, environment);
    });
  });
});

function blocksOf(title: string): readonly Block[] {
  return sectionsOf("docs/hooks.md").find((section) => section.title === title)?.blocks ?? [];
}

/** The section's second configuration is the one of a project that has ssotlint: with it instead of the first the commands are the same. */
function inLocalOrder(blocks: readonly Block[]): readonly Block[] {
  const configs = blocks.filter(({ file }) => file !== null);
  expect(configs).toHaveLength(2);
  return [...configs.slice(1), ...blocks.filter(({ file }) => file === null)];
}

/** What `npm install` would put there. */
function install(root: string): void {
  const bin = join(root, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(resolve("dist/cli.js"), join(bin, "ssotlint"));
  if (!isInstalled) return;
  for (const name of readdirSync(join(PACKAGES, ".bin"))) symlinkSync(join(PACKAGES, ".bin", name), join(bin, name));
}

function run(cwd: string, command: string, environment: NodeJS.ProcessEnv): void {
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", command], {
    cwd,
    encoding: "utf8",
    env: environment,
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stdout}${stderr}`);
}
