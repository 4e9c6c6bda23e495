import { proposeTests } from "../init/propose-tests.js";
import { propose, type Proposed } from "../init/propose.js";
import { findUnits } from "../init/units.js";
import { findUsage } from "../init/usage.js";
import { defaultManifest } from "../manifest/defaults.js";
import { loadManifest } from "../manifest/load-manifest.js";
import type { Judgement } from "../model/report.js";
import { analyze, judge, withRoutes, type Analysis, type RoutedAnalysis } from "../pipeline.js";
import { ruleCatalogue } from "../rules/index.js";
import type { OpenedProject } from "../open-project.js";
import type { ReadingTools } from "../extract/file-reader.js";

/** The manifest that is written, relative to the analysis root. */
export const MANIFEST_FILE = "ssotlint.yaml";

export interface Plan extends Proposed {
  readonly analysis: RoutedAnalysis;
}

/** Reads the code and proposes what its manifest could say. Tests are found first: what they define counts for nothing. */
export async function planInit(
  { snapshot }: OpenedProject,
  today: string,
  tools: ReadingTools,
  limit: number,
): Promise<Plan> {
  const manifest = defaultManifest();
  const first = await analyze(snapshot, manifest, today, tools);
  const tests = proposeTests(first.graph, manifest.source.tests);
  const analysis = await withRoutes(await withTests(first, tests));
  const { graph, routes } = analysis;
  const proposed = propose(
    {
      graph,
      manifest,
      routes,
      today,
      usage: findUsage(graph),
      units: findUnits(snapshot.entries.map(({ path }) => path)),
    },
    limit,
  );
  return { ...proposed, proposals: [...tests, ...proposed.proposals], analysis };
}

async function withTests(first: Analysis, tests: Proposed["proposals"]): Promise<Analysis> {
  const globs = tests.flatMap(({ content }) => (content.section === "tests" ? content.globs : []));
  if (globs.length === 0) return first;
  const { snapshot, manifest, today, tools } = first;
  return analyze(snapshot, { ...manifest, source: { ...manifest.source, tests: globs } }, today, tools, first);
}

/**
 * Checks the code by a manifest before it is written.
 * @throws {ManifestError} when it is none.
 */
export async function tryManifest({ analysis }: Plan, text: string, tools: ReadingTools): Promise<Judgement> {
  const { snapshot, today } = analysis;
  const manifest = await loadManifest({ snapshot, file: MANIFEST_FILE, text, catalogue: ruleCatalogue() });
  return judge(await withRoutes(await analyze(snapshot, manifest, today, tools, analysis)));
}
