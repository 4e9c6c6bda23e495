import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markIntroduced } from "../../src/findings/mark-introduced.js";
import { matchFindings, type FilesThenAndNow } from "../../src/findings/match-findings.js";
import { movedFiles } from "../../src/findings/moved-files.js";
import type { Finding } from "../../src/model/report.js";
import { fakeFinding } from "./fake-finding.js";

/** A finding about a symbol in a file, as its id says; the letter in front is its fingerprint. */
function found(fingerprint: string, symbol: string | null, more: Partial<Finding> = {}): Finding {
  const file = symbol?.split("#")[0] ?? "a.ts";
  return fakeFinding({ fingerprint, symbol, place: { file, span: [1, 1, 1, 2] }, ...more });
}

/** Imports of these in a file, each with its name behind the letter as fingerprint. */
function inFile(letter: string, file: string, names: readonly string[]): readonly Finding[] {
  return names.map((name) => found(letter + name, `ws.ts#${name}`, { place: { file, span: [1, 1, 1, 2] } }));
}

/** Files of which nothing is known but what findings say. */
function filesOf(now: readonly Finding[], past: readonly Finding[] = []): FilesThenAndNow<Finding> {
  const there = new Set(now.map(({ place }) => place.file));
  const then = new Set(past.map(({ place }) => place.file));
  return {
    moved: new Map(),
    isThere: (file) => there.has(file),
    wasThere: (file) => then.has(file),
    contentNow: () => null,
    contentThen: () => null,
  };
}

function introduced(now: readonly Finding[], past: readonly Finding[]): readonly string[] {
  const { known } = matchFindings(now, past, filesOf(now, past));
  return now.filter((finding) => !known.has(finding)).map(({ fingerprint }) => fingerprint);
}

