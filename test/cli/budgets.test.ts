import { mkdirSync, renameSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../run-cli.js";
import { commitAll, repository, write } from "../snapshot/scratch.js";

interface Budget {
  readonly message: string;
  readonly hint: string;
  /** `file: message`. */
  readonly evidence: readonly string[];
}

/** The finding about a budget, which has to be the only one. */
async function exceeded(root: string, ...args: string[]): Promise<Budget> {
  const { out, err, code } = await runCli(root, ["check", "-r", "json", ...args]);
  expect([code, err]).toEqual([1, ""]);
  const { findings } = JSON.parse(out) as {
    readonly findings: readonly {
      readonly rule: string;
      readonly message: string;
      readonly hint: string;
      readonly evidence: readonly { readonly message: string; readonly file: string }[];
    }[];
  };
  const [found, ...others] = findings.filter(({ rule }) => rule === "budget-exceeded");
  expect(others).toEqual([]);
  if (found === undefined) throw new Error("no budget is exceeded");
  return { ...found, evidence: found.evidence.map(({ file, message }) => `${file}: ${message}`) };
}

function manager(name: string): string {
  return `export class ${name} {\n  openDoor() { return 1; }\n  closeDoor() { return 2; }\n}\n`;
}

function manifest(budgets: string): string {
  return `version: 1\nroles:\n  m:\n    canonical: m.ts#Manager\n    match: { name: '*manager*' }\nimports:\n  - symbol: m.ts#Manager\n    deprecated: [barrel.ts]\naccess:\n  - { api: process.env, owner: env.ts, reason: one place }\nbudgets: { ${budgets} }\n`;
}

const LOST = 'import { gone } from "./m.js";\nexport const used = gone;\n';

function project(budgets: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  return repository({
    "ssotlint.yaml": manifest(budgets),
    "m.ts": manager("Manager"),
    "env.ts": "export {};\n",
    ...more,
  });
}

describe("a budget that is exceeded names what came", () => {
  test("without anything to compare with, what is counted", async () => {
    const root = await project("imports.unresolved: 1", { "a.ts": LOST, "b.ts": LOST });
    expect(await exceeded(root)).toMatchObject({
      message: "imports.unresolved is 2, and its budget is 1.",
      evidence: ["a.ts: `gone` does not exist in `m.ts`.", "b.ts: `gone` does not exist in `m.ts`."],
    });
  });

  test("ten of many, and how many there are", async () => {
    const files = Object.fromEntries("abcdefghijklm".split("").map((name) => [`${name}.ts`, LOST]));
    const { hint, evidence } = await exceeded(
      await project("imports.unresolved: 1", { ...files, "m.ts": manager("Manager") }),
    );
    expect(evidence).toHaveLength(10);
    expect(hint).toMatch(/ Listed are 10 of 12\.$/);
  });

  test("since a commit, what it did not have, and nothing that only moved", async () => {
    const root = await project("imports.unresolved: 1", { "a.ts": LOST, "b/b.ts": LOST.replace("./m", "../m") });
    commitAll(root);
    mkdirSync(join(root, "c"));
    renameSync(join(root, "b/b.ts"), join(root, "c/b.ts"));
    expect(await exceeded(root, "--since", "HEAD")).toMatchObject({
      message: "imports.unresolved is 2, and its budget is 1. None came since " + (await headOf(root)) + ".",
      evidence: [expect.stringMatching(/^a\.ts/), expect.stringMatching(/^c\/b\.ts/)] as unknown,
    });
    await write(root, { "new.ts": LOST });
    expect(await exceeded(root, "--since", "HEAD")).toMatchObject({
      message: `imports.unresolved is 3, and its budget is 1. 1 came since ${await headOf(root)}.`,
      evidence: ["new.ts: `gone` does not exist in `m.ts`."],
    });
  });

  test("against a baseline, what is new to it, and what it counted", async () => {
    const root = await project("imports.unresolved: 1", { "a.ts": LOST, "b.ts": LOST });
    await runCli(root, ["baseline"]);
    expect(await exceeded(root)).toMatchObject({
      message: "imports.unresolved is 2, and its budget is 1. The baseline counted 2.",
      evidence: { length: 2 },
    });
    await rm(join(root, "a.ts"));
    await write(root, { "c.ts": LOST.replace("export", "\nexport"), "d.ts": LOST.replace("export", "\n\nexport") });
    expect(await exceeded(root)).toMatchObject({
      message: "imports.unresolved is 3, and its budget is 1. 2 are new to the baseline, which counted 2.",
      evidence: [expect.stringMatching(/^c\.ts/), expect.stringMatching(/^d\.ts/)] as unknown,
    });
  });

  test.each<[string, string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      "rivals",
      "roles.m.rivals: 0",
      { "new.ts": manager("NewManager") },
      ["new.ts: `NewManager` is defined here: a rival."],
    ],
    [
      "names",
      "roles.m.names: 1",
      { "new.ts": `${manager("NewManager")}export { NewManager as SecondManager };\n` },
      [
        "new.ts: `NewManager` stands for `new.ts#NewManager`.",
        "new.ts: `SecondManager` stands for `new.ts#NewManager`.",
      ],
    ],
    [
      "definitions",
      "roles.m.definitions: 1",
      { "new.ts": "export class ManagerOfNothing { nothing() { return 1; } }\n" },
      ["new.ts: `ManagerOfNothing` is defined here: a namesake."],
    ],
    [
      "bypasses",
      "access.env.bypasses: 0",
      { "new.ts": "export const port = process.env.PORT;\n" },
      [expect.stringMatching(/^new\.ts: .*process\.env/)],
    ],
    [
      "competing routes",
      "routes.competing: 0",
      {
        "new.ts":
          'import express from "express";\nconst app = express();\napp.get("/x", (a, b) => b.send(1));\napp.get("/x", (a, b) => b.send(2));\n',
      },
      [expect.stringMatching(/^new\.ts: .*\/x/)],
    ],
  ])("%s", async (_, budget, come, evidence) => {
    const root = await project(budget, { "old.ts": manager("OldManager") });
    await runCli(root, ["baseline"]);
    commitAll(root);
    await write(root, come);
    expect((await exceeded(root)).evidence).toEqual(evidence);
    expect((await exceeded(root, "--since", "HEAD")).evidence).toEqual(evidence);
  });

  test("where no finding tells what is new, what is counted", async () => {
    const route = 'import express from "express";\nconst app = express();\napp.get("/x", (a, b) => b.send(1));\n';
    const root = await project("routes.live: 1", { "app.ts": route });
    await runCli(root, ["baseline"]);
    commitAll(root);
    await write(root, { "app.ts": `${route}app.get("/y", (a, b) => b.send(2));\n` });
    expect(await exceeded(root)).toMatchObject({
      message: "routes.live is 2, and its budget is 1. The baseline counted 1.",
      evidence: ["app.ts: `GET /x` is registered here.", "app.ts: `GET /y` is registered here."],
    });
    expect((await exceeded(root, "--since", "HEAD")).evidence).toEqual(["app.ts: `GET /y` is registered here."]);
  });

  test("in a kept answer too, and whatever the baseline has become", async () => {
    const root = await project("imports.unresolved: 0", { "a.ts": LOST });
    const cache = ["--cache-dir", ".git/kept"];
    const first = await exceeded(root, ...cache);
    expect(await exceeded(root, ...cache)).toEqual(first);
    await runCli(root, ["baseline", "--file", "b.jsonl"]);
    for (const _ of [1, 2]) {
      expect((await exceeded(root, ...cache, "--baseline", "b.jsonl")).message).toMatch(
        /0\. The baseline counted 1\.$/,
      );
    }
  });

  test("to people", async () => {
    const root = await project("roles.m.rivals: 0", { "new.ts": manager("NewManager") });
    expect((await runCli(root, ["check"])).out).toMatch(
      /roles\.m\.rivals is 1, and its budget is 0\.\n[^]*see: +new\.ts:1:14 `NewManager` is defined here: a rival\./,
    );
  });
});

async function headOf(root: string): Promise<string> {
  const { out } = await runCli(root, ["check", "-r", "json", "--since", "HEAD"]);
  return (JSON.parse(out) as { since: { commit: string } }).since.commit.slice(0, 12);
}
