import { propose, type Proposed } from "../../src/init/propose.js";
import { proposeTests } from "../../src/init/propose-tests.js";
import { findUnits } from "../../src/init/units.js";
import { findUsage } from "../../src/init/usage.js";
import { defaultManifest } from "../../src/manifest/defaults.js";
import { analyze, withRoutes } from "../../src/pipeline.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";

/** What would be proposed for these files. */
export async function proposedFor(files: Readonly<Record<string, string>>, limit = 10): Promise<Proposed> {
  const manifest = defaultManifest();
  const analysis = await withRoutes(await analyze(await memorySnapshot(files), manifest, "2026-06-01"));
  const { graph, routes, today } = analysis;
  const tests = proposeTests(graph, []);
  const rest = propose(
    { graph, manifest, routes, today, usage: findUsage(graph), units: findUnits(Object.keys(files)) },
    limit,
  );
  return { ...rest, proposals: [...tests, ...rest.proposals] };
}

/** The proposals as lines, with a question mark in front of those that are not sure. */
export async function titlesFor(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { proposals } = await proposedFor(files);
  return proposals.map(({ title, certainty }) => (certainty === "sure" ? title : `? ${title}`));
}
