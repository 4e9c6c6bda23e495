import { describe, expect, test } from "vitest";
import { accesses, factsOf } from "../describe-facts.js";

const IMPORTS = "import ns, { a } from './x'; ";

describe("accesses of imported names", () => {
  test("where a function loads into the name of another import, its own counts there", () => {
    const text = "import * as c from './c'; c.a; function f() { const c = require('c'); return () => c.b } c.a()";
    const found = factsOf(text, "ts").accesses.map(({ path, origins }) => [path.join("."), origins]);
    expect(found).toEqual([
      ["c.a", [{ import: 0, name: 0 }]],
      ["c.b", [{ import: 1, name: 0 }]],
    ]);
  });

  test.each([
    ["ns.A.b; ns.A.b(); new ns.A.b(); ns.C", ["import ns.A.b read call new", "import ns.C read"]],
    ["ns; f(ns); a(); new a(); a`x`", ["import ns read read", "import a call new call"]],
    ["x = { ns, a: a, [ns]: 1 }; [...a]; y = a ?? ns", ["import ns read read read", "import a read read read"]],
    ["class X extends a { p = ns } export default a", ["import a read read", "import ns read"]],
    ["const { p = a } = x; function f(y = ns) { return a }", ["import a read read", "import ns read"]],
    ["ns.f().g; ns.h[i].j; ns['k'].l; ns[m]", ["import ns.f call", "import ns.h read", "import ns.k.l read"]],
    ["ns?.A?.b; ns!.A!.b; (ns as any).A.b; (ns.A satisfies X).b", ["import ns.A.b read read read read"]],
    ["let x: ns.A.B; function f(y: ns.A.B): typeof ns.c {}", ["import ns.A.B type type", "import ns.c type"]],
    [
      "class X extends ns.A implements ns.B {} interface Y extends ns.C {}",
      ["import ns.A read", "import ns.B type", "import ns.C type"],
    ],
    ["@ns.D() @ns.E class X {}", ["import ns.D call", "import ns.E read"]],
    [
      "const { b, c: { d }, ...e } = ns; const { f } = ns.g",
      ["import ns.b read", "import ns.c.d read", "import ns.g.f read"],
    ],
    ["import X = ns.A.B", ["import ns.A.B read"]],
    ["export default ns.A", ["import ns.A read"]],
    ["ns.A = 1; ns.b++; delete ns.c", ["import ns.A read", "import ns.b read", "import ns.c read"]],
    ["ns.#p; ns.q.r", ["import ns read", "import ns.q.r read"]],
  ])("%s", (text, expected) => {
    const used = accesses(factsOf(IMPORTS + text));
    expect(used).toEqual(expect.arrayContaining(expected));
    expect(used.length - expected.length).toBeLessThanOrEqual(text.includes("...e") || text.includes("[m]") ? 1 : 0);
  });

  test("JSX tags read", () => {
    const text = `${IMPORTS}import B from "./b"; const x = <ns.A b={ns.c}>ns.not</ns.A>; const y = <a />, z = <B c={a} />`;
    expect(accesses(factsOf(text, "tsx"))).toEqual([
      "import ns.A read read",
      "import ns.c read",
      "import B read",
      "import a read",
    ]);
  });

  test.each([
    "let x: a; type Y = a | typeof a; class X implements a {} interface Z extends a {}",
    "typeof a === 'x'; x instanceof a",
    "x.a; x = { a: 1 }; class X { a = 1; a() {} } label: a: for (;;) break a",
    "export { a, a as b }",
  ])("what is no use of a value: %s", (text) => {
    expect(accesses(factsOf(IMPORTS + text))).toEqual([]);
  });

  test.each([
    "function f(ns) { ns.A }",
    "function f({ x: [ns] }) { ns.A }",
    "const f = (ns) => ns.A",
    "{ const ns = 1; ns.A }",
    "{ ns.A; let ns }",
    "{ ns.A; class ns {} }",
    "function f() { ns.A; if (x) { for (;;) { var ns = 1 } } }",
    "function f() { ns.A; function ns() {} }",
    "try {} catch (ns) { ns.A }",
    "try {} catch ({ ns }) { ns.A }",
    "for (const ns of x) ns.A",
    "for (let ns = 0; ns.A; ns.A) ns.A",
    "(function ns() { ns.A })",
    "(class ns { x = ns.A })",
    "switch (x) { case 1: let ns; ns.A }",
    "class X { constructor(private ns) { ns.A } set y(ns) { ns.A } z(ns) { return () => ns.A } }",
    "namespace X { const ns = 1; ns.A }",
    "namespace X { namespace ns { export type A = 1 } type B = ns.A }",
    "class X { static { const ns = 1; ns.A } }",
  ])("a name that is declared nearer by hides the import: %s", (text) => {
    expect(accesses(factsOf(IMPORTS + text))).toEqual([]);
  });

  test.each([
    "function f(x = ns.A) {}",
    "function f(x: ns.A, ns: number) {}",
    "function f() { if (x) { let ns } ns.A }",
    "try { ns.A } catch (ns) {}",
    "function f() { function g() { var ns } ns.A }",
    "type F = (ns: string) => void; ns.A",
    "interface I { m(ns: string): void } ns.A",
    "{ type ns = 1; ns.A }",
    "function f<ns>(x: ns.A) {}",
    "(function () { (function ns() {}); ns.A })",
    "x = { ns: 1, A: ns.A }",
  ])("a name that is declared elsewhere hides nothing: %s", (text) => {
    expect(accesses(factsOf(IMPORTS + text))).toEqual([expect.stringMatching(/^import ns\.A (?:read|type)$/)]);
  });

  test("a module that a function requires is an import there, and nowhere else", () => {
    const text =
      "function f() { const x = require('./x'); x.A; var { y } = require('./y'); y.B() } function g(x) { x.C }";
    expect(accesses(factsOf(text, "js"))).toEqual(["import x.A read", "import y.B call"]);
  });
});

