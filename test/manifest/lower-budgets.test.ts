import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lowerBudgets } from "../../src/manifest/lower-budgets.js";

function lowered(file: string, text: string, budgets: Readonly<Record<string, number>>): Promise<string> {
  return lowerBudgets({ file, text }, new Map(Object.entries(budgets)));
}

describe("only the digits change", () => {
  test.each([
    [
      "YAML in blocks, with comments",
      "ssotlint.yaml",
      'version: 1\n\nbudgets: # how it stands\n  "routes.competing":   12   # was 14\n  imports.unresolved: 5\n',
      'version: 1\n\nbudgets: # how it stands\n  "routes.competing":   3   # was 14\n  imports.unresolved: 5\n',
    ],
    [
      "YAML in flow",
      "ssotlint.yml",
      "budgets: { imports.unresolved: 9, 'routes.competing': 12 }\nversion: 1",
      "budgets: { imports.unresolved: 9, 'routes.competing': 3 }\nversion: 1",
    ],
    [
      "with the line ends and the byte order mark that are there",
      "ssotlint.yaml",
      "\uFEFFbudgets:\r\n  routes.competing: 12\r\nversion: 1\r\n",
      "\uFEFFbudgets:\r\n  routes.competing: 3\r\nversion: 1\r\n",
    ],
    [
      "a byte order mark in the very line",
      "ssotlint.yaml",
      "\uFEFFbudgets: { routes.competing: 12 }",
      "\uFEFFbudgets: { routes.competing: 3 }",
    ],
    [
      "numbers in another notation",
      "ssotlint.yaml",
      "budgets: { routes.competing: 0xC }",
      "budgets: { routes.competing: 3 }",
    ],
    [
      "a number with a tag",
      "ssotlint.yaml",
      "budgets: { routes.competing: !!int 12 }",
      "budgets: { routes.competing: !!int 3 }",
    ],
    [
      "JSON, by tabs",
      "ssotlint.json",
      '{\n\t"version":1,\n\t"budgets":{"routes.competing":12 }\n}\n',
      '{\n\t"version":1,\n\t"budgets":{"routes.competing":3 }\n}\n',
    ],
    [
      "JSON with comments and trailing commas",
      "ssotlint.jsonc",
      '{ // ours\n  "budgets": { "routes.competing": /* now */ 12, }, }',
      '{ // ours\n  "budgets": { "routes.competing": /* now */ 3, }, }',
    ],
    [
      "TOML under a header",
      "ssotlint.toml",
      'version = 1\n[budgets]\n"routes.competing"  = 1_2 # two\n',
      'version = 1\n[budgets]\n"routes.competing"  = 3 # two\n',
    ],
    [
      "TOML with a dotted key",
      "ssotlint.toml",
      'version = 1\nbudgets."routes.competing" = 12\n',
      'version = 1\nbudgets."routes.competing" = 3\n',
    ],
    [
      "package.json",
      "package.json",
      '{"name":"x","budgets":{"routes.competing":12},"ssotlint":{"version":1,"budgets":{"routes.competing":12}}}',
      '{"name":"x","budgets":{"routes.competing":12},"ssotlint":{"version":1,"budgets":{"routes.competing":3}}}',
    ],
    [
      "pyproject.toml",
      "pyproject.toml",
      '[tool.other]\n"routes.competing" = 12\n[tool.ssotlint]\nversion = 1\nbudgets = { "routes.competing" = 12 }\n',
      '[tool.other]\n"routes.competing" = 12\n[tool.ssotlint]\nversion = 1\nbudgets = { "routes.competing" = 3 }\n',
    ],
    [
      "an anchor that nobody else uses",
      "ssotlint.yaml",
      "budgets: { routes.competing: &most 12 }",
      "budgets: { routes.competing: &most 3 }",
    ],
  ])("%s", async (_, file, before, after) => {
    expect(await lowered(file, before, { "routes.competing": 3 })).toBe(after);
  });

  test("of several numbers, whatever becomes of their lengths", async () => {
    const text = "budgets: { a.b: 1000, c.d: 10, e.f: 7 } # 10";
    expect(await lowered("ssotlint.yaml", text, { "c.d": 9, "a.b": 0 })).toBe(
      "budgets: { a.b: 0, c.d: 9, e.f: 7 } # 10",
    );
  });

  test("one number for two budgets, when both are to be the same", async () => {
    const text = "budgets: { a.b: &most 5, c.d: *most }";
    expect(await lowered("ssotlint.yaml", text, { "a.b": 2, "c.d": 2 })).toBe("budgets: { a.b: &most 2, c.d: *most }");
  });

  test("in any file of any numbers", async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}\.[a-z]{1,5}$/), { minLength: 1, maxLength: 6 });
    const numbers = fc.record({ before: fc.nat(2000), after: fc.nat(2000), isLowered: fc.boolean() });
    const format = fc.constantFrom(
      { file: "ssotlint.yaml", head: "budgets: # x\n", line: (name: string, n: number) => `  ${name}: ${n} # ${n}\n` },
      { file: "ssotlint.toml", head: "[budgets]\n", line: (name: string, n: number) => `"${name}" = ${n} # ${n}\n` },
    );
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.array(numbers, { minLength: 6, maxLength: 6 }),
        format,
        async (names, numbers, format) => {
          const { file, head, line } = format;
          const at = (index: number) => numbers[index] ?? { before: 1, after: 0, isLowered: true };
          const text = head + names.map((name, index) => line(name, at(index).before)).join("");
          const budgets = names.flatMap((name, index) => (at(index).isLowered ? [[name, at(index).after]] : []));
          const expected = names.map((name, index) => {
            const { before, after, isLowered } = at(index);
            return isLowered ? line(name, before).replace(` ${before} #`, ` ${after} #`) : line(name, before);
          });
          expect(await lowered(file, text, Object.fromEntries(budgets))).toBe(head + expected.join(""));
        },
      ),
    );
  });
});

describe("a number that others share is not changed", () => {
  const text = [
    "version: 1",
    "roles:",
    "  m: { canonical: a.ts#A, shared: { rival: { bits: &twelve 12 } } }",
    "budgets:",
    "  imports.unresolved: 4",
    "  routes.competing: *twelve",
    "",
  ].join("\n");

  test.each([
    [
      "by an alias",
      text,
      /^ssotlint\.yaml:6:3: the budget of "routes\.competing" shares .* by an anchor.*Nothing was changed/,
    ],
    [
      "by an anchor",
      "budgets: { routes.competing: &most 12, imports.nonCanonical: *most, imports.unresolved: 4 }",
      /^ssotlint\.yaml:1:12: the budget of "routes\.competing" shares/,
    ],
    [
      "by the mapping that it stands in",
      "budgets:\n  <<: &all { routes.competing: 12 }\n  imports.unresolved: 4\nrules: *all\n",
      /^ssotlint\.yaml:2:14: the budget of "routes\.competing" shares/,
    ],
  ])("%s", async (_, text, message) => {
    await expect(lowered("ssotlint.yaml", text, { "imports.unresolved": 1, "routes.competing": 3 })).rejects.toThrow(
      message,
    );
  });
});

describe("a file that has changed meanwhile is left alone", () => {
  test.each([
    ["it cannot be parsed", "budgets: [", /ssotlint\.yaml:\d+:\d+/],
    ["it is empty", "", /no manifest any more/],
    ["it has no such budget", "budgets: { a.b: 1 }", /no budget for "routes\.competing" any more/],
  ])("%s", async (_, text, message) => {
    await expect(lowered("ssotlint.yaml", text, { "routes.competing": 3 })).rejects.toThrow(message);
  });
});
