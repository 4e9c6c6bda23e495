import { describe, expect, test } from "vitest";
import { dialectOf } from "../../src/extract/dialect.js";
import { extract } from "../../src/extract/extract.js";
import { link, type LinkInput } from "../../src/link/link.js";
import { readProject } from "../../src/link/project/read-project.js";
import type { FileFacts } from "../../src/model/facts.js";
import type { SymbolGraph } from "../../src/model/graph.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";

type Files = Readonly<Record<string, string>>;

/** So many packages of ten modules, each with an index of the package, names of its own package and of two packages before. */
const LANGUAGES: Readonly<Record<string, (packages: number) => Files>> = {
  typescript: (packages) => ({
    "package.json": '{ "dependencies": { "express": "4" } }',
    "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    ...modules(packages, {
      path: (at, name) => `src/p${at}/${name}.ts`,
      index: "index",
      star: (name) => `export * from "./${name}.js";`,
      own: (name, from) => `import { C${name} } from "./${from}.js";`,
      other: (name, at) => `import { C${name} } from "@/p${at}";`,
      outside: 'import { Router } from "express";\nimport { gone } from "./generated.js";',
      definition: (name) => `export class C${name} { open() {} m${name}() {} }`,
    }),
  }),
  python: (packages) => ({
    "pyproject.toml": '[project]\ndependencies = ["fastapi"]\n',
    ...modules(packages, {
      path: (at, name) => `app/p${at}/${name}.py`,
      index: "__init__",
      star: (name) => `from .${name} import *`,
      own: (name, from) => `from .${from} import C${name}`,
      other: (name, at) => `from app.p${at} import C${name}`,
      outside: "from fastapi import APIRouter\nfrom .generated import gone\nimport numpy",
      definition: (name) => `class C${name}:\n    def open(self): ...\n    def m${name}(self): ...`,
    }),
  }),
};

interface Notation {
  readonly path: (at: number, name: string) => string;
  readonly index: string;
  readonly star: (name: string) => string;
  readonly own: (name: string, from: string) => string;
  readonly other: (name: string, at: number) => string;
  readonly outside: string;
  readonly definition: (name: string) => string;
}

const EACH = 10;

function modules(packages: number, to: Notation): Files {
  const files: Record<string, string> = {};
  for (let at = 0; at < packages; at++) {
    const names = Array.from({ length: EACH }, (_, index) => `a${at}_${index}`);
    files[to.path(at, to.index)] = `${names.map(to.star).join("\n")}\n`;
    for (const [index, name] of names.entries()) {
      const before = index === 0 ? [] : [to.own(`a${at}_${index - 1}`, `a${at}_${index - 1}`)];
      const others = [at - 1, at >> 1].filter((other) => other >= 0 && other !== at);
      const lines = [...before, ...others.map((other) => to.other(`a${other}_${index}`, other)), to.outside];
      files[to.path(at, name)] = `${lines.join("\n")}\n${to.definition(name)}\n`;
    }
  }
  return files;
}

/** How often something is asked of files: whether one is there or ignored, and what one imports. */
interface Counter {
  lookUps: number;
  readonly linked: Set<string>;
}

async function counted(files: Files, counter: Counter): Promise<LinkInput> {
  const snapshot = await memorySnapshot(files);
  const { project } = await readProject(snapshot);
  const { files: table } = project;
  const count =
    <T>(ask: (path: string) => T) =>
    (path: string): T => {
      counter.lookUps++;
      return ask(path);
    };
  const countedTable = {
    file: count((path) => table.file(path)),
    directory: count((path) => table.directory(path)),
    real: count((path) => table.real(path)),
    isIgnored: count((path) => table.isIgnored(path)),
  };
  const facts = new Map<string, FileFacts>();
  for (const [path, text] of Object.entries(files)) {
    const dialect = dialectOf(path);
    if (dialect !== null)
      facts.set(
        path,
        noting(await extract(text, dialect), () => counter.linked.add(path)),
      );
  }
  return { facts, project: { ...project, files: countedTable }, aliases: [], pythonRoots: [], isTest: () => false };
}

/** The same facts, that tell when somebody asks for the imports. */
function noting(facts: FileFacts, note: () => void): FileFacts {
  return {
    ...facts,
    get imports() {
      note();
      return facts.imports;
    },
  };
}

function askAll(graph: SymbolGraph): void {
  expect(graph.imports.length).toBeGreaterThan(graph.files.length);
  expect(graph.names.length).toBeGreaterThan(graph.files.length);
}

describe.each(Object.entries(LANGUAGES))("%s", (_, make) => {
  test("twice the files take twice the look-ups", async () => {
    const counts = [];
    for (const packages of [8, 16, 32]) {
      const counter: Counter = { lookUps: 0, linked: new Set() };
      askAll(link(await counted(make(packages), counter)));
      counts.push(counter.lookUps);
    }
    const [small = 0, middle = 0, large = 0] = counts;
    expect(small).toBeGreaterThan(0);
    expect(middle / small).toBeLessThan(2.2);
    expect(large / middle).toBeLessThan(2.2);
  });

  test.each([8, 32])("of %d packages, only what an edit reaches is linked again", async (packages) => {
    const files = make(packages);
    const counter: Counter = { lookUps: 0, linked: new Set() };
    const input = await counted(files, counter);
    const graph = link(input);
    askAll(graph);
    const path = [...input.facts.keys()].find((each) => each.includes("p1/a1_4.")) ?? "";
    const edited = async (text: string): Promise<ReadonlySet<string>> => {
      const dialect = dialectOf(path) ?? "ts";
      const facts = new Map(input.facts).set(
        path,
        noting(await extract(text, dialect), () => counter.linked.add(path)),
      );
      counter.linked.clear();
      const next = link({ ...input, facts }, graph);
      askAll(next);
      return new Set(counter.linked);
    };
    // Another member: nobody else sees it. What the file itself imports is looked up once more.
    const body = (files[path] ?? "").replace("open()", "shut()").replace("open(self)", "shut(self)");
    const alone = await edited(body);
    expect(alone).toContain(path);
    expect(alone.size).toBeLessThan(5);
    // A name less: the package passes it on, and those that import it miss it.
    const renamed = (files[path] ?? "").replace("class Ca1_4", "class Renamed");
    const reached = await edited(renamed);
    expect(reached).toContain(path);
    expect(reached.size).toBeGreaterThan(2);
    expect(reached.size).toBeLessThan(8 * EACH);
  });
});
