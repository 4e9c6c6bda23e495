import fc from "fast-check";
import { expect, test } from "vitest";
import type { Resolution } from "../../src/model/resolution.js";
import { analyzeMemory, fixMemory, withChanges, type Files } from "./fix-memory.js";

/** A name that is imported: from which module, which of its names, and what it is called here (by its place in the file). */
interface Taken {
  readonly module: "compat" | "store" | "other";
  readonly name: "Store" | "Shop" | "Price" | "limit";
  readonly renamed: boolean;
}

interface Statement {
  readonly module: Taken["module"];
  readonly names: readonly Omit<Taken, "module">[];
  readonly layout: "line" | "lines" | "commented";
  /** What stands above it. */
  readonly above: "nothing" | "blank" | "comment" | "code";
}

const statement: fc.Arbitrary<Statement> = fc.record({
  module: fc.constantFrom("compat" as const, "compat" as const, "store" as const, "other" as const),
  names: fc.array(
    fc.record({
      name: fc.constantFrom("Store" as const, "Shop" as const, "Price" as const, "limit" as const),
      renamed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  layout: fc.constantFrom("line" as const, "lines" as const, "commented" as const),
  above: fc.constantFrom("nothing" as const, "nothing" as const, "blank" as const, "comment" as const, "code" as const),
});

const file = fc.record({
  statements: fc.array(statement, { minLength: 1, maxLength: 5 }),
  newline: fc.constantFrom("\n", "\r\n"),
  mark: fc.constantFrom("", "\u{FEFF}"),
});

const HAS: Readonly<Record<Taken["module"], ReadonlySet<string>>> = {
  compat: new Set(["Store", "Shop", "Price", "limit"]),
  store: new Set(["Store", "Price", "limit"]),
  other: new Set(["Shop", "limit"]),
};

interface Spelling {
  readonly path: string;
  readonly write: (statement: Statement, names: readonly string[], indent: string) => string;
  readonly comment: string;
  readonly files: Files;
}

const TYPESCRIPT: Spelling = {
  path: "src/app.ts",
  comment: "//",
  write: ({ module }, names, indent) =>
    `import {${indent}${names.join(`,${indent}`)}${indent.startsWith("\n") ? "\n" : ""}} from "./${module}.js";`,
  files: {
    "src/store.ts": "export class Store {}\nexport class Price {}\nexport const limit = 1;\n",
    "src/compat.ts": 'export { Store, Store as Shop, Price } from "./store.js";\nexport const limit = 2;\n',
    "src/other.ts": "export class Shop {}\nexport const limit = 3;\n",
    "ssotlint.yaml":
      "version: 1\nimports:\n  - { symbol: src/store.ts#Store, from: src/store.ts }\n  - { symbol: src/store.ts#Price, from: src/store.ts, deprecated: [src/compat.ts] }\n",
  },
};

const PYTHON: Spelling = {
  path: "src/app.py",
  comment: "#",
  write: ({ module }, names, indent) =>
    indent === " "
      ? `from src.${module} import ${names.join(", ")}`
      : `from src.${module} import (${indent}${names.join(`,${indent}`)}\n)`,
  files: {
    "src/__init__.py": "",
    "src/store.py": "class Store: ...\n\n\nclass Price: ...\n\n\nlimit = 1\n",
    "src/compat.py": "from src.store import Store, Price\n\nShop = Store\nlimit = 2\n",
    "src/other.py": "class Shop: ...\n\n\nlimit = 3\n",
    "ssotlint.yaml":
      "version: 1\nimports:\n  - { symbol: src/store.py#Store, from: src.store }\n  - { symbol: src/store.py#Price, from: src.store, deprecated: [src.compat] }\n",
  },
};

/** The text of a file in which no name is bound twice. */
function textOf(
  { statements, newline, mark }: { statements: readonly Statement[]; newline: string; mark: string },
  spelling: Spelling,
): string {
  const bound = new Set<string>();
  const lines = statements.flatMap((one, index): readonly string[] => {
    const names = one.names
      .filter(({ name }) => HAS[one.module].has(name))
      .flatMap(({ name, renamed }, at) => {
        const local = renamed ? `${name}_${index}_${at}` : name;
        if (bound.has(local)) return [];
        bound.add(local);
        return [local === name ? name : `${name} as ${local}`];
      });
    if (names.length === 0) return [];
    const indent = one.layout === "line" ? " " : one.layout === "lines" ? "\n    " : `  ${spelling.comment} why\n    `;
    const above = { nothing: [], blank: [""], comment: [`${spelling.comment} about it`], code: [`keep_${index} = 1`] }[
      one.above
    ];
    return [...above, spelling.write(one, names, indent)];
  });
  const code = spelling === PYTHON ? "\n\ndef work():\n    return 1\n" : "\nexport function work() {}\n";
  return mark + `${lines.join("\n")}\n${code}`.replaceAll("\n", newline);
}

function meant(resolution: Resolution): string {
  return resolution.status === "definition" ? resolution.symbol : resolution.status;
}

/** What each name that a file imports stands for. */
async function names(files: Files, path: string): Promise<Readonly<Record<string, string>>> {
  const { graph } = await analyzeMemory(files);
  expect(graph.file(path)?.facts.problems).toEqual([]);
  return Object.fromEntries(graph.importsIn(path).map(({ local, resolution }) => [local, meant(resolution)]));
}

/** Lines that are no part of an import. */
function rest(text: string): readonly string[] {
  return text
    .replace(/^\u{FEFF}/u, "")
    .split(/(?<=\n)/)
    .filter((line) => /^(?:keep_|def|export|\/\/ about|# about|    return)/u.test(line));
}

test.each([
  ["TypeScript", TYPESCRIPT],
  ["Python", PYTHON],
])(
  "random imports of %s: all names stand for what they did, nothing is left, a second run changes nothing",
  async (_, spelling) => {
    await fc.assert(
      fc.asyncProperty(file, async (one) => {
        const before: Files = { ...spelling.files, [spelling.path]: textOf(one, spelling) };
        const fix = await fixMemory(before);
        expect(fix.left.map(({ reason }) => reason)).toEqual([]);
        const after = withChanges(before, fix);
        const again = await fixMemory(after);
        expect([again.changes, again.fixed]).toEqual([[], []]);
        expect(await names(after, spelling.path)).toEqual(await names(before, spelling.path));
        const [old, now] = [String(before[spelling.path]), String(after[spelling.path])];
        expect(rest(now)).toEqual(rest(old));
        expect(now.startsWith("\u{FEFF}")).toBe(one.mark !== "");
        if (one.newline === "\r\n") expect(now.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      }),
      { numRuns: RUNS },
    );
  },
  120_000,
);

/** More are for whoever changes something here. */
const RUNS = Number(process.env["SSOTLINT_RANDOM_FIXES"] ?? 60);
