import fc from "fast-check";
import { expect, test } from "vitest";
import { dialectOf } from "../../src/extract/dialect.js";
import { extract } from "../../src/extract/extract.js";
import { keptFacts, storedFacts } from "../../src/extract/kept-facts.js";
import type { KnownFacts } from "../../src/extract/read-sources.js";
import { keepLinks } from "../../src/link/keep-links.js";
import { link, type LinkInput } from "../../src/link/link.js";
import { readProject } from "../../src/link/project/read-project.js";
import { readLinks } from "../../src/link/restore-links.js";
import type { FileFacts } from "../../src/model/facts.js";
import type { FactsStore } from "../../src/model/facts-store.js";
import type { GraphDefinition, SymbolGraph } from "../../src/model/graph.js";
import { judgeRoles } from "../../src/roles/judge-roles.js";
import { suspectDuplicates } from "../../src/roles/suspect-duplicates.js";
import { RULES } from "../../src/rules/index.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";
import { fakeManifest, fakeRole } from "../fake-manifest.js";

type Files = ReadonlyMap<string, string>;

const TYPESCRIPT = [
  "src/a.ts",
  "src/b.ts",
  "src/c.ts",
  "src/d/index.ts",
  "src/d.ts",
  "src/a.test.ts",
  "lib/src/index.ts",
];
const PYTHON = [
  "pkg/__init__.py",
  "pkg/a.py",
  "pkg/a.pyi",
  "pkg/sub/__init__.py",
  "pkg/sub/b.py",
  "sub/b.py",
  "run.py",
];

const oneOf = (...items: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...items);
const name = oneOf("Manager", "Other", "send");
const path = oneOf("./a", "./b.js", "./c", "./d", "../a", "../c", ".", "lib", "#own", "@/b", "./missing", "express");
const module = oneOf("pkg", "pkg.a", "pkg.sub", "pkg.sub.b", "sub.b", ".", ".a", "..a", ".b", "missing", "fastapi");

/** Statements as templates: `%n` is a name, `%m` a module of the language. */
const statement = (templates: readonly string[], from: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(oneOf(...templates), name, name, from)
    .map(([template, one, other, source]) =>
      template.replaceAll("%n", one).replaceAll("%o", other).replaceAll("%m", source),
    );
const inTypeScript = statement(
  [
    'import { %n } from "%m";',
    'import * as %o from "%m";\n%o.%n();',
    'import %n from "%m";',
    'export { %n } from "%m";',
    'export { %n as %o } from "%m";',
    'export * from "%m";',
    'export * as %o from "%m";',
    "export class %n { open() { return 1; } close() {} }",
    "class %n extends %o { send() {} }",
    "export const %n = %o;",
    "export default class %n {}",
    'const { %n } = require("%m");\nmodule.exports = { %n };',
    'await import("%m");',
    'declare module "%m" { export const %n: number; }',
    'jest.mock("%m");',
    "",
  ],
  path,
);
const inPython = statement(
  [
    "from %m import %n",
    "from %m import %n as %o",
    "from %m import *",
    "import %m",
    "import %m\n%m.%n()",
    "class %n:\n    def open(self):\n        return 1\n    def close(self):\n        return 2",
    "class %n(%o):\n    def send(self):\n        pass",
    "%n = %o",
    "try:\n    from %m import %n\nexcept ImportError:\n    %n = None",
    "def late():\n    global %n\n    from %m import %n",
    '__all__ = ["%n"]',
    "def __getattr__(name):\n    return name",
    'patch("%m.%n")',
    "import %m as it\nit.%n = 1",
    "import %m as whole\nprint(whole.sub.%n.open)",
    "",
  ],
  module,
);

const file = (paths: readonly string[], line: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, string]> =>
  fc.tuple(
    oneOf(...paths),
    fc.array(line, { maxLength: 5 }).map((lines) => `${lines.join("\n")}\n`),
  );
const settings: fc.Arbitrary<readonly [string, string]> = fc.constantFrom(
  ["package.json", "{}"],
  [
    "package.json",
    '{ "workspaces": ["lib"], "dependencies": { "express": "4" }, "imports": { "#own": "./src/b.ts" } }',
  ],
  ["lib/package.json", '{ "name": "lib", "exports": "./dist/index.js" }'],
  ["tsconfig.json", "{}"],
  ["tsconfig.json", '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] }, "rootDirs": ["src", "lib/src"] } }'],
  ["tsconfig.json", '{ "compilerOptions": { "module": "nodenext" } }'],
  ["pyproject.toml", '[project]\ndependencies = ["missing"]\n'],
  ["pyproject.toml", '[tool.pytest.ini_options]\npythonpath = ["pkg"]\n'],
  [".gitignore", "missing*\n"],
  ["pkg/missing.c", ""],
);
const someFile = fc.oneof(
  { arbitrary: file(TYPESCRIPT, inTypeScript), weight: 6 },
  { arbitrary: file(PYTHON, inPython), weight: 6 },
  { arbitrary: settings, weight: 2 },
);

type Edit = (files: Map<string, string>) => void;

const atPlace = (files: Files, place: number): string => [...files.keys()][place % Math.max(1, files.size)] ?? "";
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    arbitrary: someFile.map(
      ([path, text]): Edit =>
        (files) =>
          void files.set(path, text),
    ),
    weight: 4,
  },
  {
    arbitrary: fc.nat().map(
      (at): Edit =>
        (files) =>
          void files.delete(atPlace(files, at)),
    ),
    weight: 1,
  },
  {
    arbitrary: fc.tuple(fc.nat(), someFile).map(([at, [to]]): Edit => (files) => {
      const from = atPlace(files, at);
      const text = files.get(from);
      files.delete(from);
      if (text !== undefined) files.set(to, text);
    }),
    weight: 1,
  },
  // What stands in a body, or moves what is below it.
  {
    arbitrary: fc
      .tuple(fc.nat(), oneOf("return 1", "\n", "open"), oneOf("return 2", "\n\n", "shut"))
      .map(([at, from, to]): Edit => (files) => {
        const path = atPlace(files, at);
        files.set(path, (files.get(path) ?? "").replace(from, to));
      }),
    weight: 3,
  },
);

