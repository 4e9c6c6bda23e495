import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ACTION_FILE, type Step } from "./action-file.js";
import { parseOutputs } from "./run-action.js";

const { inputs, outputs, runs } = ACTION_FILE;

describe("action.yml", () => {
  test("is a composite action whose inputs and outputs are all described", () => {
    expect(runs.using).toBe("composite");
    expect(
      [...Object.values(inputs), ...Object.values(outputs)].filter(({ description }) => description === ""),
    ).toEqual([]);
    for (const { default: value } of Object.values(inputs)) expect(value).toBeTypeOf("string");
  });

  test("has no expression in any script", () => {
    const scripts = runs.steps.flatMap((step) => step.run ?? []);
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  test("hands each input on, and no output that nobody sets", () => {
    const text = JSON.stringify(runs.steps);
    expect(Object.keys(inputs).filter((name) => !text.includes(`inputs.${name}`))).toEqual([]);
    const set = ["install.mjs", "check.mjs"].map((name) =>
      readFileSync(new URL(`../../action/${name}`, import.meta.url), "utf8"),
    );
    const asked = [...`${text}${JSON.stringify(outputs)}`.matchAll(/steps\.\w+\.outputs\.(?<name>[\w-]+)/g)];
    for (const { groups } of asked) expect(set.join("\n")).toMatch(new RegExp(`["\\s{]${groups?.["name"]}[",:\\s]`));
  });

  test("pins other actions by their major version", () => {
    const used = runs.steps.flatMap((step) => step.uses ?? []);
    expect(used.map((name) => name.split("@")[1])).toEqual(used.map(() => expect.stringMatching(/^v\d+$/)));
  });

  test("names a shell and an environment variable for everything that a script reads", () => {
    const scripts = runs.steps.filter((step): step is Step & { run: string } => step.run !== undefined);
    expect(scripts.map(({ shell }) => shell)).toEqual(scripts.map(() => "bash"));
    for (const { env = {} } of scripts)
      expect(Object.keys(env).every((name) => /^(?:SSOTLINT_[A-Z_]+|GH_TOKEN)$/.test(name))).toBe(true);
  });
});

describe(".pre-commit-hooks.yaml", () => {
  const [hook] = parse(readFileSync(new URL("../../.pre-commit-hooks.yaml", import.meta.url), "utf8")) as Record<
    string,
    unknown
  >[];

  test("judges the whole index, whatever the commit is about", () => {
    expect(hook).toMatchObject({
      id: "ssotlint",
      entry: "ssotlint check --staged",
      language: "node",
      pass_filenames: false,
      always_run: true,
    });
  });
});

test("the runner of these tests reads outputs as GitHub's does", () => {
  expect(parseOutputs("a=1\nb<<x\none\ntwo\nx\nc=3=4\n")).toEqual({ a: "1", b: "one\ntwo", c: "3=4" });
});
