import { fixProject, type FixWish, type ProjectFix } from "../../src/fix-project.js";
import { loadManifest } from "../../src/manifest/load-manifest.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { analyze, type Analysis } from "../../src/pipeline.js";
import { ruleCatalogue } from "../../src/rules/index.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The analysis of files in memory by the manifest among them. */
export async function analyzeMemory(files: Files): Promise<Analysis> {
  const snapshot = await memorySnapshot(files);
  return analyze(snapshot, await manifestIn(snapshot), "2026-06-01");
}

async function manifestIn(snapshot: Snapshot): Promise<Analysis["manifest"]> {
  const text = new TextDecoder().decode(await snapshot.read("ssotlint.yaml"));
  return loadManifest({ snapshot, file: "ssotlint.yaml", text, catalogue: ruleCatalogue() });
}

/** What `fix` makes of files in memory. */
export async function fixMemory(files: Files, wish: Partial<FixWish> = {}): Promise<ProjectFix> {
  return fixProject(await analyzeMemory(files), {
    isWanted: () => true,
    unsafe: "leave",
    untouchable: new Map(),
    ...wish,
  });
}

/** The files with the changes made. */
export function withChanges(files: Files, { changes }: ProjectFix): Files {
  return { ...files, ...Object.fromEntries(changes.map(({ path, after }) => [path, after])) };
}
