import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fingerprintsOf } from "../../src/findings/fingerprint.js";
import { fillMessage } from "../../src/findings/message.js";
import { severities } from "../../src/findings/severity.js";
import { toFindings } from "../../src/findings/to-findings.js";
import { verdict } from "../../src/findings/verdict.js";
import type { Manifest, RuleSettings } from "../../src/model/manifest.js";
import type { Finding } from "../../src/model/report.js";
import type { Violation } from "../../src/model/rule.js";
import type { Severity, SeveritySetting } from "../../src/model/severity.js";
import { fakeManifest } from "../fake-manifest.js";
import { fakeFinding, fakeViolation, NOISY } from "./fake-finding.js";

describe("messages", () => {
  test.each([
    ["`{a}` and {b}.", "`x` and 2."],
    ["{a}{a}", "xx"],
    ["nothing", "nothing"],
    ["{lines}.", "one two."],
    ["End. {empty}", "End."],
  ])("%s", (template, expected) => {
    expect(fillMessage(template, { a: "x", b: 2, lines: "one\n  two", empty: "" })).toBe(expected);
  });

  test("a placeholder without a value is a bug", () => {
    expect(() => fillMessage("{a} {b}", { a: 1 })).toThrow("{b}");
  });

  test("values are not templates", () => {
    expect(fillMessage("{a}", { a: "{b} $& $1" })).toBe("{b} $& $1");
  });
});

describe("fingerprints", () => {
  const violation = fc.record({
    rule: fc.constantFrom("a", "b"),
    kind: fc.constantFrom("k", "l"),
    identity: fc.array(fc.constantFrom("x", "y", "1", '","'), { maxLength: 3 }),
    file: fc.constantFrom("a.ts", "b.ts"),
    line: fc.integer({ min: 1, max: 1000 }),
  });
  const violations = fc
    .uniqueArray(violation, { selector: ({ file, line }) => `${file} ${line}`, maxLength: 12 })
    .map((all) =>
      all.map(({ file, line, ...rest }) => fakeViolation({ ...rest, place: { file, span: [line, 1, line, 2] } })),
    );

  /** Fingerprints by place, which tells violations apart here. */
  function byPlace(all: readonly Violation[]): ReadonlyMap<string, string> {
    const found = fingerprintsOf(all);
    return new Map(all.map(({ place }, index) => [`${place.file} ${place.span[0]}`, found[index] ?? ""]));
  }

  test("are unique, and 32 hexadecimal digits", () => {
    fc.assert(
      fc.property(violations, (all) => {
        const found = fingerprintsOf(all);
        expect(new Set(found).size).toBe(all.length);
        for (const one of found) expect(one).toMatch(/^[0-9a-f]{32}$/);
      }),
    );
  });

  test("do not depend on the order in which they were found", () => {
    fc.assert(
      fc.property(violations, fc.gen(), (all, gen) => {
        const shuffled = gen(fc.shuffledSubarray, all, { minLength: all.length, maxLength: all.length });
        expect(byPlace(shuffled)).toEqual(byPlace(all));
      }),
    );
  });

  test("do not depend on findings of other identities", () => {
    fc.assert(
      fc.property(violations, (all) => {
        const [first] = all;
        const wanted = all.filter((one) => JSON.stringify(one.identity) === JSON.stringify(first?.identity));
        const alone = byPlace(wanted);
        for (const [place, one] of alone) expect(byPlace(all).get(place)).toBe(one);
      }),
    );
  });

  test("stay while lines move", () => {
    const at = (line: number): Violation => fakeViolation({ place: { file: "a.ts", span: [line, 1, line, 5] } });
    expect(fingerprintsOf([at(1), at(2)])).toEqual(fingerprintsOf([at(11), at(40)]));
  });

  test("are what they were in earlier versions", () => {
    expect(fingerprintsOf([fakeViolation(), fakeViolation()])).toMatchInlineSnapshot(`
      [
        "0127cd430e8aa0517269cd52630b20de",
        "da79a3d07fe8b560e02ed1eb2826fd41",
      ]
    `);
  });
});

