import { describe, expect, test } from "vitest";
import type { SymbolGraph } from "../../src/model/graph.js";
import { linked, meaning } from "./link-memory.js";

const FILES = {
  "src/manager.ts": "export class Manager {}\nexport interface Options {}\n",
  "src/index.ts": 'export * from "./manager";\nexport { Manager as Old } from "./manager";\n',
  "src/alias.ts": 'import { Manager } from ".";\nexport const Second = Manager;\n',
  "src/uses.ts": 'import * as all from "./index";\nimport { Second } from "./alias";\nnew all.Old(Second);\n',
  "src/uses.test.ts": 'import { Manager } from "./manager";\n',
  "tsconfig.json": "{}",
};

describe("the way back from a definition", () => {
  test("every name that stands for it", async () => {
    const graph = await linked(FILES);
    const names = graph.namesOf("src/manager.ts#Manager");
    expect(names.map(({ module, name, how }) => `${module} ${name} ${how}`)).toEqual([
      "src/alias.ts Manager import",
      "src/alias.ts Second export",
      "src/index.ts Manager export",
      "src/index.ts Old export",
      "src/manager.ts Manager export",
      "src/uses.test.ts Manager import",
      "src/uses.ts Second import",
    ]);
  });

  test("every import that leads to it", async () => {
    const graph = await linked(FILES);
    const rows = graph.importsOf("src/manager.ts#Manager");
    expect(
      rows.map(({ file, form, imported, isTest }) => `${file} ${form} ${imported}${isTest ? " test" : ""}`),
    ).toEqual([
      "src/alias.ts import Manager",
      "src/index.ts reexport Manager",
      "src/uses.test.ts import Manager test",
      "src/uses.ts import Second",
      "src/uses.ts member Old",
    ]);
  });

  test("nothing for what is not there", async () => {
    const graph = await linked(FILES);
    expect(graph.namesOf("src/manager.ts#Gone")).toEqual([]);
    expect(graph.importsOf("src/manager.ts#Gone")).toEqual([]);
    expect(graph.definition("src/manager.ts#Gone")).toBeNull();
    expect(meaning(graph.resolveExport("src/gone.ts", "Manager"))).toBe("unknown unreadModule");
  });
});

describe("modules by what people call them", () => {
  test.each([
    ["src/manager.ts", "src/manager.ts"],
    ["src/manager", "src/manager.ts"],
    ["./src/manager.js", "src/manager.ts"],
    ["src", "src/index.ts"],
    ["src/", "src/index.ts"],
    ["own", "src/index.ts"],
    ["gone", null],
    ["tsconfig.json", null],
  ])("%j", async (name, expected) => {
    const graph = await linked({ ...FILES, "package.json": '{ "name": "own", "exports": "./src/index.ts" }' });
    expect(graph.moduleNamed(name)).toBe(expected);
  });
});

describe("the same facts give the same graph", () => {
  const orders = {
    reversed: (paths: readonly string[]) => paths.toReversed(),
    "by length": (paths: readonly string[]) => paths.toSorted((a, b) => a.length - b.length),
    "odd ones first": (paths: readonly string[]) => [
      ...paths.filter((_, index) => index % 2 === 1),
      ...paths.filter((_, index) => index % 2 === 0),
    ],
  };

  test.each(Object.entries(orders))("%s", async (_, order) => {
    expect(everything(await linked(FILES, { order }))).toBe(everything(await linked(FILES)));
  });

  test("whatever is asked first", async () => {
    const circle = {
      "a.ts": 'export * from "./b"; export { X } from "./b"; export const Y = 1;',
      "b.ts": 'export * from "./c"; export { X } from "./c"; import { Y } from "./a"; export const Z = Y;',
      "c.ts": 'export * from "./a"; export { X } from "./a"; export { Z as W } from "./b";',
      "d.ts": 'import * as e from "./e"; export const V = e.U; export const T = V;',
      "e.ts": 'import { V } from "./d"; export const U = V;',
    };
    const asked = await linked(circle);
    for (const module of ["e.ts", "d.ts", "c.ts", "b.ts", "a.ts"]) {
      for (const name of ["W", "Z", "Y", "X", "U", "T", "V"]) asked.resolveExport(module, name);
    }
    expect(everything(asked)).toBe(everything(await linked(circle)));
  });
});

function everything({ files, definitions, imports, names }: SymbolGraph): string {
  return JSON.stringify({ files, definitions, imports, names });
}

describe("size", () => {
  test("a long chain of modules and a wide barrel are resolved without running out of stack", async () => {
    const count = 1500;
    const files: Record<string, string> = { "m0.ts": "export class Deep {}" };
    for (let index = 1; index < count; index++) files[`m${index}.ts`] = `export * from "./m${index - 1}";`;
    files["wide.ts"] = Object.keys(files)
      .map((path) => `export * from "./${path.slice(0, -3)}";`)
      .join("\n");
    const graph = await linked(files);
    expect(meaning(graph.resolveExport(`m${count - 1}.ts`, "Deep"))).toBe("m0.ts#Deep");
    expect(meaning(graph.resolveExport("wide.ts", "Deep"))).toBe("m0.ts#Deep");
    expect(graph.namesOf("m0.ts#Deep")).toHaveLength(count + 1);
  });

  test("a long chain of renamings is resolved too", async () => {
    const count = 1500;
    const files: Record<string, string> = { "m0.ts": "export class N0 {}" };
    for (let index = 1; index < count; index++) {
      files[`m${index}.ts`] = `export { N${index - 1} as N${index} } from "./m${index - 1}";`;
    }
    const graph = await linked(files);
    expect(meaning(graph.resolveExport(`m${count - 1}.ts`, `N${count - 1}`))).toBe("m0.ts#N0");
  });

  test("a long circle ends", async () => {
    const count = 700;
    const files: Record<string, string> = {};
    for (let index = 0; index < count; index++) {
      files[`m${index}.ts`] = `export { A } from "./m${(index + 1) % count}";`;
    }
    const graph = await linked(files);
    expect(new Set(graph.names.map(({ resolution }) => meaning(resolution)))).toEqual(new Set(["unknown cycle"]));
  });
});
