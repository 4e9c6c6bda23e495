import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Dialect } from "../../../src/model/facts.js";
import { factsOf } from "../describe-facts.js";

const DIALECTS: readonly Dialect[] = ["ts", "tsx", "js", "jsx", "dts"];

describe("problems", () => {
  test.each([
    ["class A {\n  b() {\n", [3, 1, 3, 1], "'}' expected."],
    ["const = 1", [1, 7, 1, 8], "Variable declaration expected."],
    ["<<<<<<< HEAD\nclass A {}\n=======\n>>>>>>> other", [1, 1, 1, 8], "Merge conflict marker encountered."],
    ["let a = 'x", [1, 11, 1, 11], "Unterminated string literal."],
  ] as const)("the first syntax error is said in the parser's words: %j", (text, span, message) => {
    expect(factsOf(text).problems).toEqual([{ kind: "syntax", span, message }]);
  });

  test("what stands around a syntax error is read", () => {
    const facts = factsOf(
      "import { a } from './a';\nclass B {\nexport class C {}\nconst d = );\nexport { a };\nfunction f() {}",
    );
    expect(facts.problems).toHaveLength(1);
    expect(facts.definitions.map((it) => it.name)).toContain("B");
    expect(facts.imports).toHaveLength(1);
  });

  test.each([
    ["type annotations in JavaScript", "const a: string = 'x'; function f<T>(x: T): T { return x }", "js"],
    ["JSX in .js files", "export const A = () => <p>{'x'}</p>;", "js"],
    ["Flow", "// @flow\nimport type { A } from './a'; export type B = ?string;", "js"],
    ["a hashbang", "#!/usr/bin/env node\nexport const a = 1;", "ts"],
    ["decorators of all ages", "@a() export class B { @c d; @e() f() {} constructor(@g h) {} }", "ts"],
    ["import attributes", "import a from './a.json' with { type: 'json' }; await import('./b', { with: {} });", "ts"],
    ["using declarations", "using a = b(); { await using c = d(); }", "ts"],
    ["satisfies and const type parameters", "const a = { b: 1 } satisfies C; function f<const T>() {}", "ts"],
  ] as const)("%s is no problem", (_, text, dialect) => {
    expect(factsOf(text, dialect).problems).toEqual([]);
  });

  test.each([
    ["parentheses", `x = ${"(".repeat(5000)}1${")".repeat(5000)}`],
    ["arrays without end", "[".repeat(100_000)],
    ["blocks", "{".repeat(5000) + "}".repeat(5000)],
    ["templates", `${"`${".repeat(5000)}1${"}`".repeat(5000)}`],
  ])("deep nesting of %s is found before the parser fails on it", (_, text) => {
    const start = performance.now();
    const facts = factsOf(text);
    expect(facts.problems).toMatchObject([{ kind: "nesting", message: "Nested deeper than 500 brackets" }]);
    expect(facts.definitions).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test.each([
    ["arrow functions", "x => ".repeat(50_000)],
    ["signs", `${"!".repeat(200_000)}x`],
    ["type arguments", `let a: ${"A<".repeat(50_000)}`],
    ["tags", "<a>".repeat(50_000)],
    ["conditions", "a ? b : ".repeat(50_000)],
  ])("a parser that runs out of stack on %s is a problem", (_, text) => {
    expect(factsOf(text, "tsx").problems).toMatchObject([{ kind: "nesting" }]);
  });

  test.each([
    ["sums", `export const a = ${Array.from({ length: 20_000 }, () => "process.env.A").join(" + ")}`],
    ["chained calls", `export const a = x${".then((y) => y.z)".repeat(20_000)}`],
    ["chained members", `export const a = x${".y".repeat(20_000)}`],
    ["qualified names", `export type A = x${".y".repeat(20_000)}; import B = x${".y".repeat(20_000)}`],
    ["dotted namespaces", `export namespace a${".a".repeat(500)} { const b = 1 }`],
    ["else if", `${"if (a) { var b } else ".repeat(2000)}{}`],
    ["fallbacks", `export const f = () => ${Array.from({ length: 20_000 }, () => "A").join(" ?? ")}`],
    ["unions", `export function f(): ${Array.from({ length: 20_000 }, (_, index) => `A${index}`).join(" | ")} {}`],
    ["casts", `export const a = b${" as any".repeat(20_000)}`],
    ["assignments to exports", `${"exports.a = ".repeat(2000)}1`],
    ["stacked suppressions", "// ssotlint-allow a: b\n".repeat(50_000)],
    ["overloads", "export function a(): void;\n".repeat(20_000)],
  ])("long chains of %s do not overflow the stack, nor take long", (_, text) => {
    const start = performance.now();
    expect(factsOf(text).problems).toEqual([]);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test("five megabytes are read in seconds", () => {
    const piece = "export class A0 extends B { send(x: string) { return this.inner.send(`a ${x} b`, 'c', /d/); } }\n";
    const text = Array.from({ length: Math.ceil(5e6 / piece.length) }, (_, index) => piece.replace("A0", `A${index}`));
    const start = performance.now();
    expect(factsOf(text.join("")).definitions).toHaveLength(text.length);
    expect(performance.now() - start).toBeLessThan(40_000);
  });
});

describe("odd texts", () => {
  test("an empty file has no facts", () => {
    expect(factsOf("")).toEqual({
      language: "typescript",
      moduleKind: "script",
      definitions: [],
      bindings: [],
      exports: [],
      computedExports: false,
      starNames: null,
      imports: [],
      accesses: [],
      ambientModules: [],
      suppressions: [],
      problems: [],
    });
  });

  test("names and specifiers are kept as they are, control characters too", () => {
    const facts = factsOf("import { 'a\\u001b[31m' as b } from './\\u001b]8;;x'; export { b as 'c\\n' }");
    expect(facts.imports[0]).toMatchObject({ specifier: "./\u001b]8;;x", names: [{ imported: "a\u001b[31m" }] });
    expect(facts.exports[0]!.name).toBe("c\n");
  });

  test("names of Object.prototype are names like others", () => {
    const names = ["constructor", "__proto__", "toString", "hasOwnProperty", "__x", "___y"];
    const text = names.map(
      (name) => `import { ${name} as i${name} } from "./x"; export function ${name}() { i${name}.a.${name} }`,
    );
    const facts = factsOf(text.join("\n"));
    expect(facts.definitions.map((it) => it.name)).toEqual(names);
    expect(facts.accesses.map((it) => it.path)).toEqual(names.map((name) => [`i${name}`, "a", name]));
    const members = factsOf(
      `class A { ${names
        .slice(1)
        .map((name) => `${name}() {}`)
        .join(" ")} }`,
    ).definitions[0]!.members;
    expect(members.map((it) => it.name)).toEqual(names.slice(1));
  });

  test("only LF ends a line: other line ends of JavaScript are not what editors count", () => {
    expect(factsOf("const a = 1;\u2028const b = 2;\nconst c = 3;").definitions.map((it) => it.span[0])).toEqual([
      1, 1, 2,
    ]);
  });
});

const PIECES = [
  "import a, { b as c } from './x';",
  "import * as ns from",
  "export default",
  "export *",
  "export { a as",
  "module.exports",
  "exports.a =",
  "exports['b'](",
  "= require('./y')",
  "require(",
  "await import('./z')",
  ".then(({ a, ...b }) =>",
  ".then((m) => m.a",
  "Object.defineProperty(exports, 'x',",
  "{ get: function () { return a.b } }",
  "class A extends",
  "class { #a = 1; static {",
  "constructor(private a: B,",
  "this.a.b()",
  "interface I {",
  "enum E { A = 1,",
  "type T = {",
  "namespace N.M {",
  "declare module 'x' {",
  "declare global",
  "function* f<T>(",
  "async (x) =>",
  "const { a: { b }, ...c } =",
  "var [a, , b] = ns.c",
  "for (const a of",
  "try {",
  "} catch (e) {",
  "switch (a) { case 1:",
  "@dec.o(1)",
  "process.env['A']",
  "import.meta.env",
  "new.target",
  "typeof import('./t').A",
  "<div a={b}>text",
  "</div>",
  "`a ${b} c`",
  "`${",
  "/re[/]g/",
  "// ssotlint-allow a: b\n",
  "/* ssotlint-allow-file */",
  "'str",
  '"\\u{1F600}"',
  "\u001b[31m",
  "\uD800",
  "(",
  ")",
  "{",
  "}",
  "[",
  "]",
  ";",
  ",",
  "\n",
  "a.b?.c!.d",
  "using",
  "satisfies",
  "=> {",
  "#!x",
  "@generated",
];

describe("nothing throws", () => {
  const soup = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "binary" })), {
    maxLength: 40,
  });
  const dialect = fc.constantFrom(...DIALECTS);

  test("for any mixture of code, in any dialect; and facts survive JSON", () => {
    fc.assert(
      fc.property(soup, dialect, (pieces, dialect) => {
        const facts = factsOf(pieces.join(" "), dialect);
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      }),
      { numRuns: 2000 },
    );
  });

  test("for code that is cut, doubled or mixed up; and facts refer to what exists", () => {
    const whole = PIECES.join("\n");
    const place = fc.nat(whole.length);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 8 }), dialect, (cuts, dialect) => {
        const text = cuts.map(([from, to]) => whole.slice(Math.min(from, to), Math.max(from, to))).join("");
        const facts = factsOf(text, dialect);
        const definitions = new Set(facts.definitions.map((it) => it.name));
        expect(definitions.size).toBe(facts.definitions.length);
        for (const { target } of facts.bindings) {
          if (target.kind === "import") expect(facts.imports[target.import]?.names[target.name]).toBeDefined();
          else expect(definitions).toContain(target.definition);
        }
        for (const { source } of facts.exports) {
          if (source.kind === "definition") expect(definitions).toContain(source.definition);
          if (source.kind === "reexport") expect(facts.imports[source.import]).toBeDefined();
          if (source.kind === "reexport" && source.name !== -1) {
            expect(facts.imports[source.import]!.names[source.name]).toBeDefined();
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
