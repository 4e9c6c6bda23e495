import { describe, expect, test } from "vitest";
import { factsOf, members } from "../describe-facts.js";

describe("members", () => {
  test.each([
    [
      "class A { a() { x() } b = 1; c: B; static d() {} get e() { return 1 } constructor() { x() } }",
      [
        "method a present",
        "field b present",
        "field c absent gives B",
        "static method d empty",
        "accessor e present",
        "constructor constructor present",
      ],
    ],
    [
      "class A { private a() {} protected b = 1; #c() {} #d; public e }",
      [
        "private method a empty",
        "protected field b present",
        "private method #c empty",
        "private field #d absent",
        "field e absent",
      ],
    ],
    [
      "class A { 'a b'() {} 1() {} ['c']() {} [Symbol.iterator]() {} [computed]() {} [key: string]: X }",
      ["method a b empty", "method 1 empty", "method c empty", "method [Symbol.iterator] empty"],
    ],
    [
      "class A { a = () => { x() }; b = async function () {}; c = (() => {}) as F; d = bind(e) }",
      ["method a present", "method b empty", "method c empty", "field d present gives bind"],
    ],
    [
      "abstract class A { abstract a(): B; abstract b: C; declare c: D; accessor d = 1 }",
      ["method a absent gives B", "field b absent gives C", "field c absent gives D", "accessor d present"],
    ],
    ["class A { a(x: 1): B; a(x: 2): C; a() { x() } }", ["method a present gives B | C"]],
    ["class A { get a() { return this.b.c } set a(x) { y() } }", ["accessor a present -> b gives this.b.c"]],
    [
      "class A { constructor(private readonly a: B, public c?: D, e: F, readonly g = new H()) {} }",
      [
        "constructor constructor empty",
        "private field a absent gives B",
        "field c absent gives D",
        "field g present gives H",
      ],
    ],
    [
      "class A { b; constructor(b: B) { this.b = b; this.c = new C(); this.#d = make(); this.e = () => {} } }",
      [
        "field b absent gives B",
        "constructor constructor present",
        "field c present gives C",
        "private field #d present gives make",
        "method e empty",
      ],
    ],
    [
      "interface A { a(): B; b: C; c: () => D; new (x: 1): E; (): F; get g(): G; readonly h?: H }",
      [
        "method a absent gives B",
        "field b absent gives C",
        "method c absent gives D",
        "constructor constructor absent",
        "accessor g absent gives G",
        "field h absent gives H",
      ],
    ],
    ["enum A { B, C = 1, 'D E' }", ["enumMember B absent", "enumMember C present", "enumMember D E absent"]],
    ["type A = { a(): B; c: D }", ["method a absent gives B", "field c absent gives D"]],
    ["type A = B & ({ a: 1 } & { b(): void })", ["field a absent", "method b absent"]],
    ["type A = { a: 1 } | { b: 1 }", []],
    ["class A { a() { x() } } interface A { b(): B; a(): C }", ["method a present gives C", "method b absent gives B"]],
    ["interface A { a: 1 } interface A { b: 1 }", ["field a absent", "field b absent"]],
    ["const A = class { a() {} }", ["method a empty"]],
  ])("%s", (text, expected) => {
    expect(members(factsOf(text))).toEqual(expected);
  });
});

describe("body hashes of members", () => {
  const hashOf = (body: string): string | null => factsOf(`class A { ${body} }`).definitions[0]!.members[0]!.bodyHash;

  test("are those of the bodies alone, without comments and white space", () => {
    expect(hashOf("a() { x() }")).toBe(hashOf("async b(c: D) {\n // Hello\n x() }"));
    expect(hashOf("a() { x() }")).not.toBe(hashOf("a() { y() }"));
    expect(hashOf("a = 1")).toBe(hashOf("b: number = 1"));
    expect([hashOf("a(): void"), hashOf("a")]).toEqual([null, null]);
  });

  test("of a getter and its setter depend on both", () => {
    const [one, other] = ["x", "y"].map((name) => hashOf(`get a() { return 1 } set a(b) { ${name}(b) }`));
    expect(one).not.toBe(other);
  });
});

describe("bodies that do nothing", () => {
  test.each([
    ["", "empty"],
    ["// later", "empty"],
    ["throw new Error('not implemented')", "empty"],
    ["throw new Error(`Method not implemented: ${x}`)", "empty"],
    ["throw new NotImplementedError()", "empty"],
    ["throw Error('must be implemented by a subclass')", "empty"],
    ["throw new Error('boom')", "present"],
    ["throw error", "present"],
    ["x(); throw new Error('not implemented')", "present"],
    ["return 1", "present"],
  ] as const)("{ %s } is %s", (body, expected) => {
    expect(factsOf(`class A { a() { ${body}\n } }`).definitions[0]!.members[0]!.body).toBe(expected);
  });
});

