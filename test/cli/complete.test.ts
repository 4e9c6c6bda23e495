import { beforeAll, expect, test } from "vitest";
import { knownCommands } from "../../src/cli/command-table.js";
import { valueKind } from "../../src/cli/value-kinds.js";
import { runCli } from "../run-cli.js";
import { git, repository } from "../snapshot/scratch.js";

let root = "";

beforeAll(async () => {
  root = await repository({
    "ssotlint.yaml":
      "version: 1\nroles:\n  order-store: { canonical: src/store.ts#OrderStore, match: { name: '*order*store*' } }\n",
    "src/store.ts": "export class OrderStore {}\n",
    "other/ssotlint.json":
      '{ "version": 1, "roles": { "mailer": { "canonical": "m.ts#Mailer", "match": { "name": "*mailer*" } } } }\n',
    "other/m.ts": "export class Mailer {}\n",
  });
  git(root, ["add", "--all"]);
  git(root, ["commit", "--quiet", "--message=x"]);
  git(root, ["tag", "v1"]);
});

/** The words alone, and what the shell is to add. */
async function completions(words: readonly string[], shell = "zsh", cwd = root): Promise<readonly string[]> {
  const { code, out, err } = await runCli(cwd, ["--get-completions", shell, "--", ...words]);
  expect([code, err]).toEqual([0, ""]);
  return out.split("\n").flatMap((line) => (line === "" ? [] : (line.split("\t")[0] ?? [])));
}

test.each<[readonly string[], readonly string[]]>([
  [["expl"], ["explain", ":files"]],
  [["init", "expl"], []],
  [
    ["--quiet", "expl"],
    ["explain", ":files"],
  ],
  [["src", "expl"], [":files"]],
  [["check", ""], [":files"]],
  [["check", "a.ts", "b.ts", ""], [":files"]],
  [["--", ""], [":files"]],
  [["check", "--", "--st"], [":files"]],
  [["check", "--stag"], ["--staged"]],
  [["check", "--staged", "--stag"], []],
  [["check", "--rep"], ["--reporter"]],
  [["check", "-r", "json=a.json", "--rep"], ["--reporter"]],
  [
    ["check", "--no-c"],
    ["--no-cache", "--no-clear-screen"],
  ],
  [["check", "--no-cache", "--no-c"], ["--no-clear-screen"]],
  [["trend", "--no-f"], ["--no-first-parent"]],
  [["trend", "--stag"], []],
  [
    ["--fail-on", ""],
    ["error", "warning", "never"],
  ],
  [["--fail-on=w"], ["--fail-on=warning"]],
  [["--no-such="], []],
  [
    ["--reporter", "j"],
    ["json", "junit"],
  ],
  [["-r", "json="], [":files"]],
  [["--reporter=json=rep"], [":files"]],
  [["trend", "-r", "b"], ["badge"]],
  [["explain", "-r", "m"], ["markdown"]],
  [["--color", "n"], ["never"]],
  [["--cwd", ""], [":folders"]],
  [["--config", ""], [":files"]],
  [["--today", ""], []],
  [["--since", "v"], ["v1"]],
  [
    ["inventory", "ro"],
    ["roles", "routes"],
  ],
  [["inventory", "roles", ""], []],
  [
    ["explain", "dup"],
    ["duplicate-implementation", "duplicate-constant"],
  ],
  [["fix", "--rule", "non-canonical-import/viaB"], ["non-canonical-import/viaBarrel"]],
  [["fix", "--role", ""], ["order-store"]],
  [["--cwd", "other", "fix", "--role", ""], ["mailer"]],
  [["fix", "--cwd", "other", "--role", ""], ["mailer"]],
  [["fix", "--cwd=other", "--role", ""], ["mailer"]],
  [["fix", "-c", "no-such.yaml", "--role", ""], []],
  [
    ["why", ""],
    ["order-store", "src/store.ts#OrderStore", ":files"],
  ],
  [
    ["graph", "o"],
    ["order-store", ":files"],
  ],
  [["trend", "--metric", "roles.order-store.r"], ["roles.order-store.rivals"]],
  [
    ["completion", ""],
    ["bash", "zsh", "fish"],
  ],
  [[], ["check", "init", "baseline", "fix"]],
])("%j may go on with %j", async (words, expected) => {
  const found = await completions(words);
  expect(words.length === 0 ? found.slice(0, 4) : found).toEqual(expected);
});

test("bash makes a word of each equals sign", async () => {
  expect(await completions(["--reporter", "=", "j"], "bash")).toEqual(["--reporter=json", "--reporter=junit"]);
  expect(await completions(["--reporter", "="], "bash")).toHaveLength(10);
  expect(await completions(["-r", "json", "=", "rep"], "bash")).toEqual([":files"]);
});

test("where nothing is known, nothing is offered and nothing complained of", async () => {
  const broken = await repository({ "ssotlint.yaml": "version: [\n" });
  expect(await completions(["fix", "--role", ""], "zsh", broken)).toEqual([]);
  expect(await completions(["--ref", ""], "zsh", "/")).toEqual([]);
});

test("what may stand for each option and argument is known", () => {
  const commands = knownCommands();
  expect(commands.find(({ isDefault }) => isDefault)?.name).toBe("check");
  const unknown = commands.flatMap(({ name: command, options, positionals }) =>
    [...options.filter(({ takesValue }) => takesValue), ...positionals]
      .filter(({ name, choices }) => choices.length === 0 && valueKind(command, name) === undefined)
      .map(({ name }) => `${command} ${name}`),
  );
  expect(unknown).toEqual([]);
  for (const { description, options } of commands) {
    expect([description, ...options.map((option) => option.description)]).not.toContain("");
  }
});
