import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Manifest } from "../../src/model/manifest.js";
import type { Span } from "../../src/model/span.js";
import { type Format, loadText, mistakes } from "./load.js";

const YAML = readFileSync(new URL("../fixtures/manifest/same.yaml", import.meta.url), "utf8");
const TOML = readFileSync(new URL("../fixtures/manifest/same.toml", import.meta.url), "utf8");
const JSON_TEXT = readFileSync(new URL("../fixtures/manifest/same.json", import.meta.url), "utf8");

const SAME: readonly (readonly [Format, string])[] = [
  ["yaml", YAML],
  ["json", JSON_TEXT],
  ["jsonc", `// A comment.\n${JSON_TEXT.trimEnd().replace(/\}$/, ",}")}`],
  ["toml", TOML],
  ["package.json", `{ "name": "x", "ssotlint": ${JSON_TEXT} }`],
  ["pyproject.toml", `[project]\nname = "x"\n\n${inSection(TOML)}`],
];

describe("the formats", () => {
  test.each(SAME)("%s says the same", async (format, text) => {
    expect(withoutPlaces(await loadText(text, format))).toEqual(withoutPlaces(await loadText(YAML)));
  });

  test.each(SAME)("%s with CRLF and a byte order mark has the same places", async (format, text) => {
    const windows = `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    expect(await loadText(windows, format)).toEqual(await loadText(text, format));
  });

  test.each(SAME)("%s points at what it says", async (format, text) => {
    const manifest = await loadText(text, format);
    const [role] = manifest.roles;
    const shown = [
      role!.place,
      role!.canonical[0]!.place,
      role!.canonical[1]!.place,
      role!.implementation[0]!.place,
      role!.variants[1]!.place,
      manifest.imports[0]!.fromPlace,
      manifest.imports[0]!.deprecated[0]!.place,
      manifest.budgets[0]!.place,
      manifest.access[0]!.place,
      manifest.routes.owners[0]!.place,
    ].map(({ span }) => bare(cut(text, span)));
    expect(shown).toEqual([
      "gateway",
      "src/größe😀/gateway.ts#Gateway",
      "app/gateway.py#Gateway",
      "src/inner.ts#Inner",
      "src/second.ts#Second",
      "src/index.ts",
      "src/old.ts",
      "routes.competing",
      "src/env.ts",
      "src/routes.ts",
    ]);
  });
});

describe("positions", () => {
  test.each([
    ["yaml", "version: 1\nroles: { größe: {}, '😀': {} }\n", ["2:10", "2:21"]],
    ["json", '{ "version": 1,\n "roles": { "größe": {}, "😀": {} } }', ["2:13", "2:26"]],
    ["toml", 'version = 1\nroles = { "größe" = {}, "😀" = {} }\n', ["2:11", "2:25"]],
  ] as const)("in %s count UTF-16 units", async (format, text, expected) => {
    const found = (await mistakes(text, format)).filter((line) => line.includes("is no role id"));
    expect(found.map((line) => line.split(" ")[0])).toEqual(expected);
  });

  test.each([
    [
      "package.json",
      '{\n  "ssotlint": {\n    "routs": {} } }',
      ["2:15 version: is missing, expected 1", '3:5 routs: unknown key "routs"; did you mean "routes"?'],
    ],
    [
      "pyproject.toml",
      "[tool.ssotlint]\nversion = 1\nrouts.a = 1\n",
      ['3:1 routs: unknown key "routs"; did you mean "routes"?'],
    ],
    ["pyproject.toml", "[tool.other]\n__proto__ = 1\n[tool.ssotlint]\nversion = 1\n", []],
    ["package.json", '{ "a": 1, "a": 2, "ssotlint": { "version": 1 } }', []],
    ["package.json", '{ "name": "x" }', ['1:1 has no manifest: expected one under the key "ssotlint"']],
    ["pyproject.toml", "[tool.x]\n", ['1:1 has no manifest: expected one under the key "tool.ssotlint"']],
  ] as const)("in %s: %j", async (format, text, expected) => {
    expect(await mistakes(text, format)).toEqual(expected);
  });
});

describe("YAML", () => {
  test("shares by anchors, aliases and merge keys", async () => {
    const manifest = await loadText(
      [
        "version: 1",
        "roles:",
        "  a: { canonical: a.ts#A, shared: &shared { rival: { bits: 5 } }, kinds: &kinds [class] }",
        "  b: { canonical: b.ts#B, shared: *shared, kinds: *kinds }",
        "  c: { canonical: c.ts#C, shared: { <<: *shared, lookAlike: { bits: 6 } } }",
        "  d: { canonical: d.ts#D, shared: { <<: [*shared, { rival: { bits: 9 } }] } }",
      ].join("\n"),
    );
    expect(manifest.roles.map(({ rival }) => rival.bits)).toEqual([5, 5, 5, 5]);
    expect(manifest.roles[1]?.kinds).toEqual(["class"]);
    expect(manifest.roles[2]?.lookAlike.bits).toBe(6);
  });

  test.each([
    ["version: 1\nroles: *nope\n", "2:8 the alias *nope has no anchor &nope before it"],
    ["version: 1\nroles: &x { a: *x }\n", "2:16 the alias *x stands inside its own anchor"],
    [
      "version: 1\nroles: { <<: [1] }\n",
      "2:14 << found no mapping to merge, expected an alias of a mapping or a list of such",
    ],
    ["version: 1\nversion: 1\n", '2:1 version: duplicate key "version", it is already there in line 1'],
    ["version: 1\n---\nversion: 1\n", "3:1 a second YAML document starts here: a manifest is a single one"],
    ["version: 1\nroles: !!js/function {}\n", "2:22 the tag !!js/function is not allowed: a manifest is plain data"],
    ["version: 1\nroles: !role {}\n", "2:14 the tag !role is not allowed: a manifest is plain data"],
    ["version: 1\n? [a]\n: 1\n", "2:3 a key is a list or a mapping: expected a word"],
    ["version: 1\nroles:\n\ta: 1\n", "3:1 Tabs are not allowed as indentation"],
    ["%YAML 9.9\n---\nversion: 1\n", "1:7 Unsupported YAML version 9.9"],
  ])("%j", async (text, expected) => {
    expect((await mistakes(text))[0]).toBe(expected);
  });

  test("all syntax errors are reported", async () => {
    expect(await mistakes('a: [1\nb: }\nc: "')).toHaveLength(5);
  });

  test("aliases that stand for billions of values are refused, and quickly", async () => {
    const levels = "bcdefghij".split("").map((name, index) => {
      const below = `*${String.fromCodePoint(name.charCodeAt(0) - 1)}`;
      return `${name}${index}: &${name} [${Array.from({ length: 10 }, () => below).join(", ")}]`;
    });
    expect(await mistakes(`version: 1\na: &a [x, x]\n${levels.join("\n")}\n`)).toEqual([
      "6:17 aliases stand for more than 10000 values: write them out",
    ]);
  });

  test.each([
    ["off", "off"],
    ["false", "off"],
    ["'off'", "off"],
  ])("a severity written as %s", async (written, expected) => {
    const manifest = await loadText(
      `version: 1\nrules: { budget-exceeded: ${written}, manifest-drift: { expired: ${written} } }\n`,
    );
    expect(manifest.rules.get("budget-exceeded")).toBe(expected);
    expect(manifest.rules.get("manifest-drift")).toEqual(new Map([["expired", expected]]));
  });

  test("of the old version means the same", async () => {
    const role = "canonical: a.ts#A, variants: [{ symbol: b.ts#B, reason: x, until: 2026-12-31 }]";
    const manifest = await loadText(
      `%YAML 1.1\n---\nversion: 1\nroles: { a: { ${role} } }\nrules: { budget-exceeded: off }\n`,
    );
    expect(manifest.roles[0]?.variants[0]?.until).toBe("2026-12-31");
    expect(manifest.rules.get("budget-exceeded")).toBe("off");
  });
});

describe("JSON", () => {
  test.each([
    ["json", '{ "version": 1, "version": 1 }', '1:17 version: duplicate key "version", it is already there in line 1'],
    ["json", '{ "version": 1, }', '1:17 Unexpected token "}": only .jsonc files have trailing commas'],
    ["json", '{ "version": 1 } // x', "1:18 Unexpected character '/': only .jsonc files have comments"],
    ["json", "{", "1:1 Unexpected end of the file: a value or a closing bracket is missing"],
    ["json", "null", "1:1 the manifest is empty: expected at least version: 1"],
    ["jsonc", "// x\n/* y */", "1:1 the manifest is empty: expected at least version: 1"],
    ["jsonc", "{ version: 1 }", "1:3 Unexpected character 'v': keys and texts stand in double quotes"],
  ] as const)("%s: %j", async (format, text, expected) => {
    expect(await mistakes(text, format)).toEqual([expected]);
  });
});

describe("TOML", () => {
  test.each([
    ["version = 1\nversion = 1\n", '2:1 duplicate key "version"'],
    ["version = 1\n[roles]\n[roles]\n", '3:2 duplicate key "roles"'],
    ["version =\n", "1:10 Unspecified values are invalid"],
    [`version = 1\n${"a.".repeat(5000)}a = 1\n`, "2:1 a: is nested deeper than any manifest needs"],
  ])("%j", async (text, expected) => {
    expect((await mistakes(text, "toml"))[0]).toBe(expected);
  });

  test("a date may be one", async () => {
    const manifest = await loadText(
      'version = 1\n[roles.a]\ncanonical = "a.ts#A"\n[[roles.a.variants]]\nsymbol = "b.ts#B"\nreason = "x"\nuntil = 2026-12-31\n',
      "toml",
    );
    expect(manifest.roles[0]?.variants[0]?.until).toBe("2026-12-31");
  });
});

describe("text that is nested too deeply ends neither the stack nor the process", () => {
  const deep = 20_000;
  test.each([
    ["yaml", "[".repeat(deep)],
    ["yaml", "{a: ".repeat(deep)],
    ["yaml", "- ".repeat(deep)],
    ["yaml", "? ".repeat(deep)],
    ["yaml", "a: ".repeat(deep)],
    ["yaml", Array.from({ length: 600 }, (_, level) => `${" ".repeat(level)}a:`).join("\n")],
    ["json", "[".repeat(deep)],
    ["jsonc", '{"a":'.repeat(deep)],
    ["toml", `a = ${"[".repeat(deep)}`],
  ] as const)("%s: %#", async (format, text) => {
    expect(await mistakes(text, format)).toEqual([
      expect.stringContaining("brackets or lines are nested deeper than any manifest needs"),
    ]);
  });

  test("a large flat manifest is not", async () => {
    const roles = Array.from({ length: 300 }, (_, index) => [`role-${index}`, { canonical: `a${index}.ts#A` }]);
    const text = JSON.stringify({ version: 1, roles: Object.fromEntries(roles) }, null, 1).replaceAll("\n", " ");
    expect(await mistakes(text)).toEqual([]);
    expect(await mistakes(stringify(JSON.parse(text)))).toEqual([]);
  });
});

/** Puts every table of a TOML text under `tool.ssotlint`. */
function inSection(text: string): string {
  return `[tool.ssotlint]\n${text.replaceAll(/^(\[+)/gm, "$1tool.ssotlint.")}`;
}

function withoutPlaces(manifest: Manifest): unknown {
  const settings = [...manifest.rules];
  return JSON.parse(
    JSON.stringify({ ...manifest, rules: settings, file: null }, (key, value: unknown) =>
      key === "place" || key === "fromPlace" ? undefined : value,
    ),
  );
}

function cut(text: string, [startLine, startColumn, endLine, endColumn]: Span): string {
  expect(endLine).toBe(startLine);
  return text.split("\n")[startLine - 1]!.slice(startColumn - 1, endColumn - 1);
}

function bare(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, "$2");
}