describe("forwarding", () => {
  test.each([
    ["return this.inner.send(x)", "inner"],
    ["return await this.inner.send(x)", "inner"],
    ["this.inner.send(x)", "inner"],
    ["await this.#inner.send(x)", "#inner"],
    ["void this.inner?.send!(x)", "inner"],
    ["return (this.inner as any).deep.send(x) as Y", "inner"],
    ["return this.send(x)", null],
    ["return this.inner.send", null],
    ["return inner.send(x)", null],
    ["log(); return this.inner.send(x)", null],
    ["return this.inner.get().send(x)", null],
    ["return wrap(this.inner.send(x))", null],
  ])("{ %s } forwards to %s", (body, expected) => {
    expect(factsOf(`class A { async a(x) { ${body} } }`).definitions[0]!.members[0]!.forwardsTo).toBe(expected);
  });

  test.each([
    ["return this.inner.a(x)", true],
    ["const y = g(x); return render(inner().a?.(y))", true],
    ["rpc.call(x, 'a', y)", true],
    ["return this.a(x - 1)", false],
    ["return super.a(x)", false],
    ["return a(x)", false],
    ["return this.inner.b(x, 'b')", false],
  ])("{ %s } passes it on: %s", (body, expected) => {
    expect(factsOf(`class A { async a(x) { ${body} } }`).definitions[0]!.members[0]!.passesOn).toBe(expected);
  });

  test.each([
    ["class A { a = (x) => this.inner.a(x) }", "inner"],
    ["class A { get a() { return this.inner.a } }", "inner"],
    ["class A { set a(x) { this.inner.a = x } }", "inner"],
    ["class A { get a() { return this.inner } }", null],
    ["class A { a() { this.inner.a = 1 } }", null],
  ])("%s", (text, expected) => {
    expect(factsOf(text).definitions[0]!.members[0]!.forwardsTo).toBe(expected);
  });
});

describe("what functions give", () => {
  test.each([
    ["function f(): Promise<ns.A | null> {}", ["ns.A"]],
    ["function f(): Promise<Readonly<A>> | undefined {}", ["A"]],
    ["function f(): A & B {}", ["A", "B"]],
    ["function f<T>(): T {}", []],
    ["function f(): string[] {}", []],
    ["function f(): this {}", ["this"]],
    ["function f() { return new A() }", ["A"]],
    ["function f() { return new ns.A<B>(x) }", ["ns.A"]],
    ["function f() { return A.create().then() }", []],
    ["function f() { return A.create() }", ["A.create"]],
    ["function f() { return await this.field }", ["this.field"]],
    ["function f() { return this }", ["this"]],
    ["function f() { return a ? new B() : c ?? D.e() }", ["B", "c", "D.e"]],
    ["function f() { return (this.a ??= new B()) }", ["this.a", "B"]],
    ["function f() { return x, y && z }", ["z"]],
    ["function f() { if (a) return; if (b) return undefined; return null }", []],
    ["function f() { const a = new B(); return a }", ["B"]],
    ["function f() { const a = b, b = a; return a }", ["a"]],
    ["function f() { if (x) { return new A() } return new B() }", ["A", "B"]],
    ["function f() { g(() => { return new A() }) }", []],
    ["function f(): A { return new B() }", ["A", "B"]],
    ["const f = async () => (await make())", ["make"]],
    ["const f = function () { return 1 + 2 }", []],
  ])("%s", (text, expected) => {
    expect(factsOf(text).definitions[0]!.gives).toEqual(expected);
  });
});

describe("what a field gives", () => {
  test.each([
    ["x = {}", "globalThis.Object"],
    ["x = []", "globalThis.Array"],
    ["x = new Map()", "Map"],
    ["x = `a${b}`", "globalThis.String"],
    ["x = /a/", "globalThis.RegExp"],
    ["x = a ?? []", "a | globalThis.Array"],
    ["x = null", ""],
    ["constructor() { this.x = {} }", "globalThis.Object"],
  ])("%s", (member, expected) => {
    const [definition] = factsOf(`class A { ${member} }`).definitions;
    expect(definition!.members.find(({ name }) => name === "x")!.gives.join(" | ")).toBe(expected);
  });
});
