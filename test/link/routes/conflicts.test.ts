import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { findConflicts } from "../../../src/link/routes/conflicts.js";
import type { Judge } from "../../../src/link/routes/contest.js";
import { PatternRelations } from "../../../src/link/routes/relate-patterns.js";
import { appOf, describeConflict, inOrder, staticFirst } from "./fake-routes.js";

function conflictsOf(framework: Judge, lines: readonly string[]): readonly string[] {
  return findConflicts([appOf(framework, lines)]).map(describeConflict);
}

describe("where the first that is registered answers", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["nothing", [], []],
    ["other paths", ["GET /a x", "GET /b y", "GET / z"], []],
    ["other methods", ["GET /a x", "POST /a y", "HEAD /a z", "WS /a w"], []],
    ["one path twice", ["GET /a x", "GET /a y"], ["identical GET /a x -> GET /a y, first, /a"]],
    [
      "each but the first loses to the first",
      ["GET /a x", "GET /a y", "GET /a z"],
      ["identical GET /a x -> GET /a y, first, /a", "identical GET /a x -> GET /a z, first, /a"],
    ],
    ["one handler twice", ["GET /a x", "GET /a x"], ["mountedTwice GET /a x -> GET /a x, first, /a"]],
    [
      "one registration in a loop over two handlers",
      ["GET /a x line:7", "GET /a y line:7", "GET /b/{} x line:8", "GET /b/1 y line:8"],
      ["identical GET /a x -> GET /a y, first, /a", "shadowed GET /b/{} x -> GET /b/1 y, first, /b/1"],
    ],
    ["parameters of any name", ["GET /a/{} x", "GET /a/{} y"], ["identical GET /a/{} x -> GET /a/{} y, first, /a/1"]],
    [
      "constraints that say the same in other words",
      ["GET /a/{[0-9]+} x", String.raw`GET /a/{\d+} y`],
      [String.raw`identical GET /a/{[0-9]+} x -> GET /a/{\d+} y, first, /a/1`],
    ],
    ["a slash at the end that has to be there", ["GET /a x", "GET /a/ y"], []],
    [
      "a slash at the end that may be there",
      ["GET /a/? x", "GET /a/ y"],
      ["shadowed GET /a/? x -> GET /a/ y, first, /a/"],
    ],
    [
      "nothing behind a slash at the end",
      ["GET /a//? x", "GET /a/ y", "GET /{}/ z"],
      ["shadowed GET /a//? x -> GET /a/ y, first, /a/"],
    ],
    ["case", ["GET (?i)/A x", "GET (?i)/a y"], ["identical GET (?i)/A x -> GET (?i)/a y, first, /A"]],

    ["a wider one first", ["GET /u/{} x", "GET /u/me y"], ["shadowed GET /u/{} x -> GET /u/me y, first, /u/me"]],
    ["a wider one last", ["GET /u/me x", "GET /u/{} y", "GET /{*} z"], []],
    [
      "a rest first",
      ["GET /{*} x", "GET /a y", "GET /b/{} z", "POST /b w"],
      ["shadowed GET /{*} x -> GET /a y, first, /a", "shadowed GET /{*} x -> GET /b/{} z, first, /b/1"],
    ],
    ["a rest that passes on", ["ANY /{*} x next", "GET /a y", "POST /b z"], []],
    ["a wider one that passes on", ["GET /u/{} x next", "GET /u/me y"], []],
    ["a wider one with the same handler", ["GET /{*} x", "GET /a x"], []],
    ["a wider one behind one with the same handler", ["GET /{*} x", "ANY /{*} y", "GET /a x"], []],
    [
      "another handler behind a wider one with the same",
      ["GET /{} x", "GET /a y", "GET /a x"],
      ["shadowed GET /{} x -> GET /a y, first, /a"],
    ],
    [
      "one that is there twice behind a wider one with the same handler",
      ["GET /{*} x", "ANY /{*} y", "GET /a x", "GET /a x"],
      ["mountedTwice GET /a x -> GET /a x, first, /a"],
    ],
    [
      "a wider constraint first",
      [String.raw`GET /a/{\w+} x`, String.raw`GET /a/{\d+} y`],
      [String.raw`shadowed GET /a/{\w+} x -> GET /a/{\d+} y, first, /a/1`],
    ],
    ["a narrower constraint first", [String.raw`GET /a/{\d+} x`, "GET /a/{} y"], []],
    [
      "the one that answers is the one that is named",
      ["GET /{*} x", "GET /a y", "GET /a z"],
      ["shadowed GET /{*} x -> GET /a y, first, /a", "shadowed GET /{*} x -> GET /a z, first, /a"],
    ],
    [
      "between two is one that is shadowed itself",
      ["GET /a x", "GET /{} y", "GET /a z"],
      ["identical GET /a x -> GET /a z, first, /a"],
    ],

    ["all methods first", ["ANY /a x", "GET /a y"], ["shadowed ANY /a x -> GET /a y, first, /a"]],
    ["all methods last", ["GET /a x", "ANY /a y"], []],
    ["all methods are no web socket", ["ANY /a x", "WS /a y"], []],
    ["all methods twice", ["ANY /a x", "ANY /a y"], ["identical ANY /a x -> ANY /a y, first, /a"]],
    ["a wider path with one method", ["GET /{} x", "ANY /a y"], ["shadowed GET /{} x -> ANY /a y, first, /a"]],

    ["passing on", ["GET /a x next", "GET /a y"], ["identical GET /a x -> GET /a y, continues, /a"]],
    [
      "passing on to the one that answers",
      ["GET /a x next", "GET /a y", "GET /a z"],
      ["identical GET /a x -> GET /a y, continues, /a", "identical GET /a y -> GET /a z, first, /a"],
    ],

    ["parts of each other", ["GET /{}/b x", "GET /a/{} y"], ["overlapping GET /{}/b x -> GET /a/{} y, first, /a/b"]],
    ["parts of each other, of which the first says more", ["GET /a/{} x", "GET /{}/b y", "GET /{}/{*} z"], []],
    ["parts of each other that pass on", ["GET /{}/b x next", "GET /a/{} y"], []],
    ["parts of each other with one handler", ["GET /{}/b x", "GET /a/{} x"], []],
    [
      "an example beside those of others",
      [String.raw`GET /a/{[0-9]+} x`, "GET /a/{[0-9a-f]+} y", "GET /a/{[0-9a-z]{2}} z"],
      [
        String.raw`overlapping GET /a/{[0-9]+} x -> GET /a/{[0-9a-z]{2}} z, first, /a/11`,
        "overlapping GET /a/{[0-9a-f]+} y -> GET /a/{[0-9a-z]{2}} z, first, /a/1a",
      ],
    ],
    [
      "a part that others take whole",
      ["GET /a/{} x", "GET /{}/b|/{}/c y", "GET /a/b|/a/c|/d z"],
      ["overlapping GET /a/{} x -> GET /a/b|/a/c|/d z, first, /a/b"],
    ],

    ["alternatives of one branch", ["GET /a x if:0", "GET /a y if:1"], []],
    [
      "alternatives of two branches",
      ["GET /a x if:0", "GET /a y else:1"],
      ["identical GET /a x -> GET /a y, first, /a"],
    ],
    ["one that is not always there", ["GET /a x if:0", "GET /a y"], ["identical GET /a x -> GET /a y, first, /a"]],
    [
      "one that is not always there in front of two that are",
      ["GET /{*} x if:0", "GET /a y", "GET /a z"],
      ["shadowed GET /{*} x -> GET /a y, first, /a", "identical GET /a y -> GET /a z, first, /a"],
    ],
    [
      "three, of which two exclude each other",
      ["GET /a x if:0", "GET /a y", "GET /a z if:1"],
      ["identical GET /a x -> GET /a y, first, /a", "identical GET /a y -> GET /a z, first, /a"],
    ],

    ["what cannot be looked into", [String.raw`GET {/(a)\1} x`, "GET /aa y"], []],
    [
      "regular expressions over several segments",
      ["GET {/api/.*} x", "GET /api/users y", "GET /apis z"],
      ["shadowed GET {/api/.*} x -> GET /api/users y, first, /api/users"],
    ],
    [
      "optional parts",
      ["GET /a|/a/{} x", "GET /a y", "GET /a/b z", "GET /a/b/c w"],
      ["shadowed GET /a|/a/{} x -> GET /a y, first, /a", "shadowed GET /a|/a/{} x -> GET /a/b z, first, /a/b"],
    ],
  ])("%s", (_name, lines, expected) => {
    expect(conflictsOf(inOrder, lines)).toEqual(expected);
  });
});

