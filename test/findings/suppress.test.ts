import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeFindings } from "../../src/findings/judge-findings.js";
import { suppress } from "../../src/findings/suppress.js";
import type { Suppression } from "../../src/model/facts.js";
import type { Finding } from "../../src/model/report.js";
import type { SeveritySetting } from "../../src/model/severity.js";
import { unusedSuppression } from "../../src/rules/unused-suppression.js";
import { fakeGraph } from "../fake-graph.js";
import { fakeManifest } from "../fake-manifest.js";
import { fakeFinding, fakeViolation, NOISY } from "./fake-finding.js";

const TODAY = "2026-06-01";

function allow(more: Partial<Suppression> = {}): Suppression {
  return {
    scope: "line",
    rules: ["noisy"],
    reason: "it is a concert",
    until: null,
    span: [1, 1, 1, 9],
    lines: [1, 2],
    ...more,
  };
}

function at(line: number, more: Partial<Finding> = {}): Finding {
  return fakeFinding({ place: { file: "a.ts", span: [line, 1, line, 9] }, ...more });
}

function outcome(findings: readonly Finding[], suppressions: readonly Suppression[]) {
  return suppress(findings, fakeGraph({ "a.ts": { suppressions } }).files, [NOISY, unusedSuppression], TODAY);
}

describe("a suppression silences", () => {
  test.each<[string, Finding, Suppression, boolean]>([
    ["its rule on its line", at(1), allow(), true],
    ["its rule on the line below", at(2), allow(), true],
    ["nothing further down", at(3), allow(), false],
    ["nothing in another file", at(1, { place: { file: "b.ts", span: [1, 1, 1, 2] } }), allow(), false],
    ["the whole file", at(99), allow({ scope: "file", lines: [] }), true],
    ["one kind", at(1), allow({ rules: ["noisy/loud"] }), true],
    ["no other kind", at(1), allow({ rules: ["noisy/faint"] }), false],
    ["no other rule", at(1), allow({ rules: ["unused-suppression"] }), false],
    ["nothing without a reason", at(1), allow({ reason: null }), false],
    ["on its last day", at(1), allow({ until: TODAY }), true],
    ["nothing after it", at(1), allow({ until: "2026-05-31" }), false],
    ["a known rule beside a misspelt one", at(1), allow({ rules: ["nois", "noisy"] }), true],
  ])("%s", (_, finding, suppression, silenced) => {
    const { kept, suppressed, suppressions } = outcome([finding], [suppression]);
    expect([kept.length, suppressed.length]).toEqual(silenced ? [0, 1] : [1, 0]);
    expect(suppressions[0]?.used).toBe(silenced ? 1 : 0);
  });

  test("and says by what and why", () => {
    expect(outcome([at(1)], [allow()]).suppressed[0]?.suppressed).toEqual({
      reason: "it is a concert",
      place: { file: "a.ts", span: [1, 1, 1, 9] },
    });
  });

  test("a second one for the same finding is unused", () => {
    const { suppressions } = outcome([at(1)], [allow({ scope: "file", lines: [] }), allow(), allow()]);
    expect(suppressions.map((state) => state.used)).toEqual([0, 1, 0]);
  });

  test("no finding is lost and none is invented", () => {
    const line = fc.integer({ min: 1, max: 5 });
    const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(line), fc.array(lines), (findings, suppressions) => {
        const all = findings.map((each) => at(each));
        const {
          kept,
          suppressed,
          suppressions: states,
        } = outcome(
          all,
          suppressions.map((each) => allow({ lines: each })),
        );
        expect(kept.length + suppressed.length).toBe(all.length);
        expect(states.reduce((sum, state) => sum + state.used, 0)).toBe(suppressed.length);
        const covered = new Set(suppressions.flat());
        expect(kept.every((finding) => !covered.has(finding.place.span[0]))).toBe(true);
      }),
    );
  });
});

describe("what suppressions did is judged", () => {
  function judged(suppressions: readonly Suppression[], setting?: SeveritySetting) {
    const rules = new Map(setting === undefined ? [] : [["unused-suppression", setting] as const]);
    return judgeFindings({
      violations: [fakeViolation()],
      rules: [NOISY, unusedSuppression],
      manifest: fakeManifest({ rules }),
      graph: fakeGraph({ "a.ts": { suppressions } }),
      today: TODAY,
    }).findings.map(({ kind, message, hint }) => `${kind}: ${message} ${hint}`.trim());
  }

  test.each<[string, Suppression, string | null]>([
    ["one that is used", allow(), null],
    [
      "no reason",
      allow({ reason: null }),
      "noReason: The suppression of `noisy` gives no reason, so it suppresses nothing. Write `ssotlint-allow noisy: <reason>`.",
    ],
    [
      "nothing to suppress",
      allow({ lines: [7] }),
      "unused: The suppression of `noisy` suppresses nothing: no such finding is on its lines. Remove it, or correct it.",
    ],
    [
      "its day has passed",
      allow({ until: "2026-01-01" }),
      "unused: The suppression of `noisy` suppresses nothing: its last day was 2026-01-01. Remove it, or correct it.",
    ],
    [
      "a misspelt rule",
      allow({ rules: ["noisi"] }),
      "unused: The suppression of `noisi` suppresses nothing: `noisi` is no rule. Remove it, or correct it. Did you mean `noisy`?",
    ],
    [
      "a misspelt kind",
      allow({ rules: ["noisy/laud"] }),
      "unused: The suppression of `noisy/laud` suppresses nothing: `noisy/laud` is no rule. Remove it, or correct it. Did you mean `noisy/loud`?",
    ],
  ])("%s", (_, suppression, expected) => {
    expect(judged([suppression]).filter((each) => !each.startsWith("loud"))).toEqual(
      expected === null ? [] : [expected],
    );
  });

  test("it cannot be suppressed in place, and it can be switched off", () => {
    const all = [allow({ lines: [7] }), allow({ rules: ["unused-suppression"], scope: "file" })];
    expect(judged(all).filter((each) => each.startsWith("unused"))).toHaveLength(2);
    expect(judged(all, "off").filter((each) => each.startsWith("unused"))).toEqual([]);
  });
});
