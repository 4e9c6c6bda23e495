import picomatch from "picomatch";
import { blobsOf, listedBlobs, PLAIN_TOOLS, type ReadingTools } from "./extract/file-reader.js";
import { FlowMemory } from "./extract/flow-memory.js";
import { keptFacts, storedFacts } from "./extract/kept-facts.js";
import { factsBefore, readSources, readText, type KnownFacts, type Sources } from "./extract/read-sources.js";
import { budgetUnits } from "./findings/budget-units.js";
import { judgeFindings } from "./findings/judge-findings.js";
import { countContents, measureUnits } from "./findings/metrics.js";
import { keepLinks } from "./link/keep-links.js";
import type { KeptLinks } from "./link/kept-links.js";
import { link } from "./link/link.js";
import { readProject } from "./link/project/read-project.js";
import { readLinks, type KeptBefore } from "./link/restore-links.js";
import { linkRoutes, type RouteInput } from "./link/routes/link-routes.js";
import { linkTracedRoutes, type TracedRoutes } from "./link/routes/link-traced-routes.js";
import type { SymbolGraph } from "./model/graph.js";
import type { Manifest } from "./model/manifest.js";
import { byKey } from "./model/order.js";
import type { FileCounts, Finding, Judgement, Problem } from "./model/report.js";
import type { RoleReport } from "./model/role-report.js";
import type { RouteTable } from "./model/routes.js";
import type { Snapshot } from "./model/snapshot.js";
import { judgeRoles } from "./roles/judge-roles.js";
import { suspectDuplicates } from "./roles/suspect-duplicates.js";
import { RULES } from "./rules/index.js";

/** What the building half made of a snapshot: everything that can be asked. */
export interface Analysis {
  readonly snapshot: Snapshot;
  readonly manifest: Manifest;
  readonly sources: Sources;
  readonly graph: SymbolGraph;
  readonly roles: readonly RoleReport[];
  readonly problems: readonly Problem[];
  readonly today: string;
  /** For what is read later. */
  readonly tools: ReadingTools;
  readonly flows: FlowMemory;
}

/**
 * Builds the graph of a snapshot and judges the roles.
 *
 * @param earlier the analysis of another snapshot of the same code, say of the day before, or what was kept of it: only what is different is
 *   found out again, and the outcome is the same as without it.
 */
export async function analyze(
  snapshot: Snapshot,
  manifest: Manifest,
  today: string,
  tools: ReadingTools = PLAIN_TOOLS,
  earlier: Analysis | KeptLinks | null = null,
): Promise<Analysis> {
  const before = earlier === null || "graph" in earlier ? earlier : keptBefore(earlier, snapshot, tools);
  const [sources, { project, problems }] = await Promise.all([
    readSources(snapshot, manifest.source, tools, before === null ? undefined : factsIn(before)),
    readProject(snapshot),
  ]);
  tools.extraction.rest?.();
  const isTest = picomatch([...manifest.source.tests], { dot: true });
  const input = {
    facts: sources.facts,
    project,
    aliases: manifest.source.aliases,
    pythonRoots: manifest.source.pythonRoots,
    isTest: (path: string) => isTest(path),
  };
  const [linked, read] = before !== null && "graph" in before ? [before.graph, before.flows] : [before, null];
  const graph = link(input, linked);
  const flows = new FlowMemory(snapshot, tools, read);
  const roles = judgeRoles(graph, manifest, today);
  const all = [...sources.problems, ...problems].sort(byKey((problem) => problem.place.file));
  return { snapshot, manifest, sources, graph, roles, problems: all, today, tools, flows };
}

/** What was kept of another snapshot, beside this one. */
interface KeptAnalysis extends KeptBefore {
  readonly facts: KnownFacts;
}

function keptBefore(kept: KeptLinks, snapshot: Snapshot, { store }: ReadingTools): KeptAnalysis | null {
  if (store === null) return null;
  const links = readLinks(kept);
  return {
    links,
    blobs: blobsOf(snapshot),
    factsOf: (path, blob) => storedFacts(path, blob, store),
    facts: keptFacts((path) => links.told.get(path), store),
  };
}

function factsIn(before: Analysis | KeptAnalysis): KnownFacts {
  return "graph" in before ? factsBefore(before) : before.facts;
}

