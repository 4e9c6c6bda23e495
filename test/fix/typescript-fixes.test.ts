import { expect, test } from "vitest";
import { fixMemory, withChanges } from "./fix-memory.js";

const SHOP = {
  "ssotlint.yaml": `version: 1
imports:
  - symbol: src/orders/store.ts#OrderStore
    from: src/orders/store.ts
    deprecated: [src/compat.ts]
  - symbol: src/orders/store.ts#Order
    from: src/orders/store.ts
    deprecated: [src/compat.ts]
`,
  "package.json": "{}",
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  "src/orders/store.ts": "export class OrderStore {}\nexport interface Order { id: string }\nexport const limit = 3;\n",
  "src/compat.ts":
    'export { OrderStore, OrderStore as Shop, OrderStore as default, type Order } from "./orders/store.js";\nexport const other = 1;\n',
};

async function fixed(text: string, unsafe: "make" | "leave" = "leave", path = "src/app.ts"): Promise<string> {
  const files = { ...SHOP, [path]: text };
  const fix = await fixMemory(files, { unsafe });
  const after = withChanges(files, fix);
  // Whatever is fixed stays fixed, and what is not does not change its mind.
  const again = await fixMemory(after, { unsafe });
  expect(again.changes).toEqual([]);
  expect(again.left.map(({ reason }) => reason)).toEqual(fix.left.map(({ reason }) => reason));
  return String(after[path]);
}

