import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PathPattern, PathSegment } from "../../../src/link/routes/path-pattern.js";
import { PatternRelations, relatePatterns } from "../../../src/link/routes/relate-patterns.js";
import { assertNever } from "../../../src/model/assert-never.js";
import { templateOf } from "../../../src/link/routes/template-of.js";
import { pattern } from "./pattern-text.js";

describe("how two patterns relate", () => {
  test.each<[string, string, string, string | null]>([
    ["/", "/", "same", "/"],
    ["/", "/?", "same", "/"],
    ["/users", "/users", "same", "/users"],
    ["/users", "/orders", "apart", null],
    ["/users", "/users/", "apart", null],
    ["/users/?", "/users", "wider", "/users"],
    ["/users/?", "/users/", "wider", "/users/"],
    ["/users/{}", "/users/me", "wider", "/users/me"],
    ["/users/{}", "/users", "apart", null],
    ["/users/{}", "/users/", "apart", null],
    ["/users/{}", "/users/{}", "same", "/users/1"],
    ["/users/{}/x", "/{}/me/x", "overlapping", "/users/me/x"],
    ["/a/{}", "/{}/b", "overlapping", "/a/b"],
    ["/a//b", "/a/{}/b", "apart", null],
    ["/a//b", "/a//b", "same", "/a//b"],
    // The letters' case.
    ["(?i)/Users", "(?i)/users", "same", "/Users"],
    ["(?i)/Users", "/users", "wider", "/users"],
    ["(?i)/Users", "/{[A-Z]+}", "overlapping", "/USERS"],
    ["(?i)/Ünï", "/ünï", "wider", "/ünï"],
    // Everything that is left.
    ["/{*}", "/users/{}", "wider", "/users/1"],
    ["/{*}", "/", "apart", null],
    ["/{*?}", "/", "wider", "/"],
    ["/files/{*}", "/files", "apart", null],
    ["/files/{*?}", "/files/", "wider", "/files/"],
    ["/files/{*?}", "/files/?", "overlapping", "/files/"],
    ["/files/{*?}", "/files/{*}", "wider", "/files/1"],
    ["/files/{*}", "/{}/list", "overlapping", "/files/list"],
    ["/{}/{*}", "/api/users/{}", "wider", "/api/users/1"],
    ["/{*}/edit", "/a/b/edit", "wider", "/a/b/edit"],
    ["/{*}/edit", "/a/b/{}", "overlapping", "/a/b/edit"],
    // Constraints.
    [String.raw`/u/{\d+}`, "/u/{[0-9]+}", "same", "/u/1"],
    [String.raw`/u/{\d+}`, "/u/{}", "narrower", "/u/1"],
    [String.raw`/u/{\d+}`, "/u/me", "apart", null],
    [String.raw`/u/{\d+}`, "/u/{[a-z]+}", "apart", null],
    [String.raw`/u/{\d+}`, String.raw`/u/{\w+}`, "narrower", "/u/1"],
    [String.raw`/u/{\d{2,}}`, String.raw`/u/{\d{1,2}}`, "overlapping", "/u/11"],
    ["/u/{[a-z0-9-]+}", String.raw`/u/{\d+}`, "wider", "/u/1"],
    ["/{en|de}/about", "/{}/about", "narrower", "/de/about"],
    ["/{en|de}", "/fr", "apart", null],
    [String.raw`/u/{[0-9a-f]{8}-[0-9a-f]{4}}`, "/u/{}", "narrower", "/u/11111111-1111"],
    ["/u/{.+}", "/u/{}", "same", "/u/1"],
    ["/u/{.*}", "/u/a/b", "apart", null],
    ["/u/{(?!me$)[a-z]+}", "/u/me", "apart", null],
    ["/u/{(?!me$)[a-z]+}", "/u/men", "wider", "/u/men"],
    ["/u/{^[a-z]+$}", "/u/{[a-z]+}", "same", "/u/a"],
    // Texts and parameters in one segment.
    ["/file-{}.txt", "/{}", "narrower", "/file-1.txt"],
    ["/file-{}.txt", "/{}.txt", "narrower", "/file-1.txt"],
    ["/{}-a", "/b-{}", "overlapping", "/b-a"],
    ["/{}.json", "/data.json", "wider", "/data.json"],
    ["/@{}", "/users", "apart", null],
    // Whole regular expressions.
    [String.raw`{/api/.*}`, "/api/users", "wider", "/api/users"],
    [String.raw`{/(?!api/).*}`, "/api/users", "apart", null],
    [String.raw`{/(?!api/).*}`, "/{*?}", "narrower", "/"],
    [String.raw`{/a(?:/|$)}`, "/a/?", "same", "/a"],
    [String.raw`/v1{/users/(\d+)}`, String.raw`/v1/users/{\d+}`, "same", "/v1/users/1"],
    [String.raw`{/commits/\w+(?:\.\.\w+)?}`, "/commits/{}", "narrower", "/commits/1"],
    [String.raw`{/api\b.*}`, "/api2", "apart", null],
    [String.raw`{/api\b.*}`, "/api/x", "wider", "/api/x"],
    // What is no regular language, or is not looked into.
    [String.raw`{/(a)\1}`, "/aa", "unknown", null],
    [String.raw`{/x(?<=x)}`, "/x", "unknown", null],
    [String.raw`/{\p{L}+}`, "/a", "unknown", null],
    ["/{(}", "/a", "unknown", null],
    ["/{(((a{256}){256}){256})}", "/a", "unknown", null],
  ])("%s and %s: %s", (a, b, relation, example) => {
    expect(relatePatterns([pattern(a)], [pattern(b)])).toEqual({ relation, example });
  });

  test("several patterns are all that any of them matches", () => {
    const optional = ["/users", "/users/{}"].map(pattern);
    expect(relatePatterns(optional, [pattern("/users")])).toEqual({ relation: "wider", example: "/users" });
    expect(relatePatterns(optional, ["/users/{}", "/users"].map(pattern)).relation).toBe("same");
    expect(relatePatterns(optional, ["/users/me", "/orders"].map(pattern)).relation).toBe("overlapping");
    expect(relatePatterns([], [pattern("/")])).toEqual({ relation: "unknown", example: null });
  });

  test("an example can be asked for beside others", () => {
    const relations = new PatternRelations();
    const [any, one, b] = ["/a/{}", "/a/1", "/a/b"].map((text) => [pattern(text)]);
    expect(relations.example([any!], [])).toBe("/a/1");
    expect(relations.example([any!], [one!])).toBe("/a/a");
    expect(relations.example([any!, b!], [one!])).toBe("/a/b");
    expect(relations.example([any!, b!], [b!])).toBeNull();
  });
});