/** What an analysis has found out, for another process; null where nothing can be kept. */
export function linksToKeep({ graph, snapshot }: Analysis): KeptLinks | null {
  return keepLinks(graph, blobsOf(snapshot));
}

/** An analysis with the routes, which take reading code once more: only who asks for them pays. */
export interface RoutedAnalysis extends Analysis {
  readonly routes: RouteTable;
}

/** Finds the routes of what was analysed. */
export async function withRoutes(analysis: Analysis): Promise<RoutedAnalysis> {
  return { ...analysis, routes: await linkRoutes(routeInput(analysis)) };
}

export interface TracedAnalysis extends RoutedAnalysis {
  /** The routes with what they depend on: of a later run the routes before. */
  readonly traced: TracedRoutes;
}

/** The same, where the routes of a run before may be right still; null without one. */
export async function withTracedRoutes(analysis: Analysis, previous: TracedRoutes | null): Promise<TracedAnalysis> {
  const { snapshot } = analysis;
  const identify = (paths: readonly string[]): ReadonlyMap<string, string> => listedBlobs(snapshot, paths);
  const traced = await linkTracedRoutes({ ...routeInput(analysis), identify }, previous);
  return { ...analysis, routes: traced.table, traced };
}

function routeInput({ graph, manifest, flows }: Analysis): RouteInput {
  return {
    graph,
    settings: manifest.routes,
    readFlow: (paths) => flows.readFlow(paths),
    flowAtHand: (path) => flows.flowAtHand(path),
  };
}

/** Runs every rule over an analysis: stage by stage, for what they find is counted before anything is silenced. */
export async function judge(analysis: RoutedAnalysis): Promise<Judgement> {
  const { snapshot, graph, manifest, roles, routes, problems, today } = analysis;
  analysis.tools.extraction.rest?.();
  // With a manifest the team has said what it has one of; guesses would only stand in the way.
  const suspects = manifest.file === null ? suspectDuplicates(graph) : [];
  const found = RULES.flatMap((rule) =>
    rule.stage === "graph" ? [...rule.find({ graph, manifest, roles, routes, suspects, today })] : [],
  );
  const units = measureUnits({ roles, routes, violations: found, graph, manifest });
  const metrics = countContents(units);
  const counted = RULES.flatMap((rule) => (rule.stage === "metrics" ? [...rule.find(metrics, manifest)] : []));
  const violations = [...found, ...counted];
  const { findings, suppressed } = judgeFindings({ violations, rules: RULES, manifest, graph, today });
  const all = [...findings, ...suppressed];
  return {
    manifestFile: manifest.file,
    findings,
    suppressed,
    roles,
    routes,
    defined: [...new Set(all.flatMap(({ symbol }) => symbol ?? []))]
      .filter((id) => graph.definition(id) !== null)
      .sort(),
    metrics,
    files: countFiles(analysis),
    problems,
    ...(await textsOf(snapshot, all)),
    analysed: graph.files.map(({ path }) => path),
    declaredBaseline: manifest.baseline,
    budgets: budgetUnits(manifest.budgets, units, RULES),
  };
}

function countFiles({ sources, graph }: Analysis): FileCounts {
  const { files } = graph;
  return {
    total: files.length,
    typescript: files.filter((file) => file.language === "typescript").length,
    python: files.filter((file) => file.language === "python").length,
    unparsed: files.filter((file) => file.facts.problems.length > 0).length,
    skipped: sources.skipped,
  };
}

/** The text of every file that a finding points into, so that reporters show and hash lines without reading. */
async function textsOf(
  snapshot: Snapshot,
  findings: readonly Finding[],
): Promise<Pick<Judgement, "texts" | "textsAsUtf8">> {
  const files = new Set(
    findings.flatMap((finding) => [
      finding.place.file,
      ...finding.evidence.map((item) => item.place.file),
      ...finding.chain.map((hop) => hop.file),
    ]),
  );
  const texts = new Map<string, string>();
  const textsAsUtf8 = new Map<string, string>();
  for (const file of [...files].sort(byKey((path) => path))) {
    const read = await readText(snapshot, file);
    if (read === null) continue;
    texts.set(file, read.text);
    if (read.asUtf8 !== read.text) textsAsUtf8.set(file, read.asUtf8);
  }
  return { texts, textsAsUtf8 };
}