test.each([
  [
    "the specifier alone",
    'import { OrderStore } from "./compat.js";\n',
    'import { OrderStore } from "./orders/store.js";\n',
  ],
  [
    "single quotes, no semicolon",
    "import { OrderStore } from './compat'\n",
    "import { OrderStore } from './orders/store'\n",
  ],
  [
    "the extension of the source",
    'import { OrderStore } from "./compat.ts";\n',
    'import { OrderStore } from "./orders/store.ts";\n',
  ],
  ["a path alias", 'import { OrderStore } from "@/compat";\n', 'import { OrderStore } from "@/orders/store";\n'],
  [
    "a local name",
    'import { OrderStore as Store } from "./compat.js";\n',
    'import { OrderStore as Store } from "./orders/store.js";\n',
  ],
  [
    "another name there",
    'import { Shop } from "./compat.js";\n',
    'import { OrderStore as Shop } from "./orders/store.js";\n',
  ],
  [
    "another name there that was called right here",
    'import { Shop as OrderStore } from "./compat.js";\n',
    'import { OrderStore } from "./orders/store.js";\n',
  ],
  [
    "a default import",
    'import Shop from "./compat.js";\n',
    'import { OrderStore as Shop } from "./orders/store.js";\n',
  ],
  [
    "a default import beside another name",
    'import Shop, { other } from "./compat.js";\n',
    'import { other } from "./compat.js";\nimport { OrderStore as Shop } from "./orders/store.js";\n',
  ],
  [
    "a type-only import",
    'import type { Order } from "./compat.js";\n',
    'import type { Order } from "./orders/store.js";\n',
  ],
  [
    "a type among values",
    'import { type Order, OrderStore } from "./compat.js";\n',
    'import { type Order, OrderStore } from "./orders/store.js";\n',
  ],
  [
    "other names stay",
    'import { OrderStore, other } from "./compat.js";\nother;\n',
    'import { other } from "./compat.js";\nimport { OrderStore } from "./orders/store.js";\nother;\n',
  ],
  [
    "other types stay",
    'import { other, type Order } from "./compat.js";\n',
    'import { other } from "./compat.js";\nimport { type Order } from "./orders/store.js";\n',
  ],
  [
    "an import of that module is there",
    'import { limit } from "./orders/store.js";\nimport { OrderStore } from "./compat.js";\n\nlimit;\n',
    'import { limit, OrderStore } from "./orders/store.js";\n\nlimit;\n',
  ],
  [
    "an import of that module on several lines",
    'import {\n  limit,\n} from "./orders/store.js";\nimport { OrderStore, Shop } from "./compat.js";\n',
    'import {\n  limit,\n  OrderStore,\n  OrderStore as Shop,\n} from "./orders/store.js";\n',
  ],
  [
    "an import of that module on several lines without a last comma",
    'import {\n\tlimit\n} from "./orders/store.js";\nimport { OrderStore } from "./compat.js";\n',
    'import {\n\tlimit,\n\tOrderStore\n} from "./orders/store.js";\n',
  ],
  [
    "types go to types",
    'import { limit } from "./orders/store.js";\nimport type { Order } from "./compat.js";\n',
    'import { limit } from "./orders/store.js";\nimport type { Order } from "./orders/store.js";\n',
  ],
  [
    "a namespace import of that module takes no names",
    'import * as store from "./orders/store.js";\nimport { OrderStore } from "./compat.js";\n',
    'import * as store from "./orders/store.js";\nimport { OrderStore } from "./orders/store.js";\n',
  ],
  [
    "comments inside stay",
    'import {\n  // the one\n  OrderStore, // of all\n} from "./compat.js";\n',
    'import {\n  // the one\n  OrderStore, // of all\n} from "./orders/store.js";\n',
  ],
  [
    "comments inside stay where a name goes",
    'import {\n  // the one\n  OrderStore, // of all\n  other, // else\n} from "./compat.js";\n',
    'import {\n  // the one\n  // of all\n  other, // else\n} from "./compat.js";\nimport { OrderStore } from "./orders/store.js";\n',
  ],
  [
    "the last name of several lines",
    'import {\n  other,\n  OrderStore\n} from "./compat.js";\n',
    'import { other } from "./compat.js";\nimport { OrderStore } from "./orders/store.js";\n',
  ],
  [
    "a comment above is not left to the next statement",
    'import { limit } from "./orders/store.js";\n// eslint-disable-next-line no-restricted-imports\nimport { OrderStore } from "./compat.js";\n',
    'import { limit } from "./orders/store.js";\n// eslint-disable-next-line no-restricted-imports\nimport { OrderStore } from "./orders/store.js";\n',
  ],
  [
    "CRLF, tabs and trailing spaces",
    'import { limit } from "./orders/store.js";\r\nimport {\r\n\tOrderStore,\r\n\tother,\r\n} from "./compat.js";  \r\n\tlimit;  \r\n',
    'import { limit, OrderStore } from "./orders/store.js";\r\nimport { other } from "./compat.js";  \r\n\tlimit;  \r\n',
  ],
  [
    "a byte order mark",
    '\u{FEFF}import { OrderStore } from "./compat.js";\n',
    '\u{FEFF}import { OrderStore } from "./orders/store.js";\n',
  ],
  [
    "a byte order mark before an import that goes",
    '\u{FEFF}import { OrderStore } from "./compat.js";\nimport { limit } from "./orders/store.js";\n',
    '\u{FEFF}import { limit, OrderStore } from "./orders/store.js";\n',
  ],
  [
    "no line end at the end",
    'import { OrderStore } from "./compat.js"',
    'import { OrderStore } from "./orders/store.js"',
  ],
  [
    "decorators",
    'import { OrderStore } from "./compat.js";\n\n@injectable()\nexport class App { constructor(@inject() store: OrderStore) {} }\n',
    'import { OrderStore } from "./orders/store.js";\n\n@injectable()\nexport class App { constructor(@inject() store: OrderStore) {} }\n',
  ],
  [
    "require",
    'const { OrderStore } = require("./compat.js");\n',
    'const { OrderStore } = require("./orders/store.js");\n',
  ],
  [
    "a late import()",
    'export async function run() {\n  const { OrderStore } = await import("./compat.js");\n  return OrderStore;\n}\n',
    'export async function run() {\n  const { OrderStore } = await import("./orders/store.js");\n  return OrderStore;\n}\n',
  ],
  [
    "an import type",
    'export type Mine = import("./compat.js").Order;\n',
    'export type Mine = import("./orders/store.js").Order;\n',
  ],
  [
    "two on one line",
    'import { OrderStore } from "./compat.js"; import { limit } from "./orders/store.js";\n',
    'import { OrderStore } from "./orders/store.js"; import { limit } from "./orders/store.js";\n',
  ],
])("%s", async (_, before, after) => {
  expect(await fixed(before)).toBe(after);
});

