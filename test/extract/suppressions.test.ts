import { describe, expect, test } from "vitest";
import type { Suppression } from "../../src/model/facts.js";
import { factsOf } from "./describe-facts.js";

function suppressions(text: string): readonly Suppression[] {
  return factsOf(text, "tsx").suppressions;
}

describe("suppression comments", () => {
  test.each([
    ["// ssotlint-allow some-rule: because", { rules: ["some-rule"], reason: "because", until: null }],
    ["// ssotlint-allow a, b/kind: c: d", { rules: ["a", "b/kind"], reason: "c: d", until: null }],
    ["// ssotlint-allow a b: c", { rules: ["a", "b"], reason: "c", until: null }],
    ["/* ssotlint-allow a: b */", { rules: ["a"], reason: "b", until: null }],
    ["/** ssotlint-allow a: b **/", { rules: ["a"], reason: "b", until: null }],
    ["// ssotlint-allow a: b until 2026-12-31", { reason: "b", until: "2026-12-31" }],
    ["// ssotlint-allow a: b [until 2026-12-31]", { reason: "b", until: "2026-12-31" }],
    ["// ssotlint-allow a: b (until 2026-12-31).", { reason: "b", until: "2026-12-31" }],
    ["// ssotlint-allow a: until 2026-12-31", { reason: null, until: "2026-12-31" }],
    ["// ssotlint-allow a: wait until 2026-12-31 or so", { reason: "wait until 2026-12-31 or so", until: null }],
    ["// ssotlint-allow a", { rules: ["a"], reason: null }],
    ["// ssotlint-allow a:", { rules: ["a"], reason: null }],
    ["// ssotlint-allow: a", { rules: [], reason: "a" }],
    ["// ssotlint-allow", { rules: [], reason: null }],
  ])("%s", (text, expected) => {
    expect(suppressions(text)).toMatchObject([{ scope: "line", ...expected }]);
  });

  test.each([
    "const a = '// ssotlint-allow a: b'",
    "const a = `\n// ssotlint-allow a: b\n`",
    "const a = <p>\n// ssotlint-allow a: b\n</p>",
    "const a = /\\/\\/ ssotlint-allow a: b/",
    "// ssotlint-allowed a: b",
    "// ssotlint-allow-files a: b",
    "// Write ssotlint-allow a: b to allow it",
    "// my-ssotlint-allow a: b",
  ])("is none: %s", (text) => {
    expect(suppressions(text)).toEqual([]);
  });

  test.each([
    ["x(); // ssotlint-allow a: b\ny()", [[1]]],
    ["// ssotlint-allow a: b\nx()", [[1, 2]]],
    ["  /* ssotlint-allow a: b */\nx()", [[1, 2]]],
    ["/* ssotlint-allow a: b */ x()\ny()", [[1]]],
    [
      "// ssotlint-allow a: b\n// ssotlint-allow c: d\nx()",
      [
        [1, 3],
        [2, 3],
      ],
    ],
    ["// ssotlint-allow a: b\nx() // ssotlint-allow c: d\ny()", [[1, 2], [2]]],
    ["/**\n * Doc.\n * ssotlint-allow a: b\n */\nx()", [[3, 5]]],
    ["<p>\n{/* ssotlint-allow a: b */}\n</p>", [[2, 3]]],
  ])("%j covers lines %j", (text, lines) => {
    expect(suppressions(text).map((it) => it.lines)).toEqual(lines);
  });

  test.each([
    ["// ssotlint-allow-file a: b\nx()", 1],
    ["x()\n// ssotlint-allow-file a: b", 1],
    [`${"// License.\n".repeat(30)}// ssotlint-allow-file a: b\nx()`, 1],
    [`x()\n${"\n".repeat(8)}// ssotlint-allow-file a: b`, 1],
    [`x()\n${"\n".repeat(9)}// ssotlint-allow-file a: b`, 0],
  ])("a whole file is allowed in its first lines only: %j", (text, count) => {
    const found = suppressions(text);
    expect(found).toHaveLength(count);
    for (const suppression of found) expect(suppression).toMatchObject({ scope: "file", rules: ["a"], lines: [] });
  });

  test("the span runs from the directive to the end of its text", () => {
    expect(suppressions("x() /*  ssotlint-allow a: b  */")[0]!.span).toEqual([1, 9, 1, 28]);
    expect(suppressions("// ssotlint-allow a: b  \nx()")[0]!.span).toEqual([1, 4, 1, 23]);
  });
});