describe("severities", () => {
  const settings = (more: SeveritySetting | Readonly<Record<string, SeveritySetting>>): RuleSettings =>
    new Map([["noisy", typeof more === "string" ? more : new Map(Object.entries(more))]]);
  const override = (files: string, more: Parameters<typeof settings>[0]) => ({ files: [files], rules: settings(more) });

  test.each<[string, Partial<Manifest>, string, SeveritySetting]>([
    ["the rule's own", {}, "loud", "error"],
    ["of the whole rule", { rules: settings("note") }, "loud", "note"],
    ["of the kind", { rules: settings({ loud: "warning" }) }, "loud", "warning"],
    ["of another kind", { rules: settings({ faint: "off" }) }, "loud", "error"],
    ["an override", { overrides: [override("src/**", "off")] }, "loud", "off"],
    ["an override of other files", { overrides: [override("lib/**", "off")] }, "loud", "error"],
    ["the last override", { overrides: [override("**", "off"), override("src/*.ts", "note")] }, "loud", "note"],
    [
      "an override of another kind leaves the rest",
      { rules: settings("note"), overrides: [override("**", { faint: "off" })] },
      "loud",
      "note",
    ],
  ])("%s", (_, manifest, kind, expected) => {
    expect(severities([NOISY], fakeManifest(manifest))("noisy", kind, "src/a.ts")).toBe(expected);
  });
});

describe("findings", () => {
  test("are sorted by severity, file and place, and what is off is left out", () => {
    const at = (kind: string, file: string, line: number): Violation =>
      fakeViolation({ kind, place: { file, span: [line, 1, line, 5] }, identity: [file] });
    const all = [
      at("faint", "a.ts", 1),
      at("loud", "b.ts", 9),
      at("loud", "b.ts", 1),
      at("brisk", "a.ts", 1),
      at("loud", "a.ts", 3),
    ];
    const off = new Map([["noisy", new Map<string, SeveritySetting>([["brisk", "off"]])]]);
    const severityOf = severities([NOISY], fakeManifest({ rules: off }));
    const listed = (violations: readonly Violation[]): readonly string[] =>
      toFindings(violations, [NOISY], severityOf).map(({ kind, place }) => `${kind} ${place.file}:${place.span[0]}`);
    expect(listed(all)).toEqual(["loud a.ts:3", "loud b.ts:1", "loud b.ts:9", "faint a.ts:1"]);
    expect(listed(all.toReversed())).toEqual(listed(all));
  });

  test("carry the filled message and hint", () => {
    const [finding] = toFindings([fakeViolation()], [NOISY], severities([NOISY], fakeManifest()));
    expect(finding).toMatchObject({
      message: "a drum is loud.",
      hint: "Stop a drum.",
      severity: "error",
      suppressed: null,
      introduced: null,
      state: "new",
    });
  });
});

describe("the verdict", () => {
  const problem = { place: { file: "a.py", span: [1, 1, 1, 1] as const }, message: "it does not parse" };
  test.each<[string, readonly Severity[], "error" | "warning" | "never", number | null, boolean, 0 | 1]>([
    ["nothing", [], "error", null, false, 0],
    ["an error", ["error"], "error", null, false, 1],
    ["a warning below the threshold", ["warning", "note"], "error", null, false, 0],
    ["a warning at the threshold", ["warning"], "warning", null, false, 1],
    ["a note never fails", ["note"], "warning", null, false, 0],
    ["never", ["error"], "never", null, false, 0],
    ["as many warnings as may be", ["warning", "warning"], "error", 2, false, 0],
    ["more warnings than may be", ["warning", "warning"], "never", 1, false, 1],
    ["problems that do not matter", [], "error", null, false, 0],
    ["problems that do", [], "never", null, true, 1],
  ])("%s", (_, severitiesOf, failOn, maxWarnings, failOnProblems, expected) => {
    const findings = severitiesOf.map((severity) => fakeFinding({ severity }));
    const threshold = { failOn, maxWarnings, failOnProblems, onlyIntroduced: false };
    expect(verdict({ findings, problems: [problem], threshold, alwaysCounting: new Set() })).toBe(expected);
  });

  test.each<[string, Partial<Finding>, 0 | 1]>([
    ["one that was introduced", { introduced: true }, 1],
    ["one that was there", { introduced: false }, 0],
    ["a warning that was there, where none may be", { introduced: false, severity: "warning" }, 0],
    ["a warning that was introduced, where none may be", { introduced: true, severity: "warning" }, 1],
    ["a budget that was exceeded before", { introduced: false, rule: "budgets" }, 1],
  ])("where only what was introduced counts: %s", (_, finding, expected) => {
    const threshold = { failOn: "error", maxWarnings: 0, failOnProblems: false, onlyIntroduced: true } as const;
    const findings = [fakeFinding(finding)];
    expect(verdict({ findings, problems: [], threshold, alwaysCounting: new Set(["budgets"]) })).toBe(expected);
  });
});
