import { loadManifest } from "../src/manifest/load-manifest.js";
import { defaultManifest } from "../src/manifest/defaults.js";
import { makeReport } from "../src/make-report.js";
import type { Report } from "../src/model/report.js";
import { analyze, judge, withRoutes } from "../src/pipeline.js";
import { ruleCatalogue } from "../src/rules/index.js";
import { memorySnapshot } from "../src/snapshot/memory-snapshot.js";

const MANIFEST = "ssotlint.yaml";

/** A whole run over files that are given by path; `ssotlint.yaml` among them is the manifest. */
export async function checkMemory(files: Readonly<Record<string, string>>, today = "2026-06-01"): Promise<Report> {
  const snapshot = await memorySnapshot(files);
  const text = files[MANIFEST];
  const catalogue = ruleCatalogue();
  const manifest =
    text === undefined ? defaultManifest() : await loadManifest({ snapshot, file: MANIFEST, text, catalogue });
  return makeReport(snapshot, await judge(await withRoutes(await analyze(snapshot, manifest, today))), {
    toolVersion: "0.0.0",
    threshold: { failOn: "error", maxWarnings: null, failOnProblems: false, onlyIntroduced: false },
    paths: null,
    notes: [],
    past: null,
    baseline: null,
    trend: null,
  });
}
