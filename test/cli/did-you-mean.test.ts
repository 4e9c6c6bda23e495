import { beforeAll, expect, test } from "vitest";
import { COMMAND_NAMES } from "../../src/cli/command-names.js";
import { knownCommands } from "../../src/cli/command-table.js";
import { runCli } from "../run-cli.js";
import { git, repository } from "../snapshot/scratch.js";

let root = "";

beforeAll(async () => {
  root = await repository({
    "ssotlint.yaml":
      "version: 1\nroles:\n  order-store: { canonical: frontend/src/store.ts#OrderStore, match: { name: '*order*store*' } }\n",
    "shared.yaml": "version: 1\n",
    "frontend/src/store.ts": "export class OrderStore {}\n",
    "frontend/src/deep/unique-name.ts": "export const unique = 1;\n",
    "bad/ssotlint.yaml": "version: 1\nextends: [./shred.yaml]\n",
    "bad/shared.yaml": "version: 1\n",
    "server.ts":
      'import express from "express";\nexport const application = express();\napplication.get("/a", () => {});\n',
  });
  git(root, ["add", "--all"]);
  git(root, ["commit", "--quiet", "--message=x"]);
  git(root, ["branch", "release-candidate"]);
  git(root, ["tag", "v1.4.0"]);
  await runCli(root, ["baseline"]);
});

/** Every way to mistype what a command line may have, and what the answer has to say. */
const MISTAKES: readonly (readonly [string, string])[] = [
  // Commands.
  ["chek", "Did you mean ssotlint check?"],
  ["invetory roles", "Did you mean ssotlint inventory?"],
  ["invetory roles --app x", "There is no command invetory. Did you mean inventory?"],
  // Options.
  ["check --stagd", "There is no option --stagd of check. Did you mean --staged?"],
  ["--list-fils", "There is no option --list-fils of check. Did you mean --list-files?"],
  ["check --no-cach", "There is no option --no-cach of check. Did you mean --no-cache?"],
  ["baseline --prun", "Did you mean --prune?"],
  ["init --lmit 3", "Did you mean --limit?"],
  ["fix --dryrun", "Did you mean --dry-run?"],
  ["fix --dry_run", "Did you mean --dry-run?"],
  ["why x --reportr json", "Did you mean --reporter?"],
  ["graph x --dept 2", "Did you mean --depth?"],
  ["trend --hepl", "Did you mean --help?"],
  ["check -z", "There is no option -z of check."],
  ["--metric x", "There is no option --metric of check: ssotlint trend has it"],
  ["check -m x", "There is no option -m of check: ssotlint trend has it"],
  // Their values.
  ["--reporter cosole", "Did you mean console?"],
  ["-r jsno=a.json", "Did you mean json?"],
  ["trend -r cvs", "Did you mean csv?"],
  ["inventory roles -r jsn", "--reporter jsn: expected console, json or markdown. Did you mean json?"],
  ["explain -r markdwn", "Did you mean markdown?"],
  ["--fail-on eror", "--fail-on eror: expected error, warning or never. Did you mean error?"],
  ["--color alway", "Did you mean always?"],
  ["trend --by wek", "Did you mean week?"],
  ["--trend mnth -r html=x.html", "Did you mean month?"],
  ["graph order-store --format mermad", "Did you mean mermaid?"],
  ["graph order-store --direction importrs", "Did you mean importers?"],
  ["--ref relase-candidate", "relase-candidate is no commit of this repository. Did you mean release-candidate?"],
  ["--since v1.4.1", "Did you mean v1.4.0?"],
  ["trend --since relase-candidate", "Did you mean release-candidate?"],
  ["trend --until relase-candidate", "Did you mean release-candidate?"],
  ["trend -m routes.competin", "Did you mean routes.competing?"],
  ["trend -m roles.order-stor.rivals", "Did you mean roles.order-store.rivals?"],
  ["fix --rule non-canonical-imprt", "Did you mean non-canonical-import?"],
  ["fix --rule non-canonical-import/viaBarel", "Did you mean non-canonical-import/viaBarrel?"],
  ["fix --role order-stor", "Did you mean order-store?"],
  ["inventory routes --app server.ts#aplication", "Did you mean server.ts#application?"],
  // Arguments.
  ["inventory rols", "inventory rols: expected roles, routes or imports. Did you mean roles?"],
  ["schema manifst", "Did you mean manifest?"],
  ["cache cler", "Did you mean clear?"],
  ["completion bsh", "Did you mean bash?"],
  ["explain duplicate-implementaton", "Did you mean duplicate-implementation?"],
  ["explain duplicate-implementation/rivl", "duplicate-implementation has no kind rivl. Did you mean rival?"],
  ["why OrdrStore", "Did you mean OrderStore?"],
  ["why frontend/src/store.ts#OrdrStore", "Did you mean OrderStore?"],
  ["graph order-stor", "Did you mean order-store?"],
  ["explain a b", "b is too much: explain takes 1 at most"],
  ["init x", "x is too much: init takes no argument"],
  // What is left out.
  ["inventory", "inventory needs roles, routes or imports"],
  ["completion", "completion needs bash, zsh or fish"],
  ["why", "why needs <symbol>: path#Name"],
  ["-r", "--reporter needs a value"],
  ["--fail-on", "--fail-on needs a value: error, warning or never"],
  ["trend -m", "--metric needs a value"],
  // Paths.
  ["check fronted", "Did you mean frontend?"],
  ["check frontend/scr/store.ts", "Did you mean frontend/src/store.ts?"],
  ["fix fronted/scr", "Did you mean frontend/src?"],
  ["check unique-name.ts", "Did you mean frontend/src/deep/unique-name.ts?"],
  ["--cwd frontend scr", "Did you mean src?"],
  ["--cwd fronted", "/fronted does not exist. Did you mean "],
  ["--config ssotlint.yml", "/ssotlint.yaml?"],
  ["--baseline ssotlint-baselne.jsonl", "/ssotlint-baseline.jsonl?"],
  ["--cwd bad", 'extends[0]: "./shred.yaml" is no file of the repository; did you mean "shared.yaml"?'],
];

test.each(MISTAKES)("ssotlint %s", async (line, answer) => {
  const { code, err } = await runCli(root, line.split(" "));
  expect(err).toContain(answer);
  expect(code).toBe(2);
});

test.each(["qqqq", "check --qqqq", "--ref qqqq", "--cwd qqqq", "explain qqqq", "--fail-on qqqq", "fix --role qqqq"])(
  "what is like nothing gets no guess: ssotlint %s",
  async (line) => {
    const { code, err } = await runCli(root, line.split(" "));
    expect(err).not.toContain("Did you mean");
    expect(err).toContain("qqqq");
    expect(code).toBe(2);
  },
);

test("the names of the commands are those that are declared", () => {
  expect(knownCommands().map(({ name }) => name)).toEqual(COMMAND_NAMES);
});

test("no option that has a value goes without", () => {
  const without = knownCommands().flatMap(({ name: command, options }) =>
    options
      .filter(({ takesValue, name, isNeeding }) => takesValue && !isNeeding && name !== "color")
      .map(({ name }) => `${command} --${name}`),
  );
  expect(without).toEqual([]);
});
