import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadTypeScriptFlow } from "../../../src/extract/typescript/flow/extract-flow.js";
import type { Dialect } from "../../../src/model/facts.js";
import type { FlowStatement } from "../../../src/model/flow.js";
import { flowLines } from "../describe-flow.js";
import { factsOf } from "../describe-facts.js";

const flowOf = await loadTypeScriptFlow();

function linesOf(text: string, dialect: Dialect = "ts"): string[] {
  return flowLines(flowOf(text, dialect));
}

describe("imports", () => {
  test.each([
    ["import a, { b as c } from 'x'; import 'y'; import * as d from 'z'", ["import 0", "import 1", "import 2"]],
    ["import type { A } from 'x'; import { type B } from 'y'; import { type C, d } from 'z'", ["import 2"]],
    ["import a = require('x'); import type b = require('y')", ["import 0"]],
    ["import a = b.c.d", ["let a = b.c.d"]],
    ["export * from 'x'; export { a as b } from 'y'; export type { C } from 'z'; export {}", ["import 0", "import 1"]],
    ["const a = require('x')", ["let a = module 0.0"]],
    ["const { a, b: c = 1, ...d } = require('x')", ['let {"a": a, "b": c = 1, *d} = module 0.2']],
    ["const { a } = require('x'), b = require('y').c.d", ['let {"a": a} = module 0', "let b = module 1.c.d"]],
    ["use(require('x'), require(name))", ["use(module 0.0, require(name))"]],
    ["require('x'); await import('y'); void import('z')", ["import 0", "import 1", "import 2"]],
    ["const a = (await import('x')).default; b = await import(name)", ["let a = module 0.default", "b = import(name)"]],
    ["import('x').then(({ a }) => a())", ['module 0.then(def ({"a": a}) { return a() })']],
    ["var a = __importDefault(require('x')); (0, a.default)()", ["let a = module 0.0", "a.default()"]],
    ["vi.mock('x'); require.resolve('y')", ['vi.mock("x")', 'require.resolve("y")']],
    ["function f(require) { return require('x') }", ["def f(require):", '  return require("x")']],
  ])("%s", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test("have the numbers that they have in the facts", () => {
    const text =
      "import type A from 'a'; let b: import('b').B; import c from 'c'; jest.mock('d'); const e = require('e')";
    const specifiers = factsOf(text).imports.map((it) => it.specifier);
    const numbers = flowOf(text, "ts").body.flatMap((it) => importedBy(it) ?? []);
    expect(numbers.map((it) => specifiers[it])).toEqual(["c", "e"]);
  });
});

function importedBy(statement: FlowStatement): number | null {
  if (statement.kind === "import") return statement.import;
  return statement.kind === "assign" && statement.value.kind === "module" ? statement.value.ref.import : null;
}

describe("what is exported", () => {
  test.each([
    ["export default express()", ["default = express()"]],
    ["const a = b(); export default a; export { a as c }", ["let a = b()", "default = a"]],
    ["export default () => 1", ["default = def default() { return 1 }"]],
    ["export default function () {}", ["def default():"]],
    [
      "export default class A {}; export default function f() {}",
      ["class A:", "default = A", "def f():", "default = f"],
    ],
    ["export const a = 1, b = () => 2; export class C {}", ["let a = 1", "let b = def b() { return 2 }", "class C:"]],
    ["export = make()", ["module.exports = make()"]],
  ])("by ES syntax: %s", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test.each([
    [
      "exports.a = f(); exports['b'] = 1",
      ["exports.a = f()", "exports.a = exports.a", "exports.b = 1", 'exports["b"] = exports.b'],
    ],
    ["module.exports.a = () => 1", ["exports.a = def a() { return 1 }", "module.exports.a = exports.a"]],
    ["function a() {} exports.a = a; exports.b = a", ["def a():", "exports.a = a", "exports.b = a"]],
    [
      "const a = 1; exports.a = () => a",
      ["let a = 1", "exports.a~2 = def a~2() { return a }", "exports.a = exports.a~2"],
    ],
    ["exports.a = exports.b = f()", ["exports.a = (exports.b := (exports.b := f()))", "exports.a = exports.a"]],
    [
      "exports.a = void 0; exports.a = 1; exports.a.b = 2",
      ["exports.a = null", "exports.a = exports.a", "exports.a = 1", "exports.a = exports.a", "exports.a.b = 2"],
    ],
    [
      "function f() { exports.a = 1 } exports.b = 2",
      ["def f():", "  exports.a = 1", "exports.b = 2", "exports.b = exports.b"],
    ],
    ["function f(exports) {} f(exports.a = 1)", ["def f(~exports):", "f((exports.a := (exports.a := 1)))"]],
  ])("by property: %s", (text, lines) => {
    expect(linesOf(text, "js")).toEqual(lines);
  });

  test.each([
    ["module.exports = make()", ["module.exports = make()", "module.exports = module.exports"]],
    ["const a = b(); module.exports = a", ["let a = b()", "module.exports = a", "module.exports = module.exports"]],
    ["const a = module.exports = b()", ["let a = (module.exports := (module.exports := b()))"]],
    ["module.exports = function f() {}", ["exports.f = def f() {  }", "module.exports = exports.f"]],
    [
      "const a = 1; module.exports = { a, b: a, c: f(), d() {}, ...e }",
      [
        "let a = 1",
        'module.exports = {"a": a, "b": a, "c": (exports.c := f()), "d": (exports.d := def d() {  }), **e}',
        "module.exports = module.exports",
      ],
    ],
  ])("as a whole: %s", (text, lines) => {
    expect(linesOf(text, "js")).toEqual(lines);
  });
});

describe("statements", () => {
  test.each([
    [
      "let a, b = 1; var c: D; declare const e: F; type G = 1; interface H {}; debugger",
      ["let a = null", "let b = 1", "let c = null"],
    ],
    ["const [a, , b = 1, ...c] = d", ["let [a, , b = 1, *c] = d"]],
    [
      "const { a, b: { c }, [d]: e, 'f-g': h = 1, ...i } = j",
      ['let {"a": a, "b": {"c": c}, d: e, "f-g": h = 1, *i} = j'],
    ],
    [
      "[a, b.c = 1, ...d[0]] = e; ({ f, g: h.i = 2, j = 3, ...k } = l)",
      ["[a, b.c = 1, *d[0]] = e", '{"f": f, "g": h.i = 2, "j": j = 3, *k} = l'],
    ],
    [
      "a = b = c; a.b += 'x'; a -= 1; i++; --i",
      ["a = (b := c)", 'a.b += "x"', "a = other(a, 1)", "i = (i + 1)", "i = (i + -1)"],
    ],
    ["a ||= b; a ??= b; a &&= b", ["a = (a or b)", "a = (a or b)", "a = (a and b)"]],
    ["'use strict'; a(), b(); { c() } d: { e(); break d }", ["a()", "b()", "c()", "e()"]],
    ["function f() { return } function g() { throw h() }", ["def f():", "  return", "def g():", "  return"]],
    ["function f(): void; function f(a?) {} declare function g(): void", ["def f(~a):"]],
  ])("%s", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test.each([
    ["if (a) b()", ["if a:", "  b()", "or:"]],
    ["if (a) b(); else if (c) { d() } else e()", ["if a:", "  b()", "or c:", "  d()", "or:", "  e()"]],
    ["a && b()", ["if a:", "  b()", "or:"]],
    ["a || (b = 1)", ["if a:", "or:", "  b = 1"]],
    ["a ? b() : c()", ["if a:", "  b()", "or:", "  c()"]],
    [
      "try { a() } catch ({ b }) { c() } finally { d() }",
      ["try:", "  a()", "or:", '  let {"b": b} = other()', "  c()", "d()"],
    ],
    ["try { a() } catch { b() }; try { c() } finally { d() }", ["try:", "  a()", "or:", "  b()", "c()", "d()"]],
    [
      "switch (a) { case 1: case 2: b(); break; default: c() }",
      ["switch ((a == 1) or (a == 2)):", "  b()", "or:", "  c()"],
    ],
    [
      "switch (a) { case 1: b(); case 2: { c(); return } }",
      ["switch (a == 1):", "  b()", "  c()", "  return", "or (a == 2):", "  c()", "  return", "or:"],
    ],
    ["switch (a) {}", ["switch:"]],
  ])("branches: %s", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test.each([
    ["for (const [a, b] of Object.entries(c)) d(a)", ["for [a, b] of Object.entries(c):", "  d(a)"]],
    ["for await (const a of b()) c(); for (a.b in c);", ["for a of b():", "  c()", "for a.b in c:"]],
    ["while (a()) b(); do { c() } while (d)", ["while:", "  a()", "  b()", "while:", "  c()", "  d"]],
    ["for (let i = 0; i < a.b.length; i++) c(a.b[i])", ["for i in a.b:", "  c(a.b[i])"]],
    [
      "for (let i = 1; i < a.length; i += 1) b(i)",
      ["let i = 1", "while:", "  other(i, a.length)", "  b(i)", "  i += 1"],
    ],
    ["for (;;) a()", ["while:", "  a()"]],
  ])("loops: %s", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test.each([
    [
      "enum A { B, C = 5, D, E = 'e', F = `${E}/f`, G = E + '/g', 'h-i' = f() }",
      ['let A = {"B": 0, "C": 5, "D": 6, "E": "e", "F": `e/f`, "G": ("e" + "/g"), "h-i": f()}'],
    ],
    ["enum A { B } enum A { C = 1 } declare enum D { E }", ['let A = {"B": 0}', 'Object.assign(A, {"C": 1})']],
    [
      "namespace A { const b = 1; export const c = b; export { b as d } }",
      ['let A = def () { let b = 1; let c = b; return {"c": c, "d": b} }()'],
    ],
    [
      "namespace A.B { export function c() {} } namespace D { export type E = 1 }",
      ['let A = def () { let B = def () { def c():; return {"c": c} }(); return {"B": B} }()'],
    ],
    [
      "function f() {} namespace f { export const a = 1 }",
      ["def f():", 'Object.assign(f, def () { let a = 1; return {"a": a} }())'],
    ],
  ])("what only TypeScript has: %s", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });
});

describe("expressions", () => {
  test.each([
    ["'a' + \"b\"", '("a" + "b")'],
    ["`a`", '"a"'],
    ["`${a}/b${c}`", "`${a}/b${c}`"],
    ["[1, -2, 0x10, true, null, undefined, void 0, , ...a]", "[1, -2, 16, true, null, null, null, null, *a]"],
    ["/a\\/b[/]/gi", "/a\\/b[/]/gi"],
    ["{ a, 'b-c': 1, [d]: 2, 3: e, ...f }", '{"a": a, "b-c": 1, d: 2, "3": e, **f}'],
    [
      "{ a() {}, b: () => c, get d() { return e }, set d(f) {} }",
      '{"a": def a() {  }, "b": def b() { return c }, "d": def d() { return e }()}',
    ],
    ["(<A>(a! as B) satisfies C)!.b", "a.b"],
    ["(await a).b, await c()", "[a.b, c()][1]"],
    ["a?.b?.[c]?.(...d)", "a.b[c](*d)"],
    ["new A.B(c), new D", "[new A.B(c), new D()][1]"],
    ["a ?? b || c && d", "((a or b) or (c and d))"],
    ["a ? b : c ? d : e", "(a ? b : (c ? d : e))"],
    ["!a === typeof b", "(not a == other(b))"],
    ["a != null && b < c", "((a != null) and other(b, c))"],
    ["a`b${c}`", "other(a, c)"],
    ["(a = b, c)", "[(a := b), c][1]"],
    ["(0, a.b)(c)", "a.b(c)"],
    ["f(a += 1)", "f((a := (a + 1)))"],
    ["this.#a.b", "this.#a.b"],
    ["f<A>(b<C>)", "f(b)"],
    ["import.meta.url", "import.meta.url"],
    ["<a b={c} {...d}>{e}<f g={<h i={j} />} /></a>", "other(c, d, e, other(j))"],
  ])("%s", (text, printed) => {
    const [line] = linesOf(`const x = (${text})`, text.startsWith("<a b") ? "tsx" : "ts");
    expect(line).toBe(`let x = ${printed}`);
  });
});

describe("functions and classes", () => {
  test.each([
    ["function f(a: A.B<C>, b?: D | null, c: E | F = 1, ...d: G[]) {}", ["def f(~a: A.B, ~b: D, ~c = 1, ~*d):"]],
    [
      "f((req, res, next) => next(), function (this: A, { b }, [c]) { use({ c }) })",
      ['f(def (~req, ~res, next) { return next() }, def (~{"b": b}, [c]) { use({"c": c}) })'],
    ],
    [
      "function f(a) { g.apply(this, arguments) } const h = (b) => () => b",
      ["def f(a):", "  g.apply(this, arguments)", "let h = def h(b) { return def () { return b } }"],
    ],
    ["function f(a, b) { a.b; ({ b: 1 }); type C = typeof b }", ["def f(a, ~b):", "  a.b", '  {"b": 1}']],
    [
      "const a = async function b() {}, c = async () => {}; async function* d() { yield e }",
      ["let a = async def b() {  }", "let c = async def c() {  }", "async def* d():", "  other(e)"],
    ],
    ["a.b = function () {}; class C { d = () => {} }", ["a.b = def b() {  }", "class C:", "  field d = def d() {  }"]],
  ])("%s", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test("the members of a class", () => {
    const text = `
      @A({ b: 1 }) @C
      export class D<T> extends E(F)<T> implements G {
        static readonly #h = 1; i!: J; declare k: L; static m = n();
        constructor(private readonly o: P, readonly q?: R, s = 1) { super(o); }
        @T("/u") async v(@W() x: string): Promise<void> {}
        get y() { return this.#h } set y(z) {}
        static aa() { return new this() }
        bb(): void; bb(cc?: string) {}
        abstract dd(): void; "e-e"() {} [ff]() {} *[Symbol.iterator]() {}
        @Gg() hh = 2; static { this.ii() }
      }`;
    expect(linesOf(text)).toEqual([
      '@A({"b": 1})',
      "@C",
      "class D(E(F)):",
      "  staticField #h = 1",
      "  field i",
      "  staticField m = n()",
      "  constructor def constructor(field o: P, field ~q: R, ~s = 1):",
      "    super(o)",
      '  @T("/u")',
      "  async def v(~x):",
      "  getter def y():",
      "    return this.#h",
      "  static def aa():",
      "    return new this()",
      "  def bb(~cc):",
      "  def e-e():",
      "  def [ff]():",
      "  def* [Symbol.iterator]():",
      "  @Gg()",
      "  field hh = 2",
      "  staticField  = def () { this.ii() }()",
    ]);
  });

  test("start behind decorators and what exports them", () => {
    const text = "export default /* a */ async function f() {}\n@A\nexport class B {\n  @C() // d\n  static e() {}\n}";
    const [first, , second] = flowOf(text, "ts").body;
    expect(first?.kind === "function" && first.function.span).toEqual([1, 24, 1, 45]);
    expect(second?.kind === "class" && second.class.span).toEqual([3, 8, 6, 2]);
    expect(second?.kind === "class" && second.class.members[0]?.function?.span).toEqual([5, 3, 5, 16]);
  });
});

describe("parameters", () => {
  test("have the decorators that are written at them", () => {
    const [first] = flowOf("class A {\n  b(@C('d') @E f: G, h: I) {}\n}", "ts").body;
    const parameters = first?.kind === "class" ? first.class.members[0]?.function?.parameters : undefined;
    expect(parameters?.map(({ decorators }) => decorators?.map(({ kind }) => kind))).toEqual([
      ["call", "name"],
      undefined,
    ]);
  });
});

describe("bad input", () => {
  const MANY = 20_000;

  test.each([
    ["calls", `export const a = x${".then((y) => y.z)".repeat(MANY)}`],
    ["sums", `export const a = b${" + c".repeat(MANY)}`],
    ["casts", `export const a = b${" as any".repeat(MANY)}`],
    ["commas", `a${", b".repeat(MANY)}`],
    ["assignments", `${"exports.a = ".repeat(2000)}1`],
    ["names in an alias", `import A = x${".y".repeat(MANY)}`],
    ["else if", `${"if (a) { b() } else ".repeat(2000)}{}`],
    ["conditions", `x = ${"a ? b : ".repeat(1000)}c`],
    ["arrow functions", `x = ${"a => ".repeat(1000)}b`],
    ["namespaces", `namespace a${".a".repeat(500)} { export const b = 1 }`],
    ["falling through", `switch (a) { ${"case 1: b();".repeat(2000)} }`],
    ["brackets", "[".repeat(5000)],
  ])("long chains of %s give a tree that nobody's stack overflows on", (_, text) => {
    const flow = flowOf(text, "ts");
    expect(JSON.stringify(flow).length).toBeLessThan(50_000_000);
  });

  test("of a chain that is too long the beginning is kept", () => {
    const printed = linesOf(`app${".get('/x')".repeat(1000)}`)[0] ?? "";
    expect(printed).toMatch(/^other\(app\.get\("\/x"\)\.get/);
    expect(linesOf(`app${".get('/x')".repeat(250)}`)[0]).toMatch(/^app\.get/);
  });

  test("declarations run nothing", () => {
    expect(linesOf("import a from 'a'; export declare const b: C; export class D {}", "dts")).toEqual([]);
  });

  test("broken code never throws", () => {
    const piece = fc.constantFrom(
      ..."class A { } ( ) [ ] => = , ; : ? . ... `${ } ` ' \" / @ # < > import export default from require function async await new a b 1 case switch for of in if else try catch static get const enum namespace exports module.exports".split(
        " ",
      ),
    );
    const dialect = fc.constantFrom<Dialect>("ts", "tsx", "js", "jsx");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), dialect, (pieces, dialect) => {
        expect(flowLines(flowOf(pieces.join(" "), dialect))).toBeInstanceOf(Array);
      }),
      { numRuns: 1000 },
    );
  });
});