const start = fc.array(someFile, { minLength: 4, maxLength: 14 });
const edits = fc.array(edit, { minLength: 1, maxLength: 6 });

const known = new Map<string, FileFacts>();

async function inputOf(files: Files, atHand: KnownFacts = () => undefined): Promise<LinkInput> {
  const snapshot = await memorySnapshot(Object.fromEntries(files));
  const facts = new Map<string, FileFacts>();
  for (const { path } of snapshot.entries) {
    const dialect = dialectOf(path);
    if (dialect === null) continue;
    const text = files.get(path) ?? "";
    const key = `${dialect} ${text}`;
    const ofFile = known.get(key) ?? (await extract(text, dialect));
    known.set(key, ofFile);
    facts.set(path, atHand(path, text) ?? ofFile);
  }
  const { project } = await readProject(snapshot);
  return { facts, project, aliases: [], pythonRoots: [], isTest: (path) => path.includes(".test.") };
}

/** Everything that is made of a graph. */
function allOf(graph: SymbolGraph): unknown {
  const manifest = fakeManifest({
    roles: [
      fakeRole({ canonical: "src/a.ts#Manager", name: "*manager*" }),
      fakeRole({ canonical: "pkg/a.py#Manager", name: "*manager*" }),
    ],
    access: [
      {
        within: [],
        api: ["express", "fastapi"],
        owner: "src/b.ts",
        reason: "one place",
        place: { file: "ssotlint.yaml", span: [1, 1, 1, 1] },
      },
    ],
  });
  const roles = judgeRoles(graph, manifest, "2026-06-01");
  const suspects = suspectDuplicates(graph);
  const routes = { apps: [], routes: [], conflicts: [], stops: [] };
  const context = { graph, manifest, roles, routes, suspects, today: "2026-06-01" };
  const found = RULES.flatMap((rule) => (rule.stage === "graph" ? [...rule.find(context)] : []));
  return {
    imports: graph.imports,
    names: graph.names,
    definitions: graph.definitions.map(asData),
    roles,
    suspects,
    found,
  };
}

/** What is read when it is asked for, as what it is. */
function asData({ facts, ...rest }: GraphDefinition): GraphDefinition {
  const { name, kind, span, body, exported, abstract, bases, decorators, members } = facts;
  const { gives, value, variable, bodyHash, tokens, sketch } = facts;
  const shown = { name, kind, span, body, exported, abstract, bases, decorators, members };
  return { ...rest, facts: { ...shown, gives, value, variable, bodyHash, tokens, sketch } };
}

/** A text stands for its blob. */
const store: FactsStore = {
  get: ({ dialect, blob }) => {
    const facts = known.get(`${dialect} ${blob}`);
    return facts === undefined ? null : Buffer.from(JSON.stringify(facts), "utf8");
  },
  has: ({ dialect, blob }) => known.has(`${dialect} ${blob}`),
  put: () => undefined,
};

test("the graph is the same where another process kept what it found out about a snapshot before", async () => {
  await fc.assert(
    fc.asyncProperty(start, edits, async (start, edits) => {
      const files = new Map(start);
      const first = link(await inputOf(files));
      allOf(first);
      let kept = keepLinks(first, files);
      for (const edit of edits) {
        edit(files);
        if (kept === null) throw new Error("the first graph is always worth keeping");
        const links = readLinks(kept);
        const input = await inputOf(
          files,
          keptFacts((path) => links.told.get(path), store),
        );
        const graph = link(input, { links, blobs: files, factsOf: (path, blob) => storedFacts(path, blob, store) });
        expect(allOf(graph)).toEqual(allOf(link(await inputOf(files))));
        kept = keepLinks(graph, files) ?? kept;
      }
    }),
    { numRuns: 300 },
  );
});

test("the graph of the next snapshot is the one that is linked from nothing", async () => {
  await fc.assert(
    fc.asyncProperty(start, edits, async (start, edits) => {
      const files = new Map(start);
      let graph = link(await inputOf(files));
      allOf(graph);
      for (const edit of edits) {
        edit(files);
        const input = await inputOf(files);
        graph = link(input, graph);
        expect(allOf(graph)).toEqual(allOf(link(input)));
      }
    }),
    { numRuns: 300 },
  );
});
