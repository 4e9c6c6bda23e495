import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { baselineText } from "../../src/findings/baseline-text.js";
import { compareWithBaseline, type BaselineInput } from "../../src/findings/compare-baseline.js";
import { readBaseline } from "../../src/findings/read-baseline.js";
import { pruneBaseline, recordBaseline } from "../../src/findings/record-baseline.js";
import type { Baseline, BaselineEntry } from "../../src/model/baseline.js";
import type { Finding } from "../../src/model/report.js";
import { fakeFinding } from "./fake-finding.js";

const HEADER = '{"ssotlint-baseline":1}\n';

function entry(fingerprint: string, more: Partial<BaselineEntry> = {}): BaselineEntry {
  return { rule: "r", kind: "k", file: "a.ts", symbol: "a.ts#A", fingerprint, bodyHash: null, message: "m", ...more };
}

function line(fingerprint: string, more: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ ...entry(fingerprint), ...more })}\n`;
}

describe("the file", () => {
  test("has a header, then a line for each finding and each count, sorted, with keys in one order", () => {
    const { message, ...rest } = entry("2");
    const baseline: Baseline = {
      entries: [
        entry("3", { file: "b.ts" }),
        { message, ...rest },
        entry("1"),
        entry("9", { rule: "a", symbol: null }),
      ],
      metrics: { z: 2, unknown: null, a: 0 },
    };
    expect(baselineText(baseline)).toBe(
      [
        '{"ssotlint-baseline":1}',
        '{"rule":"a","kind":"k","file":"a.ts","symbol":null,"fingerprint":"9","bodyHash":null,"message":"m"}',
        '{"rule":"r","kind":"k","file":"a.ts","symbol":"a.ts#A","fingerprint":"1","bodyHash":null,"message":"m"}',
        '{"rule":"r","kind":"k","file":"a.ts","symbol":"a.ts#A","fingerprint":"2","bodyHash":null,"message":"m"}',
        '{"rule":"r","kind":"k","file":"b.ts","symbol":"a.ts#A","fingerprint":"3","bodyHash":null,"message":"m"}',
        '{"metric":"a","count":0}',
        '{"metric":"z","count":2}',
        "",
      ].join("\n"),
    );
  });

  test("keeps to one line whatever a name holds, and hides nothing from an editor", () => {
    const strange = "a\u2028b\u0085c\u202Ed\n\u001B[31m";
    const text = baselineText({ entries: [entry("1", { message: strange })], metrics: {} });
    expect(text).toMatch(/^[ -~\n]*$/);
    expect(text.split("\n")).toHaveLength(3);
    expect(readBaseline("b", text).entries[0]?.message).toBe(strange);
  });

  test("what is written is read", () => {
    const name = fc.string({ unit: "binary", maxLength: 8 });
    const entries = fc.uniqueArray(
      fc.record({
        rule: name,
        kind: name,
        file: name,
        symbol: fc.option(name),
        fingerprint: name,
        bodyHash: fc.option(name),
        message: name,
      }),
      { selector: ({ fingerprint }) => fingerprint, maxLength: 8 },
    );
    const metrics = fc.dictionary(name, fc.nat(), { maxKeys: 5 });
    fc.assert(
      fc.property(entries, metrics, (entries, metrics) => {
        const text = baselineText({ entries, metrics });
        const read = readBaseline("b", text);
        expect(read.entries).toHaveLength(entries.length);
        expect(read.entries).toEqual(expect.arrayContaining([...entries]));
        expect({ ...read.metrics }).toEqual({ ...metrics });
        expect(baselineText(read)).toBe(text);
      }),
    );
  });
});

describe("what merging leaves is harmless", () => {
  test.each([
    ["lines in another order", line("2") + HEADER + line("1")],
    ["lines that are there twice", HEADER + line("1") + line("2") + line("1")],
    ["one finding that was worded in two ways", HEADER + line("1") + line("2") + line("1", { message: "other" })],
    ["a second header", HEADER + line("1") + HEADER + line("2")],
    ["line ends of another system", (HEADER + line("1") + line("2")).replaceAll("\n", "\r\n")],
    ["empty lines and none at the end", `${HEADER}\n${line("1")}\n${line("2").trim()}`],
    ["a byte order mark", `\uFEFF${HEADER}${line("1")}${line("2")}`],
  ])("%s", (_, text) => {
    expect(readBaseline("b", text).entries.map(({ fingerprint }) => fingerprint)).toEqual(["1", "2"]);
  });

  test("of two counts the lower one holds", () => {
    const counts = '{"metric":"m","count":3}\n{"metric":"m","count":2}\n{"metric":"m","count":4}\n';
    expect(readBaseline("b", HEADER + counts).metrics).toEqual({ m: 2 });
  });
});

describe("what cannot be understood is said with its line", () => {
  test.each([
    ["empty", "", /^base:1: the baseline is empty: ssotlint baseline writes it anew$/],
    ["blank", " \n\n", /base:1: .*empty/],
    ["without its header", line("1"), /base:1: the line \{"ssotlint-baseline":1\} is missing/],
    [
      "of a newer version",
      '{"ssotlint-baseline":2}\n',
      /base:1: a newer version .* format 2.*up to 1: update ssotlint/,
    ],
    ["of no version", '{"ssotlint-baseline":"x"}\n', /base:1: "ssotlint-baseline" is "x": expected 1/],
    ["with a key in its header", '{"ssotlint-baseline":1,"x":1}\n', /base:1: unknown key "x"/],
    ["cut off", `${HEADER}${line("1").slice(0, 30)}`, /base:2: is no JSON: /],
    ["a list", `${HEADER}[1]\n`, /base:2: expected an object/],
    ["with an unknown key", HEADER + line("1", { reason: "x" }), /base:2: unknown key "reason"/],
    ["with a misspelt key", HEADER + line("1").replace("message", "mesage"), /base:2: unknown key "mesage".*message\?/],
    ["with a key that reaches prototypes", `${HEADER}{"__proto__":{"rule":1}}\n`, /base:2: unknown key "__proto__"/],
    ["with a key missing", HEADER + line("1").replace('"kind":"k",', ""), /base:2: "kind" is missing/],
    ["with a number for a text", HEADER + line("1", { rule: 1 }), /base:2: "rule": expected a text/],
    ["with a number for a symbol", HEADER + line("1", { symbol: 1 }), /base:2: "symbol": expected a text or null/],
    ["with a count below nothing", `${HEADER}{"metric":"m","count":-1}\n`, /base:2: "count": expected a whole number/],
    ["with a count that is no number", `${HEADER}{"metric":"m","count":"3"}\n`, /base:2: "count"/],
    ["with a nameless metric", `${HEADER}{"metric":1,"count":1}\n`, /base:2: "metric"/],
  ])("%s", (_, text, message) => expect(() => readBaseline("base", text)).toThrow(message));

  test("merge-conflict markers, and how to go on", () => {
    const text = `${HEADER}<<<<<<< HEAD\n${line("1")}||||||| base\n=======\n${line("2")}>>>>>>> topic\n`;
    let message = "";
    try {
      readBaseline("base", text);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(/^The baseline has 4 mistakes:\n/);
    expect(message.match(/base:\d+: a merge left its markers.*keep the lines of both sides/g)).toHaveLength(4);
    expect(message).toMatch(/base:2: [^]*base:4: [^]*base:5: [^]*base:7: /);
  });

  test("all at once, and not more than a screen of it", () => {
    const text = HEADER + "x\n".repeat(100);
    expect(() => readBaseline("base", text)).toThrow(/100 mistakes[^]*base:21: [^]*and 80 more$/);
  });

  test("without what it is quoted with reaching the terminal", () => {
    expect(() => readBaseline("base", `${HEADER}\u001B[31mred`)).toThrow(/^\P{Cc}*\n\P{Cc}*$/u);
  });
});

/** What is there now; the budget's finding is of the rule `budget`. */
function compare(findings: readonly Finding[], entries: readonly BaselineEntry[], more: Partial<BaselineInput> = {}) {
  const suppressed = findings.filter((finding) => finding.suppressed !== null);
  const open = findings.filter((finding) => finding.suppressed === null);
  const there = new Set(findings.map(({ place }) => place.file));
  return compareWithBaseline(
    { findings: open, suppressed },
    {
      baseline: { entries, metrics: {} },
      alwaysCounting: new Set(["budget"]),
      isThere: (file) => there.has(file),
      texts: new Map(),
      unread: new Set(),
      ...more,
    },
  );
}

function found(fingerprint: string, more: Partial<Finding> = {}): Finding {
  return fakeFinding({ rule: "r", kind: "k", symbol: "a.ts#A", message: "m", fingerprint, ...more });
}

const SILENCED = { reason: "why", place: { file: "a.ts", span: [1, 1, 1, 2] } } as const;

describe("a run against a baseline", () => {
  test("marks what it knows, and says what is fixed", () => {
    const { findings, known, fixed } = compare(
      [found("1"), found("2", { symbol: "a.ts#New" })],
      [entry("1"), entry("3", { symbol: "a.ts#Old" })],
    );
    expect(findings.map(({ state }) => state)).toEqual(["known", "new"]);
    expect([known, fixed.map(({ fingerprint }) => fingerprint)]).toEqual([1, ["3"]]);
  });

  test("what a suppression silences by now is neither known, nor new, nor fixed", () => {
    const { findings, suppressed, known, fixed } = compare([found("1", { suppressed: SILENCED })], [entry("1")]);
    expect([findings, suppressed.length, known, fixed]).toEqual([[], 1, 0, []]);
  });

  test("a budget is never known", () => {
    const { findings } = compare([found("1", { rule: "budget" })], [entry("1", { rule: "budget" })]);
    expect(findings.map(({ state }) => state)).toEqual(["new"]);
  });

  test("what stood in a file that cannot be read whole may be there still", () => {
    expect(compare([], [entry("1")], { unread: new Set(["a.ts"]) }).fixed).toEqual([]);
    expect(compare([], [entry("1")], { unread: new Set(["b.ts"]) }).fixed).toHaveLength(1);
  });
});

describe("what is recorded", () => {
  const input = {
    alwaysCounting: new Set(["budget"]),
    isThere: () => true,
    texts: new Map([["a.ts", "text"]]),
    unread: new Set<string>(),
    metrics: { m: 2, gone: null },
  };
  const fingerprints = ({ entries }: Baseline): readonly string[] => entries.map(({ fingerprint }) => fingerprint);
  const lists = {
    findings: [found("1"), found("2", { symbol: "a.ts#New" }), found("b", { rule: "budget" })],
    suppressed: [found("s", { suppressed: SILENCED, symbol: "a.ts#S" })],
  };
  const earlier: Baseline = {
    entries: [
      entry("1", { message: "as it was" }),
      entry("3", { symbol: "a.ts#Old" }),
      entry("s", { symbol: "a.ts#S" }),
    ],
    metrics: { m: 5, gone: 4, low: 1 },
  };

  test("everything that counts, and how much of it is new", () => {
    const { baseline, added, removed } = recordBaseline(lists, { ...input, earlier });
    expect([fingerprints(baseline), added, removed]).toEqual([["1", "2"], 1, 2]);
    expect(baseline.metrics).toEqual(input.metrics);
  });

  test("what has no body with the hash of its file, so that it is known when the file was renamed and not edited", () => {
    const { baseline } = recordBaseline(lists, { ...input, earlier: null });
    expect(baseline.entries[0]?.bodyHash).toMatch(/^file:[0-9a-f]{16}$/);
    const moved = [found("x", { place: { file: "b.ts", span: [3, 1, 3, 2] } })];
    for (const [text, state] of [
      ["text", "known"],
      ["edited", "new"],
    ]) {
      const { findings } = compare(moved, baseline.entries, { texts: new Map([["b.ts", text ?? ""]]) });
      expect(findings.map((finding) => finding.state)).toEqual([state]);
    }
    const withBody = { findings: [found("1", { bodyHash: "h" })], suppressed: [] };
    expect(recordBaseline(withBody, { ...input, earlier: null }).baseline.entries[0]?.bodyHash).toBe("h");
  });

  test("for the first time", () => {
    expect(recordBaseline(lists, { ...input, earlier: null })).toMatchObject({ added: 2, removed: 0 });
  });

  test("pruning drops what is fixed, changes nothing else, and raises no count", () => {
    const { baseline, added, removed } = pruneBaseline(lists, earlier, {
      ...input,
      metrics: { m: 2, gone: null, low: 9 },
    });
    expect([baseline.entries, added, removed]).toEqual([[earlier.entries[0], earlier.entries[2]], 0, 1]);
    expect(baseline.metrics).toEqual({ m: 2, gone: 4, low: 1 });
  });
});
