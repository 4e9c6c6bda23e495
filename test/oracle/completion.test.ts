import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { env, execPath } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../cli/watching.js";
import { git, repository, scratchDirectory } from "../snapshot/scratch.js";

const isRequired = env["SSOTLINT_ORACLES"] === "required";

function isThere(shell: string): boolean {
  return isRequired || spawnSync(shell, ["--version"]).status === 0;
}

const missing = ["zsh", "fish"].filter((shell) => !isThere(shell));
if (missing.length > 0) {
  console.log(`skipped: completion in ${missing.join(" and ")} (apt-get install ${missing.join(" ")})`);
}

/** What is typed, and what stands there when the tab key was pressed once. */
const COMPLETED: readonly (readonly [string, string])[] = [
  ["ssotlint expl", "ssotlint explain "],
  ["ssotlint explain comp", "ssotlint explain competing-route "],
  ["ssotlint check --list", "ssotlint check --list-files "],
  ["ssotlint --reporter=sar", "ssotlint --reporter=sarif "],
  ["ssotlint -r jun", "ssotlint -r junit "],
  ["ssotlint -r json=ssot", "ssotlint -r json=ssotlint.yaml "],
  ["ssotlint check src/ord", "ssotlint check src/orders/"],
  ["ssotlint check --cwd sr", "ssotlint check --cwd src/"],
  ["ssotlint check --since rele", "ssotlint check --since release "],
  ["ssotlint fix --role ord", "ssotlint fix --role order-store "],
  ["ssotlint graph ord", "ssotlint graph order-store "],
  ["ssotlint why src/orders/order-store.ts#", "ssotlint why src/orders/order-store.ts#OrderStore "],
  ["ssotlint trend -m routes.comp", "ssotlint trend -m routes.competing "],
  ["ssotlint inventory im", "ssotlint inventory imports "],
];

let root = "";
let program = "";
let environment: NodeJS.ProcessEnv = {};

beforeAll(async () => {
  root = await repository({
    "ssotlint.yaml":
      "version: 1\nroles:\n  order-store: { canonical: src/orders/order-store.ts#OrderStore, match: { name: '*order*store*' } }\n",
    "src/orders/order-store.ts": "export class OrderStore {}\n",
  });
  git(root, ["add", "--all"]);
  git(root, ["commit", "--quiet", "--message=x"]);
  git(root, ["branch", "release"]);
  const bin = join(await scratchDirectory(), "bin");
  mkdirSync(bin);
  program = join(bin, "ssotlint");
  symlinkSync(resolve("dist/cli.js"), program);
  environment = {
    ...env,
    PATH: [bin, join(execPath, ".."), env["PATH"] ?? ""].join(delimiter),
    HISTFILE: "",
    TERM: "xterm",
  };
});

/** Starts a shell at a terminal, which reads the script, types, presses the tab key, and gives what stands in the line then. */
async function press(shell: "bash" | "zsh", typed: string): Promise<string> {
  const folder = await scratchDirectory();
  const line = join(folder, "line");
  const script = join(folder, "script");
  writeFileSync(script, spawnSync(program, ["completion", shell], { env: environment }).stdout);
  const name = shell === "bash" ? "bashrc" : ".zshrc";
  writeFileSync(join(folder, name), SETUP[shell](folder, script, line));
  const command = shell === "bash" ? `bash --noprofile --rcfile '${folder}/bashrc' -i` : "zsh -i";
  // util-linux's: it makes the terminal.
  const child = spawn("script", ["--quiet", "--command", command, "/dev/null"], {
    cwd: root,
    env: { ...environment, ZDOTDIR: folder },
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  try {
    // Before that, the terminal would take the keys for its own.
    await until(
      () => said.includes("READY>"),
      () => said,
    );
    child.stdin.write(`${typed}\t\u0007`);
    await until(
      () => existsSync(line),
      () => said,
    );
    return readFileSync(line, "utf8");
  } finally {
    const ended = new Promise((done) => {
      child.on("close", done);
    });
    child.stdin.end("\u0015exit\n");
    await ended;
  }
}

/** Ctrl-G writes what stands in the line to a file, all at once. */
const SETUP = {
  bash: (_folder: string, script: string, line: string) =>
    `PS1='READY>'\nsource '${script}'\nsay() { printf %s "$READLINE_LINE" > '${line}.part'; mv '${line}.part' '${line}'; }\nbind -x '"\\C-g": say'\n`,
  zsh: (folder: string, script: string, line: string) =>
    `PS1='READY>'\nautoload -Uz compinit; compinit -u -d '${folder}/dump'\nsource '${script}'\nsay() { print -rn -- "$BUFFER" > '${line}.part'; mv '${line}.part' '${line}' }\nzle -N say; bindkey '^G' say\n`,
};

const isBuilt = existsSync(resolve("dist/cli.js"));

describe.skipIf(!isBuilt)("completion in bash", () => {
  test.each(COMPLETED)("%s", async (typed, completed) => {
    expect(await press("bash", typed)).toBe(completed);
  });
});

describe.skipIf(!isBuilt || !isThere("zsh"))("completion in zsh", () => {
  test.each(COMPLETED)("%s", async (typed, completed) => {
    // There a number sign may begin a pattern.
    expect(await press("zsh", typed)).toBe(completed.replace("#", String.raw`\#`));
  });
});

describe.skipIf(!isBuilt || !isThere("fish"))("completion in fish", () => {
  test.each(COMPLETED)("%s", (typed, completed) => {
    const { stdout } = spawnSync(
      "fish",
      ["--no-config", "--command", 'ssotlint completion fish | source; complete --do-complete "$TYPED"'],
      {
        cwd: root,
        encoding: "utf8",
        env: { ...environment, TYPED: typed },
      },
    );
    const word = completed.trimEnd().split(" ").at(-1);
    expect(stdout.split("\n").map((line) => line.split("\t")[0])).toContain(word);
  });

  test("nothing else is offered where a word has one end", () => {
    const { stdout } = spawnSync(
      "fish",
      ["--no-config", "--command", "ssotlint completion fish | source; complete --do-complete 'ssotlint inventory r'"],
      { cwd: root, encoding: "utf8", env: environment },
    );
    expect(stdout).toBe("roles\nroutes\n");
  });
});

// What npm installs for a project is on nobody's path.
test.skipIf(!isBuilt)("a program that is not on the path is found where npm installs it", async () => {
  const bin = join(root, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(resolve("dist/cli.js"), join(bin, "ssotlint"));
  const before = environment;
  const [, ...others] = (before["PATH"] ?? "").split(delimiter);
  try {
    const script = spawnSync(program, ["completion", "bash"], { env: before, encoding: "utf8" }).stdout;
    const probe = 'COMP_WORDS=(ssotlint expl); COMP_CWORD=1; cd src/orders; _ssotlint; printf "%s " "${COMPREPLY[@]}"';
    const { stdout } = spawnSync("bash", ["--noprofile", "--norc", "-c", `${script}\n${probe}`], {
      cwd: root,
      encoding: "utf8",
      env: { ...before, PATH: others.join(delimiter) },
    });
    expect(stdout).toBe("explain ");
  } finally {
    rmSync(join(root, "node_modules"), { recursive: true });
  }
});

afterAll(() => {
  const shells = ["bash", "zsh", "fish"].filter((shell) => !missing.includes(shell));
  console.log(`completion: ${COMPLETED.length} lines were completed in each of ${shells.join(", ")}`);
});