describe("on random patterns", () => {
  const word = fc.constantFrom("a", "b", "ab", "A", "1", "12", "a-1", "a.b");
  const escapedWord = word.map((text) => text.replaceAll(".", String.raw`\.`));
  const constraint = fc.constantFrom(
    String.raw`\d+`,
    "[a-z]+",
    "[a-z0-9-]*",
    String.raw`\w{2}`,
    "a|bb",
    "(?!b)[ab1]+",
    String.raw`[ab]+\.?b?`,
    "[^/b]+",
  );
  const segment: fc.Arbitrary<PathSegment> = fc.oneof(
    { weight: 3, arbitrary: word.map((text) => ({ kind: "text" as const, text })) },
    { weight: 3, arbitrary: fc.constant({ kind: "parameter" as const, constraint: null }) },
    { weight: 2, arbitrary: constraint.map((source) => ({ kind: "parameter" as const, constraint: source })) },
    // A dot that is not escaped would be a slash, too, to the regular expressions that these are compared with.
    { weight: 1, arbitrary: escapedWord.map((text) => ({ kind: "mixed" as const, source: `${text}([^/]+)` })) },
    { weight: 1, arbitrary: fc.boolean().map((mayBeEmpty) => ({ kind: "rest" as const, mayBeEmpty })) },
  );
  const anyPattern: fc.Arbitrary<PathPattern> = fc.record({
    segments: fc.array(segment, { maxLength: 3 }),
    trailingSlash: fc.constantFrom("yes", "no", "either"),
    caseSensitive: fc.boolean(),
  });
  const pieces = fc.array(fc.constantFrom("", "a", "b", "ab", "B", "1", "12", "a-1", "a.b", "x"), { maxLength: 4 });
  const paths = fc.array(
    pieces.map((some) => `/${some.join("/")}`),
    { minLength: 20, maxLength: 40 },
  );

  test("what is said holds for what JavaScript's own regular expressions match", () => {
    fc.assert(
      fc.property(anyPattern, anyPattern, paths, (a, b, some) => {
        const { relation, example } = relatePatterns([a], [b]);
        const [inA, inB] = [asRegExp(a), asRegExp(b)];
        expect(relation).not.toBe("unknown");
        expect(example === null).toBe(relation === "apart");
        if (example !== null) expect([inA.test(example), inB.test(example)]).toEqual([true, true]);
        const relations = new PatternRelations();
        const [onlyA, onlyB] = [relations.example([[a]], [[b]]), relations.example([[b]], [[a]])];
        expect([onlyA === null, onlyB === null]).toEqual([
          relation === "same" || relation === "narrower",
          relation === "same" || relation === "wider",
        ]);
        if (onlyA !== null) expect([inA.test(onlyA), inB.test(onlyA)]).toEqual([true, false]);
        if (onlyB !== null) expect([inA.test(onlyB), inB.test(onlyB)]).toEqual([false, true]);
        for (const path of some) {
          const [isInA, isInB] = [inA.test(path), inB.test(path)];
          expect([relations.matches([a], path), relations.matches([b], path)]).toEqual([isInA, isInB]);
          if (isInA && isInB) expect(relation).not.toBe("apart");
          if (isInA && !isInB) expect(["wider", "overlapping", "apart"]).toContain(relation);
          if (isInB && !isInA) expect(["narrower", "overlapping", "apart"]).toContain(relation);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("the relation is symmetric, and each is the same as itself", () => {
    const turned = { wider: "narrower", narrower: "wider" } as Readonly<Record<string, string>>;
    fc.assert(
      fc.property(anyPattern, anyPattern, (a, b) => {
        const { relation } = relatePatterns([a], [b]);
        expect(relatePatterns([b], [a]).relation).toBe(turned[relation] ?? relation);
        expect(relatePatterns([a], [{ ...a, segments: [...a.segments] }]).relation).toBe("same");
      }),
    );
  });

  test("simple patterns are compared as all others are", () => {
    // A constraint that asks nothing takes the other way.
    const slow = (one: PathPattern): PathPattern => ({
      ...one,
      segments: one.segments.map((part) =>
        part.kind === "parameter"
          ? { kind: "parameter", constraint: "[^/]+" }
          : part.kind === "text"
            ? { kind: "mixed", source: part.text.replaceAll(".", String.raw`\.`) }
            : part,
      ),
    });
    const simple = fc.record({
      segments: fc.tuple(
        fc.array(
          fc.oneof(
            word.map((text) => ({ kind: "text" as const, text })),
            fc.constant({ kind: "parameter" as const, constraint: null }),
          ),
          { maxLength: 3 },
        ),
        fc.option(fc.boolean().map((mayBeEmpty) => ({ kind: "rest" as const, mayBeEmpty }))),
      ),
      trailingSlash: fc.constantFrom("yes" as const, "no" as const, "either" as const),
      caseSensitive: fc.boolean(),
    });
    const asPattern = ({
      segments: [some, rest],
      ...more
    }: typeof simple extends fc.Arbitrary<infer T> ? T : never) => ({
      ...more,
      segments: rest === null ? some : [...some, rest],
    });
    fc.assert(
      fc.property(simple.map(asPattern), simple.map(asPattern), (a, b) => {
        expect(relatePatterns([a], [b]).relation).toBe(relatePatterns([slow(a)], [slow(b)]).relation);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("templates", () => {
  test.each<[readonly string[], string]>([
    [["/"], "/"],
    [["/users/{}"], "/users/{}"],
    [["/users/{}/"], "/users/{}/"],
    [["/users/{}/?"], "/users/{}"],
    [[String.raw`/users/{\d+}`], "/users/{}"],
    [["/users", "/users/{}"], "/users/{}"],
    [["/files/{*}"], "/files/{*}"],
    [["/files/{*?}"], "/files/{*}"],
    [["/file-{}.txt"], "/file-{}.txt"],
    [[String.raw`{/articles/([0-9]{4})/([\w-]+)/$}`], "/articles/{}/{}/"],
    [[String.raw`{/(?:en|de)/x(?:/)?}`], "/{}/x"],
    [["{/api/.*}"], "/api/{*}"],
    [[String.raw`/api{/(a)\1}`], "/api/{*}"],
    [[], ""],
  ])("%j: %s", (texts, template) => {
    expect(templateOf(texts.map(pattern))).toBe(template);
  });
});

function asRegExp({ segments, trailingSlash, caseSensitive }: PathPattern): RegExp {
  const slash = { yes: "/", no: "", either: "/?" }[trailingSlash];
  const source = segments.length === 0 ? "/" : segments.map(segmentSource).join("") + slash;
  return new RegExp(`^${source}$`, caseSensitive ? "s" : "si");
}

function segmentSource(segment: PathSegment): string {
  switch (segment.kind) {
    case "text":
      return `/${segment.text.replaceAll(".", String.raw`\.`)}`;
    case "parameter":
      return `/(?:${segment.constraint ?? "[^/]+"})`;
    case "mixed":
      return `/(?:${segment.source})`;
    case "rest":
      return segment.mayBeEmpty ? "/.*" : "/.+";
    case "regex":
      return segment.source;
    default:
      return assertNever(segment);
  }
}