async function reasons(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { left, changes } = await fixMemory({ ...SHOP, ...files });
  expect(changes).toEqual([]);
  return left.map(({ reason, unsafe }) => `${unsafe ? "unsafe: " : ""}${reason}`);
}

test.each([
  [
    "names of two modules in one require",
    { "src/app.ts": 'const { OrderStore, other } = require("./compat.js");\n' },
    ["other names come from the module in the same place"],
  ],
  [
    "members of a module that is imported whole",
    { "src/app.ts": 'import * as compat from "./compat.js";\nnew compat.OrderStore();\n' },
    ["it is a member of a module that is imported whole"],
  ],
  [
    "a line shared with other code",
    { "src/app.ts": 'import { OrderStore, other } from "./compat.js"; other;\n' },
    ["its import shares a line with other code"],
  ],
  [
    "a file that does not parse",
    { "src/app.ts": 'import { OrderStore } from "./compat.js";\nlet = ;\n' },
    ["its file does not parse"],
  ],
  [
    "a module that does something when it is loaded",
    {
      "src/compat.ts": 'export { OrderStore } from "./orders/store.js";\nregisterAll();\n',
      "src/app.ts": 'import { OrderStore } from "./compat.js";\n',
    },
    ["unsafe: `src/compat.ts` does something when it is loaded, and would not be loaded for it any more"],
  ],
  [
    "a module that loads one that does something",
    {
      "src/compat.ts": 'import "./setup.js";\nexport { OrderStore } from "./orders/store.js";\n',
      "src/setup.ts": "globalThis.ready = true;\n",
      "src/app.ts": 'import { OrderStore } from "./compat.js";\n',
    },
    ["unsafe: `src/setup.ts` does something when it is loaded, and would not be loaded for it any more"],
  ],
  [
    "an import in a circle that was none",
    {
      "src/orders/store.ts": 'export { OrderStore } from "./impl.js";\nimport "../app.js";\n',
      "src/orders/impl.ts": "export class OrderStore {}\n",
      "src/compat.ts": 'export { OrderStore } from "./orders/impl.js";\n',
      "src/app.ts": 'import { OrderStore } from "./compat.js";\n',
    },
    ["unsafe: `src/orders/store.ts` would import it in a circle"],
  ],
  [
    "a module that a test mocks",
    {
      "src/app.ts": 'import { OrderStore } from "./compat.js";\n',
      "src/app.test.ts": 'vi.mock("./compat.js");\n',
    },
    ["unsafe: it changes a string", "unsafe: a test replaces it in `src/compat.ts`"],
  ],
])("left alone: %s", async (_, files, expected) => {
  expect((await reasons(files)).toSorted()).toEqual(expected.toSorted());
});

const TYPED = {
  "ssotlint.yaml":
    "version: 1\nimports:\n  - { symbol: lib/impl.ts#Store, from: lib/store.ts }\n  - { symbol: lib/impl.ts#Order, from: lib/store.ts }\n",
  "lib/impl.ts": "export class Store {}\nexport interface Order { id: string }\n",
  "lib/also.ts": 'export { Store, type Order } from "./impl.js";\n',
  "app/main.ts": 'import { Store } from "../lib/also.js";\nnew Store();\n',
};

