import { expect, test } from "vitest";
import { dialectOf } from "../src/extract/dialect.js";
import { PLAIN_TOOLS } from "../src/extract/file-reader.js";
import { defaultManifest } from "../src/manifest/defaults.js";
import type { Snapshot } from "../src/model/snapshot.js";
import { analyze, judge, withRoutes, type Analysis } from "../src/pipeline.js";
import { memorySnapshot } from "../src/snapshot/memory-snapshot.js";
import { withBlobs } from "../src/snapshot/readable-blobs.js";
import { exampleFiles } from "./example-files.js";

const MANIFEST = defaultManifest();

async function snapshotOf(files: Readonly<Record<string, string>>): Promise<Snapshot> {
  const snapshot = await memorySnapshot(files);
  return (await withBlobs(snapshot, (path) => dialectOf(path) !== null)) ?? snapshot;
}

async function next(files: Readonly<Record<string, string>>, earlier: Analysis | null): Promise<Analysis> {
  return analyze(await snapshotOf(files), MANIFEST, "2026-06-01", PLAIN_TOOLS, earlier);
}

test("the next analysis reads only what is different, and is the same as one from nothing", async () => {
  const files = exampleFiles();
  const first = await next(files, null);
  const [moved = "", edited = ""] = Object.keys(files).filter((path) => path.endsWith("manager.py"));
  const { [moved]: text = "", ...rest } = files;
  const changed = { ...rest, [`elsewhere/${moved}`]: text, [edited]: `${rest[edited] ?? ""}\nimport nowhere.at_all\n` };

  const second = await next(changed, first);
  expect(second.sources.facts.get(`elsewhere/${moved}`)).toBe(first.sources.facts.get(moved));
  expect(second.sources.facts.get(edited)).not.toBe(first.sources.facts.get(edited));
  const fresh = await next(changed, null);
  expect(second.graph.imports).toEqual(fresh.graph.imports);
  expect(await judge(await withRoutes(second))).toEqual(await judge(await withRoutes(fresh)));

  // And back, over what was linked from another one.
  const third = await next(files, second);
  expect(third.graph.names).toEqual(first.graph.names);
  expect(await judge(await withRoutes(third))).toEqual(await judge(await withRoutes(first)));
});

test("what a package has Node load is asked again when its configuration says otherwise", async () => {
  const packageJson = (main: string): string => JSON.stringify({ name: "theme", main, types: "index.d.ts" });
  const files = {
    "package.json": '{ "private": true, "workspaces": ["packages/*"] }',
    "packages/theme/package.json": packageJson("index.cjs"),
    "packages/theme/index.d.ts": "declare const theme: { colors: string[] };\nexport default theme;\n",
    "packages/theme/index.cjs": 'module.exports = { colors: ["red"] };\n',
    "packages/theme/other.cjs": "module.exports = { shapes: [1] };\n",
    "packages/app/package.json": '{ "name": "app", "dependencies": { "theme": "*" } }',
    "packages/app/use.cjs": 'const { colors } = require("theme");\nmodule.exports = colors;\n',
  };
  const changed = { ...files, "packages/theme/package.json": packageJson("other.cjs") };
  const findingsOf = async (analysis: Analysis): Promise<readonly string[]> =>
    (await judge(await withRoutes(analysis))).findings.map(({ message }) => message);

  const first = await next(files, null);
  expect(await findingsOf(first)).toEqual([]);
  const second = await next(changed, first);
  expect(await findingsOf(second)).toEqual(await findingsOf(await next(changed, null)));
  expect(await findingsOf(second)).toEqual(["`colors` does not exist in `packages/theme/index.d.ts`."]);
  expect(await findingsOf(await next(files, second))).toEqual([]);
});