describe("where texts are preferred to parameters", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["a wider one first", ["GET /u/{} x", "GET /u/me y", "GET /{*} z"], []],
    ["one path twice", ["GET /a/{} x", "GET /a/{} y"], ["identical GET /a/{} x -> GET /a/{} y, fails, /a/1"]],
    ["parts of each other", ["GET /{}/b x", "GET /a/{} y"], []],
  ])("%s", (_name, lines, expected) => {
    expect(conflictsOf(staticFirst, lines)).toEqual(expected);
  });
});

describe("between applications", () => {
  const both = (one: readonly string[], other: readonly string[], host: string): readonly string[] =>
    findConflicts([appOf(inOrder, one, "a.ts#a", "a.ts#a"), appOf(inOrder, other, "b.ts#b", host)]).map(
      describeConflict,
    );

  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ["the same path", ["GET /a x"], ["GET /a y"], ["identical GET /a x -> GET /a y, undecided, /a"]],
    ["the same handler", ["GET /a x"], ["GET /a x"], ["mountedTwice GET /a x -> GET /a x, undecided, /a"]],
    ["a page for everything", ["GET /{*} x"], ["GET /a y", "GET /{} z"], []],
    ["a web socket", ["GET /a x", "ANY /b y"], ["WS /a z", "WS /b w"], []],
    [
      "constraints",
      [String.raw`GET /a/{\d+} x`],
      ["GET /a/{} y"],
      [String.raw`overlapping GET /a/{\d+} x -> GET /a/{} y, undecided, /a/1`],
    ],
    ["all methods", ["ANY /a x"], ["GET /a y"], ["overlapping ANY /a x -> GET /a y, undecided, /a"]],
    [
      "what is not reached in its own application",
      ["GET /a x"],
      ["GET /{*} y", "GET /a z"],
      ["shadowed GET /{*} y -> GET /a z, first, /a"],
    ],
  ])("of one host: %s", (_name, one, other, expected) => {
    expect(both(one, other, "a.ts#a")).toEqual(expected);
  });

  test("of other hosts nothing competes", () => {
    expect(both(["GET /a x"], ["GET /a y"], "b.ts#b")).toEqual([]);
  });
});