describe("what is the same finding at two times", () => {
  test.each<[string, readonly Finding[], readonly Finding[], readonly string[]]>([
    ["the same fingerprint, wherever it is", [found("x", "a.ts#A")], [found("x", "b.ts#B")], []],
    ["nothing was there", [found("x", "a.ts#A")], [], ["x"]],
    [
      "a class that moved to another file",
      [found("x", "new/b.ts#A", { bodyHash: "1" })],
      [found("y", "a.ts#A", { bodyHash: "1" })],
      [],
    ],
    [
      "a class that was renamed",
      [found("x", "a.ts#B", { bodyHash: "1" })],
      [found("y", "a.ts#A", { bodyHash: "1" })],
      ["x"],
    ],
    [
      "a class of that name with another body",
      [found("x", "b.ts#A", { bodyHash: "2" })],
      [found("y", "a.ts#A", { bodyHash: "1" })],
      ["x"],
    ],
    [
      "another kind of finding about it",
      [found("x", "b.ts#A", { bodyHash: "1", kind: "brisk" })],
      [found("y", "a.ts#A", { bodyHash: "1" })],
      ["x"],
    ],
    [
      "an import, which has no body, in a file that moved to another folder",
      [found("x", "ws.ts#A", { place: { file: "new/user.ts", span: [9, 1, 9, 2] } })],
      [found("y", "ws.ts#A", { place: { file: "old/user.ts", span: [1, 1, 1, 2] } })],
      [],
    ],
    [
      "an import of the same in another file",
      [found("x", "ws.ts#A", { place: { file: "new/other.ts", span: [9, 1, 9, 2] } })],
      [found("y", "ws.ts#A", { place: { file: "old/user.ts", span: [1, 1, 1, 2] } })],
      ["x"],
    ],
    [
      "an import of what has moved, in a file that stayed",
      [found("x", "core/ws.ts#A", { place: { file: "a.ts", span: [9, 1, 9, 2] } })],
      [found("y", "ws.ts#A", { place: { file: "a.ts", span: [1, 1, 1, 2] } })],
      [],
    ],
    [
      "another thing about a symbol that stayed, in the same file",
      [found("x", "a.ts#A", { place: { file: "a.ts", span: [9, 1, 9, 2] } })],
      [found("y", "a.ts#A", { place: { file: "a.ts", span: [1, 1, 1, 2] } })],
      ["x"],
    ],
    [
      "what is about no symbol, in a file that moved to another folder and was edited",
      ["same", "other"].map((message) =>
        found(message, null, { message, place: { file: "new/a.ts", span: [9, 1, 9, 2] } }),
      ),
      [found("y", null, { message: "same", place: { file: "old/a.ts", span: [1, 1, 1, 2] } })],
      ["other"],
    ],
    [
      "an import that was corrected in a file that is still there, and one like it in another of that name",
      [
        found("x", "ws.ts#A", { place: { file: "new/index.ts", span: [9, 1, 9, 2] } }),
        found("z", "ws.ts#B", { place: { file: "old/index.ts", span: [9, 1, 9, 2] } }),
      ],
      [found("y", "ws.ts#A", { place: { file: "old/index.ts", span: [1, 1, 1, 2] } })],
      ["x", "z"],
    ],
    [
      "two imports in a file that was renamed and edited, beside a third one that came",
      inFile("x", "new/b.ts", ["A", "B", "C"]),
      inFile("y", "old/a.ts", ["A", "B"]),
      ["xC"],
    ],
    ["one import in such a file", inFile("x", "new/b.ts", ["A"]), inFile("y", "old/a.ts", ["A"]), ["xA"]],
    [
      "one import that stands there twice",
      inFile("x", "new/b.ts", ["A", "A"]),
      inFile("y", "old/a.ts", ["A", "A"]),
      ["xA", "xA"],
    ],
    [
      "two of five imports, in another file",
      inFile("x", "new/b.ts", ["A", "B"]),
      inFile("y", "old/a.ts", ["A", "B", "C", "D", "E"]),
      ["xA", "xB"],
    ],
    [
      "two imports of a file that went, in one that was there",
      [...inFile("x", "b.ts", ["A", "B"]), ...inFile("z", "b.ts", ["Z"])],
      [...inFile("y", "a.ts", ["A", "B"]), ...inFile("z", "b.ts", ["Z"])],
      ["xA", "xB"],
    ],
    [
      "the file that has more in common is the one that was renamed",
      [...inFile("m", "new/m.ts", ["A", "B"]), ...inFile("n", "new/n.ts", ["A", "B", "C"])],
      inFile("y", "old/a.ts", ["A", "B", "C"]),
      ["mA", "mB"],
    ],
    ["what is about no symbol has its fingerprint alone", [found("x", null)], [found("y", null)], ["x"]],
    [
      "one of the past is recognised once",
      [found("x", "b.ts#A", { bodyHash: "1" }), found("y", "c.ts#A", { bodyHash: "1" })],
      [found("z", "a.ts#A", { bodyHash: "1" })],
      ["y"],
    ],
    [
      "the one that stayed takes its own, not the one that was added before it",
      [found("new", "a.ts#A", { bodyHash: "1" }), found("x", "b.ts#A", { bodyHash: "1" })],
      [found("x", "b.ts#A", { bodyHash: "1" })],
      ["new"],
    ],
  ])("%s", (_, now, past, expected) => {
    expect(introduced(now, past)).toEqual(expected);
  });

  test("a renamed symbol is one fixed and one new", () => {
    const past = [found("y", "a.ts#A", { bodyHash: "1" })];
    const now = [found("x", "a.ts#B", { bodyHash: "1" })];
    const { known, fixed } = matchFindings(now, past, filesOf(now));
    expect([known.size, fixed]).toEqual([0, past]);
  });
});

describe("without a body, in a file that is there no more", () => {
  const was = found("y", "ws.ts#A", { place: { file: "old/a.ts", span: [1, 1, 1, 2] } });
  const contents: Readonly<Record<string, string>> = { "new/b.ts": "1", "new/c.ts": "2" };
  const contentNow = (file: string): string | null => contents[file] ?? null;
  const contentThen = (): string => "1";

  test.each<[string, string, Partial<Finding>, number]>([
    ["it is recognised where the content is the same", "new/b.ts", {}, 1],
    ["not where it is another", "new/c.ts", {}, 0],
    ["not where it is not known", "new/d.ts", {}, 0],
    ["not when it is of another kind", "new/b.ts", { kind: "brisk" }, 0],
    ["not when it is about another symbol", "new/b.ts", { symbol: "ws.ts#B" }, 0],
  ])("%s", (_, file, more, count) => {
    const now = [found("x", "ws.ts#A", { place: { file, span: [5, 1, 5, 2] }, ...more })];
    expect(matchFindings(now, [was], { ...filesOf(now), contentNow, contentThen }).known.size).toBe(count);
  });

  test("about no symbol it is recognised by the content alone", () => {
    const nameless = (file: string): Finding => found(file, null, { place: { file, span: [1, 1, 1, 2] } });
    const [now, past] = [[nameless("new/b.ts")], [nameless("old/a.ts")]];
    expect(matchFindings(now, past, { ...filesOf(now), contentNow, contentThen }).known.size).toBe(1);
  });

  test("while the file is there it is another one", () => {
    const now = [found("x", "ws.ts#A", { place: { file: "new/b.ts", span: [1, 1, 1, 2] } })];
    const files = { ...filesOf(now), isThere: () => true, contentNow, contentThen };
    expect(matchFindings(now, [was], files).known.size).toBe(0);
  });
});