test.each([
  ["a list of types", { "lib/store.ts": 'export type { Store } from "./impl.js";\n' }],
  ["one type of a list", { "lib/store.ts": 'export { type Store } from "./impl.js";\n' }],
  ["all types of a module", { "lib/store.ts": 'export type * from "./impl.js";\n' }],
  ["an imported type", { "lib/store.ts": 'import type { Store } from "./impl.js";\nexport { Store };\n' }],
  ["a type of an import", { "lib/store.ts": 'import { Store } from "./impl.js";\nexport type { Store };\n' }],
  [
    "a type that comes from further on",
    {
      "lib/index.ts": 'export { Shop as Store } from "./types.js";\n',
      "lib/types.ts": 'export * from "./store.js";\n',
      "lib/store.ts": 'import { Store } from "./impl.js";\nexport { type Store as Shop };\n',
      "ssotlint.yaml": TYPED["ssotlint.yaml"].replaceAll("from: lib/store.ts", "from: lib/index.ts"),
    },
  ],
])("a value does not come from where there is only %s", async (_, files) => {
  const { left, changes } = await fixMemory({ ...TYPED, ...files });
  expect(changes).toEqual([]);
  expect(left.map(({ reason }) => reason)).toEqual(["`lib/store.ts` gives it on as a type alone"]);
});

test("a type does", async () => {
  const files = {
    ...TYPED,
    "lib/store.ts": 'export type { Order, Store } from "./impl.js";\n',
    "lib/types.ts": 'export type { Store } from "./impl.js";\n',
    "app/main.ts": 'import type { Store } from "../lib/also.js";\nexport const one = (it: Store) => it;\n',
    "app/two.ts": 'import { Order } from "../lib/also.js";\nexport const two: Order[] = [];\n',
    "app/three.ts": 'import { Store } from "../lib/types.js";\nexport let three: Store;\n',
  };
  const after = withChanges(files, await fixMemory(files));
  for (const name of ["main", "two", "three"]) expect(after[`app/${name}.ts`]).toContain('from "../lib/store.js"');
});

test("what keeps being loaded is not lost", async () => {
  const compat = 'export { OrderStore } from "./orders/store.js";\nregisterAll();\n';
  const files = {
    ...SHOP,
    "src/compat.ts": compat,
    "src/app.ts": 'import { OrderStore } from "./compat.js";\nimport "./compat.js";\n',
  };
  expect((await fixMemory(files)).changes.map(({ after }) => after)).toEqual([
    'import { OrderStore } from "./orders/store.js";\nimport "./compat.js";\n',
  ]);
});

test("a type needs nothing to be loaded", async () => {
  const files = {
    ...SHOP,
    "src/compat.ts": 'export { type Order } from "./orders/store.js";\nregisterAll();\n',
    "src/app.ts": 'import { type Order } from "./compat.js";\n',
  };
  expect((await fixMemory(files)).left).toEqual([]);
});

test("a mock goes together with all who import the module", async () => {
  const files = {
    ...SHOP,
    "src/app.ts": 'import { OrderStore } from "./compat.js";\n',
    "src/app.test.ts": 'vi.mock("./compat.js");\n',
  };
  const fix = await fixMemory(files, { unsafe: "make" });
  expect(fix.left).toEqual([]);
  expect(fix.changes.map(({ path, after }) => [path, after])).toEqual([
    ["src/app.test.ts", 'vi.mock("./orders/store.js");\n'],
    ["src/app.ts", 'import { OrderStore } from "./orders/store.js";\n'],
  ]);
  const more = { ...files, "src/more.ts": 'import { other } from "./compat.js";\n' };
  const split = await fixMemory(more, { unsafe: "make" });
  expect(split.changes).toEqual([]);
  expect(new Set(split.left.map(({ reason }) => reason))).toEqual(
    new Set(["`src/more.ts` still uses it in `src/compat.ts`"]),
  );
});

test("files that may not be touched are not", async () => {
  const files = { ...SHOP, "src/app.ts": 'import { OrderStore } from "./compat.js";\n' };
  const { changes, left } = await fixMemory(files, { untouchable: new Map([["src/app.ts", "it is so"]]) });
  expect([changes, left.map(({ reason }) => reason)]).toEqual([[], ["it is so"]]);
});
