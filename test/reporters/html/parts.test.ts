import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkMemory } from "../../check-memory.js";
import { exampleFiles } from "../../example-files.js";
import { chooser, EVERYTHING, fromHash, SEVERITIES, toHash } from "../../../src/reporters/html/client/filter.js";
import { embeddedJson } from "../../../src/reporters/html/finding-data.js";
import { markup, prose, trusted } from "../../../src/reporters/html/markup.js";
import type { PageData, PageFinding } from "../../../src/reporters/html/page-data.js";
import { layOut } from "../../../src/reporters/html/picture-layout.js";
import { roleGraph } from "../../../src/reporters/html/role-graph.js";
import { sourceHref } from "../../../src/reporters/html/source-href.js";
import { courseText } from "../../../src/reporters/html/trend-chart.js";
import { pointPositions } from "../../../src/reporters/html/trend-time.js";
import { metricCourses } from "../../../src/reporters/trend/metric-course.js";
import { richReport } from "../sample-report.js";
import { dailyTrend } from "../daily-trend.js";

describe("markup", () => {
  test("escapes what is put into it, in text and in attributes", () => {
    const evil = `<i title="a" class='b'>&\u0007`;
    expect(String(markup`<b title="${evil}">${[evil, 1, null]}</b>`)).toBe(
      `<b title="&lt;i title=&quot;a&quot; class=&#39;b&#39;&gt;&amp;␇">&lt;i title=&quot;a&quot; class=&#39;b&#39;&gt;&amp;␇1</b>`,
    );
  });

  test("marks what stands between backticks, when they come in pairs", () => {
    expect(String(prose("use `A<B>` here"))).toBe("use <code>A&lt;B&gt;</code> here");
    expect(String(prose("a ` alone"))).toBe("a ` alone");
  });

  test("does not trust what would end the element that it is in", () => {
    expect(() => trusted("a</script>")).toThrow("would end");
    expect(() => trusted("<!--")).toThrow("would end");
  });

  test("JSON in an element loses nothing, and ends nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("</script>", "<!--", "\u2028", "&lt;"))), (value) => {
        const json = embeddedJson(value);
        expect(JSON.parse(json)).toEqual(value);
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(() => trusted(json)).not.toThrow();
      }),
    );
  });

  test.each([
    ["src/a b/[id].ts", "https://x/src/a%20b/%5Bid%5D.ts#L3"],
    ["größe#1?.ts", "https://x/gr%C3%B6%C3%9Fe%231%3F.ts#L3"],
    ["lone\uD800.ts", "https://x/lone%EF%BF%BD.ts#L3"],
  ])("%s is shown at %s", (file, href) => {
    expect(sourceHref("https://x/", file, 3)).toBe(href);
  });
});

describe("the picture of a role", async () => {
  const { roles } = await checkMemory(exampleFiles());
  const graphOf = (id: string): ReturnType<typeof roleGraph> => {
    const role = roles.find((each) => each.id === id);
    if (role === undefined) throw new Error(`there is no ${id}`);
    return roleGraph(role);
  };
  const textsOf = ({ lines }: { readonly lines: readonly { readonly text: string }[] }): readonly string[] =>
    lines.map(({ text }) => text);

  test("has the canonical one and its implementation in the middle, and what competes apart", () => {
    const { boxes, edges } = graphOf("websocket-manager");
    const [core] = boxes;
    expect(core && textsOf(core)).toEqual(
      expect.arrayContaining([
        "canonical",
        "_WebSocketManagerFactory",
        "implementation",
        "_UnifiedWebSocketManagerImplementation",
        "also UnifiedWebSocketManager :40",
      ]),
    );
    expect(boxes.filter(({ tone }) => tone === "rival").map((box) => textsOf(box)[1])).toEqual([
      "UnifiedWebSocketManager",
      "UnifiedWebSocketManager",
    ]);
    expect(edges.filter(({ kind }) => kind === "rivals").map(({ from }) => from)).toEqual(["core", "core", "core"]);
  });

  test("leads every name to its definition, through what passes it on", () => {
    const { boxes, edges } = graphOf("start-up-scan");
    for (const { id, tone } of boxes) {
      if (tone !== "names" && tone !== "module") continue;
      let at = id;
      for (let steps = 0; steps < boxes.length && (at.includes("/") || at === id); steps++) {
        at = edges.find(({ from, kind }) => from === at && kind === "reaches")?.to ?? "nowhere";
      }
      expect(at).toMatch(/^(?:core|d\d+)$/);
    }
    const names = boxes.filter(({ tone }) => tone === "names").flatMap(textsOf);
    expect(names).toContain("WebSocketManagerMode");
  });

  test("draws boxes that do not lie on one another, and edges that end at boxes", () => {
    for (const role of [...roles, ...richReport.roles]) {
      const { boxes, edges, width, height } = layOut(roleGraph(role));
      for (const [index, a] of boxes.entries()) {
        expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
        for (const b of boxes.slice(index + 1)) {
          const isApart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(isApart, `${a.id} and ${b.id} of ${role.id}`).toBe(true);
        }
      }
      for (const { from, to, points } of edges) {
        for (const [id, point] of [
          [from, points[0]],
          [to, points.at(-1)],
        ] as const) {
          const box = boxes.find((each) => each.id === id);
          expect(point && box && [box.x, box.x + box.width].some((x) => Math.abs(x - point.x) < 0.2)).toBe(true);
        }
      }
    }
  });

  test("says of a canonical symbol that it does not exist", () => {
    const [lost] = richReport.roles;
    const box = lost && roleGraph(lost).boxes[0];
    expect(box?.tone).toBe("missing");
    expect(box && textsOf(box)).toEqual(["canonical", "ServiceRegistry", "does not exist"]);
  });

  test("folds what would be too much, and says how much it is", () => {
    const [, role] = richReport.roles;
    const [one] = role?.definitions.filter((definition) => definition.class === "double") ?? [];
    if (role === undefined || one === undefined) throw new Error("the sample has no double");
    const many = Array.from({ length: 250 }, (_, index) => ({ ...one, symbol: `test/fake-${index}.ts#Fake` }));
    const { boxes } = roleGraph({ ...role, definitions: [...role.definitions, ...many] });
    expect(boxes.filter(({ tone }) => tone === "rest").map(textsOf)).toEqual([["251 doubles in test files"]]);
    expect(boxes.length).toBeLessThan(40);
  });
});

