import { expect, test } from "vitest";
import { PLAIN_TOOLS } from "../src/extract/file-reader.js";
import { judgeSnapshot } from "../src/judge-snapshot.js";
import { defaultManifest } from "../src/manifest/defaults.js";
import type { Manifest } from "../src/model/manifest.js";
import type { Analysis } from "../src/pipeline.js";
import { memorySnapshot } from "../src/snapshot/memory-snapshot.js";
import { exampleFiles } from "./example-files.js";

const MANIFEST: Manifest = {
  ...defaultManifest(),
  file: "ssotlint.yaml",
  access: [
    {
      api: ["process.env", "os.environ"],
      owner: "backend/shared/isolated_environment.py",
      within: [],
      reason: "one place decides",
      place: { file: "ssotlint.yaml", span: [1, 1, 1, 1] },
    },
  ],
};

async function judgeWith(manifest: Manifest, earlier: Analysis | null) {
  const { judgement, analysis } = await judgeSnapshot(
    {
      name: "x",
      place: "x",
      snapshot: await memorySnapshot(exampleFiles()),
      // Read from its file each time.
      manifest: { key: "x", load: async () => structuredClone(manifest) },
      today: "2026-06-01",
    },
    { ...PLAIN_TOOLS, answers: null, time: (_stage, run) => run() },
    earlier,
  );
  if (analysis === null) throw new Error("nothing was kept, so it has to be analysed");
  return { judgement, analysis };
}

test("a manifest that says the same is the same object, by which what was found out is known again", async () => {
  const first = await judgeWith(MANIFEST, null);
  const second = await judgeWith(MANIFEST, first.analysis);
  expect(second.analysis.manifest).toBe(first.analysis.manifest);
  expect(second.judgement).toEqual(first.judgement);
  expect(second.judgement.findings.map(({ rule }) => rule)).toContain("bypassed-owner");
});

test("by another manifest all is found out anew", async () => {
  const first = await judgeWith(MANIFEST, null);
  const without = { ...MANIFEST, access: [], source: { ...MANIFEST.source, pythonRoots: ["backend"] } };
  const second = await judgeWith(without, first.analysis);
  expect(second.analysis.manifest).toEqual(without);
  expect(second.judgement).toEqual((await judgeWith(without, null)).judgement);
});
