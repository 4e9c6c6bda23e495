import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { DEFAULTS, defaultManifest } from "../../src/manifest/defaults.js";
import { acceptsManifest, SEARCH_PLACES } from "../../src/manifest/find-manifest.js";
import { manifestJsonSchema } from "../../src/manifest/json-schema.js";
import { CATALOGUE, load, loadText, mistakes } from "./load.js";

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/manifest/${name}`, import.meta.url), "utf8");

describe("a manifest as the program reads it", () => {
  test("the example of the documentation", async () => {
    const files = { "ssotlint.yaml": fixture("design.yaml"), "ssot/shared.yaml": "version: 1\n" };
    await expect(JSON.stringify(await load(files, "ssotlint.yaml"), replacer, 2)).toMatchFileSnapshot(
      "../fixtures/manifest/design.json",
    );
  });

  test("what it does not say is the default", async () => {
    expect(await loadText("version: 1\n")).toEqual({ ...defaultManifest(), file: "ssotlint.yaml" });
  });

  test("what a role does not say is the default", async () => {
    const { roles } = await loadText(
      "version: 1\nroles: { a: { canonical: a.ts#A, shared: { lookAlike: { bits: 30 } } } }\n",
    );
    expect(roles[0]).toMatchObject({
      kinds: DEFAULTS.kinds,
      rival: { bits: 12, containment: 0.3 },
      lookAlike: { bits: 30, containment: 0.6, members: 3 },
    });
  });

  test("an import contract without a module means the symbol's own", async () => {
    const { imports } = await loadText("version: 1\nimports: [{ symbol: src/a.ts#A }]\n");
    expect(imports[0]).toMatchObject({ from: "src/a.ts", fromPlace: imports[0]!.place });
  });

  test("tests that are given replace the usual ones", async () => {
    expect((await loadText("version: 1\nsource: { tests: [] }\n")).source.tests).toEqual([]);
  });
});

describe("where a manifest is found", () => {
  test("data files only, and the own ones first", () => {
    expect(SEARCH_PLACES).toEqual([
      "ssotlint.yaml",
      "ssotlint.yml",
      "ssotlint.json",
      "ssotlint.jsonc",
      "ssotlint.toml",
      "package.json",
      "pyproject.toml",
    ]);
  });

  test.each([
    ["ssotlint.yaml", "", true],
    ["a/b/ssotlint.toml", "?", true],
    ["ssotlint.js", "", false],
    ["package.json", '{ "ssotlint": {} }', true],
    ["package.json", '{ "ssotlint": null }', true],
    ["web/package.json", '{ "name": "ssotlint", "devDependencies": { "ssotlint": "1" } }', false],
    ["package.json", '{ "\\u0073sotlint": {} }', true],
    ["package.json", '{ "scripts": { "say": "\\u0073" } }', false],
    ["package.json", '{ "devDependencies": { "ssotlint": "1" ', true],
    ["package.json", "{", false],
    ["package.json", "", false],
    ["C:\\a\\package.json", '{ "name": "x" }', false],
    ["pyproject.toml", "[tool.ssotlint]\nversion = 1\n", true],
    ["pyproject.toml", "tool.ssotlint.version = 1\n", true],
    ["pyproject.toml", "[tool.ssotlint.roles]\n", true],
    ["pyproject.toml", '[tool."ssotlin\\u0074"]\n', true],
    ["pyproject.toml", "[tool.other]\nssotlint = 1\n", false],
    ["pyproject.toml", "[tool.ssotlint\n", true],
    ["pyproject.toml", "[tool", false],
  ])("%s with %j: %s", async (path, text, expected) => {
    expect(await acceptsManifest(path, text)).toBe(expected);
  });
});

describe("the JSON Schema", () => {
  const schema = manifestJsonSchema(CATALOGUE);
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

  test.each(["design.yaml", "same.yaml"])("accepts %s", (name) => {
    expect(validate(parse(fixture(name))), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each([
    "version: 2",
    "version: 1\nrouts: {}",
    "version: 1\nrules: { nope: off }",
    "version: 1\nrules: { budget-exceeded: { nope: off } }",
    "version: 1\nrules: { budget-exceeded: loud }",
    "version: 1\nroles: { A: { canonical: a.ts#A } }",
    "version: 1\nroles: { a: { canonical: a.ts } }",
    "version: 1\nroles: { a: { canonical: [] } }",
    "version: 1\nroles: { a: { canonical: a.ts#A, kinds: [klass] } }",
    "version: 1\nroles: { a: { variants: [{ symbol: a.ts#A }] } }",
    "version: 1\nroles: { a: { variants: [{ symbol: a.ts#A, reason: x, until: soon }] } }",
    "version: 1\nroles: { a: { shared: { rival: { containment: 2 } } } }",
    "version: 1\nbudgets: { nope: 1 }",
    "version: 1\nbudgets: { routes.competing: -1 }",
    "version: 1\nroutes: { owners: [{ method: get, path: /, owner: a.ts }] }",
  ])("refuses what loading refuses: %j", async (text) => {
    expect(validate(parse(text))).toBe(false);
    expect(await mistakes(text)).not.toEqual([]);
  });

  test("describes every key", () => {
    expect(keysWithoutDescription(schema, "")).toEqual([]);
  });

  test("completes rules and their kinds", () => {
    expect(schema).toMatchObject({
      properties: {
        rules: {
          properties: {
            "budget-exceeded": {
              anyOf: [
                { enum: ["error", "warning", "note", "off", false] },
                { properties: { over: { description: "Severity of `budget-exceeded/over`." } } },
              ],
            },
          },
        },
      },
    });
  });
});

function keysWithoutDescription(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const missing =
      key === "properties"
        ? Object.entries(value as Record<string, object>).filter(([, property]) => !("description" in property))
        : [];
    return [...missing.map(([name]) => `${path}.${name}`), ...keysWithoutDescription(value, `${path}.${key}`)];
  });
}

function replacer(_: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}