describe("accesses of names that several imports have", () => {
  test("each use says of which import it is", () => {
    const text =
      "import * as x from './x'; x.A; async function f() { const x = await import('./y'); x.A; x.B } function g() { var x = require('./z'); { x.A } }";
    const { imports, accesses: found } = factsOf(text, "js");
    const said = found.map(({ path, origins }) => [
      path.join("."),
      ...origins.map((ref) => imports[ref.import]?.specifier),
    ]);
    expect(said).toEqual([
      ["x.A", "./x"],
      ["x.A", "./y"],
      ["x.B", "./y"],
      ["x.A", "./z"],
    ]);
  });

  test("with one import there is nothing to say", () => {
    expect(factsOf("import * as x from './x'; x.A").accesses[0]?.origins).toEqual([]);
  });
});

describe("accesses of globals", () => {
  test.each([
    ["process.env.PORT; process.env['PORT']; process.env[`PORT`]", ["global process.env.PORT read read read"]],
    [
      "const { PORT, HOST = 'x', a: { b } } = process.env",
      ["global process.env.PORT read", "global process.env.HOST read", "global process.env.a.b read"],
    ],
    [
      "process.env[name]; const { ...all } = process.env; const {} = process.env",
      ["global process.env read read read"],
    ],
    [
      "import.meta.env.X; import.meta.url; f(import.meta)",
      ["global import.meta.env.X read", "global import.meta.url read"],
    ],
    ["const { X } = import.meta.env", ["global import.meta.env.X read"]],
    [
      "fetch('/x'); new WebSocket(u); new EventSource(u); Date.now(); new Date(); Math.random()",
      [
        "global fetch call",
        "global WebSocket new",
        "global EventSource new",
        "global Date.now call",
        "global Date new",
        "global Math.random call",
      ],
    ],
    [
      "window.fetch(x); globalThis.process.env.A; localStorage.getItem('x'); Deno.env; Bun.env",
      [
        "global window.fetch call",
        "global globalThis.process.env.A read",
        "global localStorage.getItem call",
        "global Deno.env read",
        "global Bun.env read",
      ],
    ],
    [
      "f(fetch); class X extends WebSocket {} const now = Date.now",
      ["global fetch read", "global WebSocket read", "global Date.now read"],
    ],
    ["typeof window; x instanceof Date; parseInt(1); new.target; let y: Date", []],
    ["x.process.env; ({ process: 1 }).process", []],
    ["import process from 'node:process'; process.env.A", ["import process.env.A read"]],
    ["const process = {}; process.env.A", []],
    ["function f(fetch) { fetch('/x') }", []],
    [
      "declare const Deno: any; Deno.env; declare function fetch(): void; fetch()",
      ["global Deno.env read", "global fetch call"],
    ],
  ])("%s", (text, expected) => {
    expect(accesses(factsOf(text))).toEqual(expected);
  });

  test("uses stand where the chain does", () => {
    const [access] = factsOf("f(process.env\n  .PORT)").accesses;
    expect(access!.uses).toEqual([{ span: [1, 3, 2, 8], kind: "read" }]);
  });
});