describe("the trend", () => {
  test("keeps the distance of days, and the order of commits", () => {
    const dates = ["2023-12-31", "2024-02-28", "2024-03-01", "2025-03-01"];
    const [sample] = dailyTrend.points;
    const points = dates.flatMap((date) => (sample === undefined ? [] : [{ ...sample, date }]));
    expect(pointPositions({ ...dailyTrend, points })).toEqual([0, 59, 61, 426]);
    expect(pointPositions({ ...dailyTrend, by: "commit", points })).toEqual([0, 1, 2, 3]);
    // Days that run backwards are not to be trusted.
    expect(pointPositions({ ...dailyTrend, points: [...points].reverse() })).toEqual([0, 1, 2, 3]);
  });

  test("says in words what a chart shows", () => {
    const [, names] = metricCourses(dailyTrend);
    expect(names && courseText(names)).toBe(
      "12 now, 4 (2026-01-01) at the start, lowest 4 (2026-01-01), highest 12 (2026-01-31)",
    );
    const [unknown] = metricCourses({ ...dailyTrend, metrics: ["routes.live"] });
    expect(unknown && courseText(unknown)).toBe("not known at any point");
  });
});

describe("the filter", () => {
  const finding: PageFinding = {
    id: "f0",
    rule: "duplicate-implementation",
    kind: "rival",
    severity: "error",
    state: "new",
    introduced: true,
    role: "websocket-manager",
    message: "`Legacy` is a second implementation",
    hint: "",
    symbol: "src/a.ts#Legacy",
    at: [0, 3, 1, 3, 9],
    chain: [],
    evidence: [["It shares much.", 1, 2]],
    reason: null,
  };
  const data: PageData = {
    files: ["src/Chat/a.ts", "src/b.ts"],
    findings: [
      finding,
      { ...finding, id: "f1", rule: "bypassed-owner", severity: "warning", role: null, at: [1, 1, 1, 1, 2] },
      { ...finding, id: "f2", state: "known", introduced: false, at: [1, 9, 1, 9, 2] },
    ],
    lines: {},
    summaries: {},
    base: null,
  };
  const choose = chooser(data);

  test.each([
    ["everything", {}, ["f0", "f2", "f1"]],
    ["words in any order", { q: "IMPLEMENTATION legacy is" }, ["f0", "f2", "f1"]],
    ["evidence", { q: "shares much" }, ["f0", "f2", "f1"]],
    ["a place", { q: "b.ts:9" }, ["f2"]],
    ["a fingerprint", { q: "f1" }, ["f1"]],
    ["part of a path", { file: "chat" }, ["f0"]],
    ["a rule", { rule: "bypassed-owner" }, ["f1"]],
    ["a severity", { severity: ["warning"] }, ["f1"]],
    ["no severity", { severity: [] }, []],
    ["a role", { role: "websocket-manager" }, ["f0", "f2"]],
    ["a state", { state: "known" }, ["f2"]],
    ["what is new since a commit", { state: "introduced" }, ["f0", "f1"]],
    ["by file", { group: "file" }, ["f0", "f1", "f2"]],
  ])("%s", (_name, filter, ids) => {
    expect(choose({ ...EVERYTHING, ...filter }).map(({ id }) => id)).toEqual(ids);
  });

  test("goes into the address and comes back", () => {
    // As a form gives them: without lone surrogates.
    const texts = fc.string({ unit: "grapheme" });
    const filters = fc.record({
      q: texts,
      file: texts,
      severity: fc.subarray([...SEVERITIES]),
      rule: texts,
      role: texts,
      state: fc.constantFrom("", "new", "known"),
      group: fc.constantFrom("rule", "file"),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        expect(fromHash(toHash(filter)) ?? EVERYTHING).toEqual(filter);
      }),
    );
    expect(toHash(EVERYTHING)).toBe("");
    expect(fromHash("#roles")).toBeNull();
  });
});
