import { describe, expect, test } from "vitest";
import { runCli } from "../run-cli.js";
import { commitAll, git, repository } from "../snapshot/scratch.js";

const MANIFEST = `version: 1
roles:
  manager:
    canonical: manager.ts#Manager
    match: { name: "*manager*" }
budgets: { "roles.manager.names": 1 }
`;
const files = {
  "ssotlint.yaml": MANIFEST,
  "manager.ts": "export class Manager {\n  openDoor() { return 1; }\n}\n",
  "old.ts": "export class OldManager {\n  openDoor() { return 1; }\n}\nexport { OldManager as OlderManager };\n",
};

const environment = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_REPOSITORY: "o/r",
  GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
};

describe("the reporters of a trend, from the command line", async () => {
  const root = await repository(files);
  commitAll(root);

  test("a badge knows the budget in the manifest", async () => {
    const { out, code } = await runCli(root, ["trend", "-m", "roles.manager.names", "-r", "badge"]);
    expect(code).toBe(0);
    expect(out).toContain("<title>roles.manager.names: 2, budget 1, ");
  });

  test("a badge of several metrics is a mistake that is told before anything is counted", async () => {
    const { err, out, code } = await runCli(root, ["trend", "-m", "roles.*", "-r", "badge"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      "ssotlint: A badge shows one metric, and this trend has 8: choose one, as in --metric roles.manager.copies\n",
    );
  });

  test("Markdown links to commits where a CI server says where they are shown", async () => {
    const steps = await runCli(root, ["trend", "-r", "markdown", "--by", "commit"], { environment });
    expect(steps.code).toBe(0);
    expect(steps.out).toContain("metrics never changed");
  });
});

describe("links of a Markdown report, from the command line", async () => {
  const root = await repository(files);
  commitAll(root);
  const commit = git(root, ["rev-parse", "HEAD"]).trim();
  const links = (out: string): readonly string[] => [
    ...new Set([...out.matchAll(/\]\(([^)]*)#L\d+\)/g)].map(([, url = ""]) => url)),
  ];

  test.each([
    ["none", [], {}, "old.ts"],
    ["on GitHub, of the commit that is there", [], { environment }, `https://github.com/o/r/blob/${commit}/old.ts`],
    ["as given", ["--source-url", "https://h/r/blob/main/"], { environment }, "https://h/r/blob/main/old.ts"],
  ])("%s", async (_name, args, terminal, expected) => {
    const { out } = await runCli(root, ["check", "-r", "markdown", ...args], terminal);
    expect(links(out)).toContain(expected);
  });

  test("what is no address is a mistake", async () => {
    const { err, code } = await runCli(root, ["check", "--source-url", "main"]);
    expect(code).toBe(2);
    expect(err).toContain("--source-url main: expected an address such as https://");
  });
});
