import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { blocksIn } from "../../scripts/document-blocks.mjs";
import { manifestKeys } from "../../scripts/manifest-reference.mjs";
import { manifestJsonSchema } from "../../src/manifest/json-schema.js";
import { COMMON_METRICS } from "../../src/model/metric-names.js";
import { ROLE_COUNTS } from "../../src/model/role-report.js";
import { RULES } from "../../src/rules/index.js";
import { CATALOGUE, mistakesIn } from "../manifest/load.js";
import { DOCUMENTS, sectionsOf, textOf } from "./document.js";

const PAGE = "docs/manifest.md";
const FILES: Readonly<Record<string, string>> = {
  yaml: "ssotlint.yaml",
  json: "package.json",
  toml: "pyproject.toml",
};

const blocks = sectionsOf(PAGE).flatMap(({ title, blocks: ofSection }) =>
  ofSection.map(({ language, text }) => ({ title, language, text })),
);

describe("the manifest's page", () => {
  test.each(blocks)("$title: the example loads", async ({ language, text }) => {
    const file = FILES[language] ?? "";
    expect(await mistakesIn({ [file]: text, "ssot/shared.yaml": "version: 1\n" }, file)).toEqual([]);
  });

  test("every key is in an example of its section, and in no section is another", () => {
    const used = blocks
      .filter(({ language }) => language === "yaml")
      .flatMap(({ title, text }) => keysIn(parse(text), "").filter((key) => inSection(title, key)));
    const known = manifestKeys(manifestJsonSchema(CATALOGUE));
    // What holds for one rule holds for all: the examples have some, the table below has every one.
    const named = (keys: readonly string[]) => [
      ...new Set(keys.map((key) => key.replace(/^rules\..*/, "rules.<rule>"))),
    ];
    expect(
      named(used)
        .filter((key) => !key.startsWith("overrides[].rules."))
        .toSorted(),
    ).toEqual(named(known.filter((key) => key !== "roles.<role>")).toSorted());
  });

  test("it has every rule, and every metric", () => {
    const text = textOf(PAGE);
    for (const { id } of RULES) expect(text).toContain(`| \`rules.${id}\` |`);
    const [table = ""] = /^\| metric \|[^]*?(?=\n\n)/m.exec(text) ?? [];
    expect([...table.matchAll(/^\| `(?<name>[^`]+)` /gm)].map(([, name]) => name)).toEqual([
      ...ROLE_COUNTS.map((count) => `roles.<role>.${count}`),
      "access.<owner>.bypasses",
      ...COMMON_METRICS,
    ]);
  });
});

describe("manifests in the other documents", () => {
  const manifests = DOCUMENTS.filter((document) => document !== PAGE).flatMap((document) =>
    blocksIn(textOf(document))
      .filter(({ language, text }) => language === "yaml" && /^version: 1$/m.test(text))
      .map(({ text }, index) => ({ document, index, text })),
  );

  test.each(manifests)("$document, $index", async ({ text }) => {
    // What a manifest extends is another block of the page.
    const alone = text.replace(/^extends: .*$/m, "");
    expect(await mistakesIn({ "ssotlint.yaml": alone }, "ssotlint.yaml")).toEqual([]);
  });

  test("there are some", () => {
    expect(manifests.length).toBeGreaterThan(20);
  });
});

/** The paths of the keys, as in the page's tables: `roles.<role>.variants[].until`. Below a rule are kinds, which are no keys of their own. */
function keysIn(node: unknown, path: string): readonly string[] {
  if (Array.isArray(node)) return [...new Set(node.flatMap((item) => keysIn(item, `${path}[]`)))];
  if (typeof node !== "object" || node === null || path.startsWith("rules.")) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (path === "roles") return keysIn(value, "roles.<role>");
    if (path === "budgets" || path === "source.aliases") return [];
    const own = path === "" ? key : `${path}.${key}`;
    return [own, ...keysIn(value, own)];
  });
}

function inSection(title: string, key: string): boolean {
  return /^`(?<key>.+)`$/.exec(title)?.groups?.["key"] === key.split(/[.[]/)[0];
}