describe("what is said is what happens", () => {
  const segment = fc.constantFrom("a", "b", "{}", "{}", String.raw`{\d+}`, "{[a1]+}", "{*}");
  const line = fc
    .record({
      method: fc.constantFrom("GET", "GET", "POST", "ANY"),
      segments: fc.array(segment, { maxLength: 3 }).map((parts) => {
        const rest = parts.indexOf("{*}");
        return rest < 0 ? parts : parts.slice(0, rest + 1);
      }),
      isPassing: fc.constantFrom(false, false, true),
    })
    .map(({ method, segments, isPassing }) => ({ method, path: `/${segments.join("/")}`, isPassing }));

  test("the winner is the first to answer its example, and a route without a conflict is reached", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const app = appOf(
          inOrder,
          lines.map(({ method, path, isPassing }, index) => `${method} ${path} h${index}${isPassing ? " next" : ""}`),
        );
        const relations = new PatternRelations();
        const answering = (method: string, path: string): string[] => {
          const matching = app.routes.filter(
            ({ route, draft }) =>
              (route.method === "ANY" || route.method === method) && relations.matches(draft.patterns, path) === true,
          );
          const last = matching.findIndex(({ draft }) => !draft.continues);
          return (last < 0 ? matching : matching.slice(0, last + 1)).map(({ route }) => route.handler?.name ?? "");
        };
        const conflicts = findConflicts([app]);
        for (const { winner, loser, kind, outcome, example } of conflicts) {
          const method = [winner, loser].find((route) => route.method !== "ANY")?.method ?? "PATCH";
          const names = answering(method, example);
          // What no request can show: the winner itself is never reached, because others together take all of it.
          const isReached =
            app.routes.some(({ route }) => route === winner) && names.includes(winner.handler?.name ?? "");
          if (!isReached) {
            expect(kind).not.toBe("overlapping");
            expect(relations.example([patternsOf(winner)], before(winner, method))).toBeNull();
            continue;
          }
          const at = [winner, loser].map((route) => names.indexOf(route.handler?.name ?? ""));
          if (outcome === "first") expect([at[0]! >= 0, at[1]]).toEqual([true, -1]);
          else expect(outcome).toBe("continues");
        }
        const lost = new Set(conflicts.filter(({ kind }) => kind !== "overlapping").map(({ loser }) => loser));
        for (const { route, draft } of app.routes) {
          const covered = app.routes.some(
            (other) =>
              other.draft.order < draft.order &&
              !other.draft.continues &&
              (other.route.method === "ANY" || other.route.method === route.method) &&
              ["same", "wider"].includes(relations.relate(other.draft.patterns, draft.patterns).relation),
          );
          if (covered) expect(lost).toContain(route);
        }

        function patternsOf(route: (typeof conflicts)[number]["winner"]) {
          return app.routes.find((live) => live.route === route)!.draft.patterns;
        }
        function before(route: (typeof conflicts)[number]["winner"], method: string) {
          const live = app.routes.find((one) => one.route === route)!;
          return app.routes
            .filter(({ draft }) => draft.order < live.draft.order && !draft.continues)
            .filter((other) => other.route.method === "ANY" || other.route.method === method)
            .map(({ draft }) => draft.patterns);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("many routes", () => {
  /** How often two patterns were compared and how often the framework was asked, for ten thousand routes. */
  function effort(line: (index: number) => string): { readonly compared: number; readonly judged: number } {
    const compared = vi.spyOn(PatternRelations.prototype, "relate");
    const judge = vi.fn<Judge["judge"]>((a, b) => inOrder.judge(a, b));
    findConflicts([
      appOf(
        { judge },
        Array.from({ length: 10_000 }, (_, index) => line(index)),
      ),
    ]);
    const counts = { compared: compared.mock.calls.length, judged: judge.mock.calls.length };
    compared.mockRestore();
    return counts;
  }

  test.each<[string, (index: number) => string, number]>([
    [
      "of a usual application",
      (index) => `GET /api/v1/r${Math.floor(index / 4)}${["", "/{}", "/{}/items", "/me"][index % 4]} h${index}`,
      4,
    ],
    [
      "of one router that is mounted again and again",
      (index) => `GET /t${Math.floor(index / 10)}/r${index % 10} h${index % 10}`,
      2,
    ],
    ["of one path", (index) => `GET /a/{} h${index}`, 3],
    [
      "that overlap with half of all",
      (index) => (index % 2 === 0 ? `GET /a${index}/{} h${index}` : `GET /{}/b${index} h${index}`),
      160,
    ],
    ["that cannot be looked into", (index) => `GET {/(a${index})\\1} h${index}`, 1],
    ["of regular expressions", (index) => `GET {/api/r${index}/[a-z]+/?} h${index}`, 2],
  ])("%s are compared a few times each", (_name, line, most) => {
    const { compared, judged } = effort(line);
    expect(compared).toBeLessThanOrEqual(most * 10_000);
    expect(judged).toBeLessThanOrEqual(most * 10_000);
  });
});