describe("in a file that moved as it is", () => {
  const before = found("y", null, { place: { file: "old.ts", span: [3, 1, 3, 9] } });
  const place = { file: "new.ts", span: [3, 1, 3, 9] } as const;

  test.each<[string, Finding, number]>([
    ["the same place is the same finding", found("x", null, { place }), 1],
    ["another place is not", found("x", null, { place: { ...place, span: [4, 1, 4, 9] } }), 0],
    ["another kind is not", found("x", null, { place, kind: "brisk" }), 0],
    ["another file is not", found("x", null, { place: { ...place, file: "other.ts" } }), 0],
    ["the place in the old file is not, where that is there again", found("x", null, { place: before.place }), 0],
  ])("%s", (_, finding, count) => {
    expect(
      matchFindings([finding], [before], { ...filesOf([finding]), moved: new Map([["new.ts", "old.ts"]]) }).known.size,
    ).toBe(count);
  });

  test("which files did is known by their blobs", () => {
    const entry = (path: string, blob: string | null) => ({ path, blob, type: "file", target: null }) as const;
    const past = [
      entry("a", "1"),
      entry("b", "2"),
      entry("c", "3"),
      entry("d", "3"),
      entry("stays", "4"),
      entry("e", null),
    ];
    const now = [
      entry("b2", "2"),
      entry("c2", "3"),
      entry("copy", "4"),
      entry("d2", "3"),
      entry("d3", "3"),
      entry("e2", null),
      entry("stays", "4"),
    ];
    expect([...movedFiles([...now, entry("z", "9")], past)]).toEqual([
      ["b2", "b"],
      ["c2", "c"],
      ["d2", "d"],
    ]);
  });
});

describe("properties", () => {
  const finding = fc
    .record({
      fingerprint: fc.constantFrom("1", "2", "3", "4"),
      symbol: fc.constantFrom(null, "a.ts#A", "b.ts#A", "x/a.ts#B"),
      bodyHash: fc.constantFrom(null, "h", "i"),
      kind: fc.constantFrom("loud", "brisk"),
    })
    .map(({ fingerprint, symbol, ...more }) => found(fingerprint, symbol, more));
  const list = fc.array(finding, { maxLength: 12 });

  test("nothing is introduced or fixed where nothing changed", () => {
    fc.assert(
      fc.property(list, (now) => {
        const { known, fixed } = matchFindings(
          now,
          now.map((one) => ({ ...one })),
          filesOf(now),
        );
        expect([known.size, fixed.length]).toEqual([now.length, 0]);
      }),
    );
  });

  test("each of the past is either fixed or one of now, and what is added is introduced", () => {
    fc.assert(
      fc.property(list, list, (now, past) => {
        const { known, fixed } = matchFindings(now, past, filesOf(now));
        expect(new Set([...known.values(), ...fixed])).toEqual(new Set(past));
        expect(known.size + fixed.length).toBe(past.length);
      }),
    );
  });
});

describe("what a run marks", () => {
  const silenced = { reason: "why", place: { file: "a.ts", span: [1, 1, 1, 2] } } as const;

  test("a suppression that was taken back introduces nothing, and one that was added fixes nothing", () => {
    const open = found("x", "a.ts#A");
    const suppressed = { ...open, suppressed: silenced };
    const files = filesOf([open]);
    const [bare, silent] = [
      { findings: [open], suppressed: [] },
      { findings: [], suppressed: [suppressed] },
    ];
    expect(markIntroduced(bare, silent, files)).toEqual({
      findings: [{ ...open, introduced: false }],
      suppressed: [],
      fixed: 0,
    });
    expect(markIntroduced(silent, bare, files)).toEqual({
      findings: [],
      suppressed: [{ ...suppressed, introduced: false }],
      fixed: 0,
    });
  });

  test("how many are there no more, those that nobody saw aside", () => {
    const past = {
      findings: [found("x", "a.ts#A"), found("y", "a.ts#B")],
      suppressed: [{ ...found("z", "a.ts#C"), suppressed: silenced }],
    };
    const now = [found("y", "a.ts#B")];
    expect(markIntroduced({ findings: now, suppressed: [] }, past, filesOf(now)).fixed).toBe(1);
  });
});
