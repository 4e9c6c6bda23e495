import { expect, test } from "vitest";
import { rememberedAnswers } from "../src/cache/remembered-answers.js";
import { inThisThread } from "../src/extract/extraction.js";
import type { ReadingTools } from "../src/extract/file-reader.js";
import { judgeSnapshot } from "../src/judge-snapshot.js";
import { defaultManifest } from "../src/manifest/defaults.js";
import type { Dialect } from "../src/model/facts.js";
import type { FactsStore } from "../src/model/facts-store.js";
import type { Manifest } from "../src/model/manifest.js";
import type { Judgement } from "../src/model/report.js";
import { FILE_START } from "../src/model/span.js";
import { memorySnapshot } from "../src/snapshot/memory-snapshot.js";
import { exampleFiles } from "./example-files.js";
import { fakeManifest, fakeRole } from "./fake-manifest.js";

interface CountingStore extends FactsStore {
  /** How many times facts were read from it. */
  read: number;
  /** What was there is damaged now. */
  isDamaged: boolean;
}

function countingStore(): CountingStore {
  const values = new Map<string, Uint8Array>();
  const store: CountingStore = {
    read: 0,
    isDamaged: false,
    get: (key) => {
      if (key.kind === "facts") store.read++;
      return store.isDamaged ? null : (values.get(JSON.stringify(key)) ?? null);
    },
    has: (key) => values.has(JSON.stringify(key)),
    put: (key, json) => void values.set(JSON.stringify(key), json),
  };
  return store;
}

const MANIFEST = defaultManifest();
const BEFORE = exampleFiles();
const EDITED = Object.keys(BEFORE).find((path) => path.endsWith(".ts")) ?? "";
const AFTER = { ...BEFORE, [EDITED]: `${BEFORE[EDITED] ?? ""}\nimport { nobody } from "./nowhere.js";\n` };

/** Judges snapshots one after the other, as processes do that share a cache. */
function judging(store: FactsStore | null, prepared: Dialect[] = [], manifest: Manifest = MANIFEST) {
  const answers = store === null ? null : rememberedAnswers(new Map(), null);
  const extraction = { ...inThisThread, prepare: (dialect: Dialect) => void prepared.push(dialect) };
  const tools: ReadingTools = { extraction, store, onProgress: null };
  return async (files: Readonly<Record<string, string>>): Promise<Judgement> => {
    const { judgement } = await judgeSnapshot(
      {
        name: "x",
        place: "x",
        snapshot: await memorySnapshot(files),
        manifest: {
          key: "x",
          load: async () => ({ ...manifest, source: { ...manifest.source, exclude: ["left/**"] } }),
        },
        today: "2026-06-01",
      },
      { ...tools, answers, time: (_stage, run) => run() },
    );
    return judgement;
  };
}

/** Forty modules in a chain, each with a class, and the one in the middle as it is after an edit. */
const CHAINS = {
  TypeScript: {
    path: (at: number) => `src/part${at}.ts`,
    text: (at: number) =>
      `import { one } from "./part${at + 1}.js";\nexport class Part${at} { part${at}() { return one; } }\nexport const one = 1;\n`,
    edited: 'import { missing } from "./part21.js";\nexport const one = missing;\n',
  },
  Python: {
    path: (at: number) => `app/part${at}.py`,
    text: (at: number) =>
      `from app.part${at + 1} import one\n\nclass Part${at}:\n    def part${at}(self):\n        return one\n\none = 1\n`,
    edited: "import app.part3\nfrom app.part21 import missing\n\none = missing\napp.part3.two = 2\n",
  },
};

test.each(["TypeScript", "Python"] as const)(
  "of %s files that are what they were, and have nothing to do with what is not, no facts are read",
  async (language) => {
    const { path, text, edited } = CHAINS[language];
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [path(at), text(at)]));
    const after = { ...files, [path(20)]: edited };
    const store = countingStore();
    const judge = judging(store);
    await judge(files);
    store.read = 0;
    expect(await judge(after)).toEqual(await judging(null)(after));
    expect(store.read).toBeLessThan(8);
  },
);

test("nor where a manifest asks about names and uses in every file", async () => {
  const { path, text, edited } = CHAINS.Python;
  const files = {
    ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [path(at), text(at)])),
    "app/env.py": "import os\n\nname = os.environ['NAME']\n",
    "app/other.py": "import os\n\nname = os.environ['NAME']\n",
  };
  const after = { ...files, [path(20)]: edited };
  const place = { file: "ssotlint.yaml", span: FILE_START };
  const manifest = fakeManifest({
    roles: [fakeRole({ canonical: "app/part3.py#Part3", name: "*part3*" })],
    access: [{ api: ["os.environ"], owner: "app/env.py", within: [], reason: "one place", place }],
  });
  const store = countingStore();
  const judge = judging(store, [], manifest);
  const first = await judge(files);
  expect(first.findings.map(({ rule }) => rule)).toContain("bypassed-owner");
  store.read = 0;
  expect(await judge(after)).toEqual(await judging(null, [], manifest)(after));
  expect(store.read).toBeLessThan(20);
});

test("where facts are gone or damaged that were to be had, all are read anew", async () => {
  const store = countingStore();
  const judge = judging(store);
  await judge(BEFORE);
  store.isDamaged = true;
  expect(await judge(AFTER)).toEqual(await judging(null)(AFTER));
});

test("what reads a text that is new is on its way early, and not because of files that are left out", async () => {
  const prepared: Dialect[] = [];
  const judge = judging(countingStore(), prepared);
  const files = { "left/out.py": "x = 1\n", "src/a.ts": "export const a = 1;\n", "src/b.tsx": "export const b = 1;\n" };
  await judge(files);
  expect(prepared.splice(0)).toEqual(["py"]);
  await judge({ ...files, "src/b.tsx": "export const b = 2;\n" });
  expect(prepared.splice(0)).toEqual(["tsx"]);
  await judge({ ...files, "notes.txt": "another file, and nothing to read" });
  expect(prepared).toEqual([]);
});
