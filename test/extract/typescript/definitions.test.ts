import { describe, expect, test } from "vitest";
import { bindings, definitions, factsOf } from "../describe-facts.js";

describe("definitions", () => {
  test.each([
    ["class A extends ns.B<T> implements C, D {}", ["class A: ns.B, implements C, implements D"]],
    ["export abstract class A {}", ["exported abstract class A"]],
    ["@Injectable() @app.get('/x') @plain class A {}", ["class A @Injectable @app.get @plain"]],
    ["export interface A extends B, c.D {}", ["exported interface A: B, c.D"]],
    ["enum A { X } const enum B { Y } declare enum C { Z }", ["enum A", "enum B", "enum C"]],
    ["type A = { a: 1 }; type B = C & d.E & { x: 1 }", ["typeAlias A", "typeAlias B: C, d.E"]],
    ["function a(): B { return new C() }", ["function a gives B | C"]],
    ["const a = () => new B(), c = function () {}, d = 1", ["function a gives B", "function c", "constant d"]],
    ["const A = class {}, B = class C extends D {}; let E = (class {})", ["class A", "class B: D", "class E"]],
    [
      "export const { a, b: { c }, ...d } = x, [e, , f] = y",
      ["a", "c", "d", "e", "f"].map((it) => `exported constant ${it}`),
    ],
    ["export default class extends A {}", ["exported class default: A"]],
    ["export default class A {}", ["exported class A"]],
    ["export default function () { return make() }", ["exported function default gives make"]],
    ["export default () => new A()", ["exported function default gives A"]],
    ["export default { a: 1 }", ["exported constant default"]],
    ["class A {} export { A as B }", ["exported class A"]],
    [
      "namespace A { export class B {} const c = 1; namespace D.E { export type F = 1 } }",
      [
        "namespace A",
        "exported class A.B",
        "constant A.c",
        "namespace A.D",
        "exported namespace A.D.E",
        "exported typeAlias A.D.E.F",
      ],
    ],
    ["declare namespace A { class B {} }", ["namespace A", "exported class A.B"]],
    ["function f() { class Inner {} } if (x) { class Inner {} }", ["function f"]],
    ["declare global { class A {} } declare module 'x' { class B {} } declare module './y' { class C {} }", []],
    ["using a = b(); await using c = d();", ["constant a", "constant c"]],
    ["class \\u0041b {} const \\u{63} = 1", ["class Ab", "constant c"]],
    ["class A { static { class B {} } }", ["class A"]],
    ["class extends {} const = 1; function () {}", []],
  ])("%s", (text, expected) => {
    expect(definitions(factsOf(text))).toEqual(expected);
  });

  test.each([
    ["interface A { x: 1 } interface A { y: 1 }", ["interface A"]],
    ["interface A {} class A {}", ["class A"]],
    ["namespace A { export const x = 1 } function A() {}", ["exported constant A.x", "function A"]],
    ["function a(): B; function a(x: 1): C; function a() {}", ["function a gives B | C"]],
    ["enum A { X } enum A { Y }", ["enum A"]],
    ["type A = 1; const A = 2", ["typeAlias A"]],
    ["const A = class {}; interface A {}", ["class A"]],
    ["var a = 1; var a = 2", ["constant a"]],
  ])("declarations of one name are one definition: %s", (text, expected) => {
    const facts = factsOf(text);
    expect(definitions(facts).toSorted()).toEqual(expected);
    expect(bindings(facts)).toHaveLength(1);
  });

  test("in a declaration file without export statements, whatever is declared is exported", () => {
    const text = "import { A } from './a'; declare class B {} export interface C {}";
    expect(definitions(factsOf(text, "dts"))).toEqual(["exported class B", "exported interface C"]);
    expect(definitions(factsOf(`${text} export {}`, "dts"))).toEqual(["class B", "exported interface C"]);
    expect(definitions(factsOf("declare class B {}", "dts"))).toEqual(["class B"]);
  });

  test("ambient modules are named, and modules that are added to", () => {
    const text = "declare module 'x' {} declare module '*.svg'; declare module './y' {}";
    expect(factsOf(text, "dts").ambientModules).toEqual(["x", "*.svg", "./y"]);
  });

  test("spans point at the name and at the whole declaration", () => {
    const [first, second] = factsOf("/** Doc. */\nexport class A {\n}\nconst b = 1, c = 2").definitions;
    expect([first!.span, first!.body]).toEqual([
      [2, 14, 2, 15],
      [2, 1, 3, 2],
    ]);
    expect([second!.span, second!.body]).toEqual([
      [4, 7, 4, 8],
      [4, 7, 4, 12],
    ]);
  });

  test("of merged declarations, the first of the leading kind gives the spans", () => {
    const [definition] = factsOf("interface A {}\nclass A {}\ninterface A {}").definitions;
    expect(definition).toMatchObject({ kind: "class", span: [2, 7, 2, 8] });
  });
});

describe("text hashes", () => {
  const hashOf = (text: string): string => factsOf(text).definitions[0]!.bodyHash;

  test("comments, white space and line ends do not change a body's hash", () => {
    const plain = hashOf('class A { a(b: string) { return b + `x ${b} // no` + /[/*]"/.source } }');
    const spaced = hashOf(
      'class A {\n\n  // Hello\n  a(b: string) {\n /* "x */ return b+`x ${b} // no`+/[/*]"/.source }\n}',
    );
    expect(spaced).toBe(plain);
  });

  test.each([
    ["class A { a() { return '// x' } }", "class A { a() { return '// y' } }"],
    ["class A { a() { return `/* x` } }", "class A { a() { return `/* y` } }"],
    ["class A { a = /\\/* x/ }", "class A { a = /\\/* y/ }"],
    ["const a = <p>http://x</p>", "const a = <p>http://y</p>"],
  ])("a change inside of a literal changes the hash: %s", (before, after) => {
    const [a, b] = [before, after].map((text) => factsOf(text, "tsx").definitions[0]!.bodyHash);
    expect(a).not.toBe(b);
  });

  test("a moved class keeps its hashes", () => {
    const text = "class A { send() { return this.inner.send(1, 2, 3) } }";
    const { bodyHash, members } = factsOf(text).definitions[0]!;
    const moved = factsOf(`import x from "y";\n\n  ${text}`).definitions[0]!;
    expect([moved.bodyHash, moved.members]).toEqual([bodyHash, members]);
  });

  test("small definitions and constants have no sketch", () => {
    const body = Array.from({ length: 30 }, (_, index) => `m${index}() {}`).join("\n");
    const [large, small, constant] = factsOf(`class A { ${body} } class B {} const c = {${body}}`).definitions;
    expect(large!.sketch).not.toBeNull();
    expect([small!.sketch, constant!.sketch]).toEqual([null, null]);
  });
});
