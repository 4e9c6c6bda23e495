import { readFlow } from "./extract/read-flow.js";
import { fixableFindings, importFaults } from "./find-faults.js";
import { replacedNames, type DangerInput } from "./fix/dangers.js";
import { editableText, type EditableText } from "./fix/editable-text.js";
import { hasEffects } from "./fix/has-effects.js";
import type { ImportFault, LeftFinding } from "./fix/import-fault.js";
import { loadingChanges } from "./fix/loading-changes.js";
import { changedMeaning, disturbedImport } from "./fix/meaning.js";
import { type FixPlan, planFixes, type PlanInput } from "./fix/plan-fixes.js";
import { groupBy } from "./model/group-by.js";
import { byKey } from "./model/order.js";
import type { Finding } from "./model/report.js";
import { FileGoneError } from "./model/snapshot.js";
import { analyze, type Analysis } from "./pipeline.js";
import { overlaySnapshot } from "./snapshot/overlay-snapshot.js";

/** Which findings are to be fixed, and how far. */
export interface FixWish {
  readonly isWanted: (finding: Finding) => boolean;
  readonly unsafe: PlanInput["unsafe"];
  /** Files that are left alone, with the end of a sentence that says why. */
  readonly untouchable: ReadonlyMap<string, string>;
}

export interface ProjectFix {
  /** The files to write, sorted by path. */
  readonly changes: readonly FileChange[];
  readonly fixed: readonly Finding[];
  readonly left: readonly LeftFinding[];
}

export interface FileChange {
  /** Relative to the analysis root. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Works out how findings are fixed, and writes nothing. What the edits make of the code is analysed as well: an edit by which a name would
 * stand for something else, or that would not end its finding, is taken back.
 */
export async function fixProject(analysis: Analysis, wish: FixWish): Promise<ProjectFix> {
  const changes = new Map<string, FileChange>();
  const fixed: Finding[] = [];
  let current = analysis;
  for (;;) {
    const round = await fixOnce(current, wish);
    for (const change of round.changes) {
      changes.set(change.path, { ...change, before: changes.get(change.path)?.before ?? change.before });
    }
    fixed.push(...round.fixed);
    // One fix can make another one safe, say by opening a circle: who runs it twice must not find more to do.
    const mayGoOn = round.changes.length > 0 && round.left.some(({ unsafe }) => unsafe);
    if (!mayGoOn) {
      const sorted = [...changes.values()].sort(byKey(({ path }) => path));
      return { changes: sorted, fixed, left: round.left };
    }
    current = round.after;
  }
}

interface Round extends ProjectFix {
  /** What the code is after it. */
  readonly after: Analysis;
}

async function fixOnce(analysis: Analysis, wish: FixWish): Promise<Round> {
  const { faults, left } = importFaults(analysis, fixableFindings(analysis).filter(wish.isWanted));
  const texts = await textsOf(analysis, faults);
  const refused = new Map<ImportFault, string>();
  for (const fault of faults) {
    const reason = wish.untouchable.get(fault.row.file);
    if (reason !== undefined) refused.set(fault, reason);
  }
  const dangers = await dangerInput(analysis, faults);
  for (;;) {
    const plan = planFixes({ ...dangers, faults, texts, unsafe: wish.unsafe, refused });
    const after = plan.edited.size === 0 ? analysis : await analysisAfter(analysis, plan);
    const failures = failuresOf(analysis, after, plan);
    if (failures.size === 0) return { ...outcome(plan, texts, left), after };
    for (const [fault, reason] of failures) refused.set(fault, reason);
  }
}

async function textsOf(
  { snapshot }: Analysis,
  faults: readonly ImportFault[],
): Promise<ReadonlyMap<string, EditableText | null>> {
  const texts = new Map<string, EditableText | null>();
  for (const path of new Set(faults.map(({ row }) => row.file))) {
    try {
      texts.set(path, editableText(await snapshot.read(path)));
    } catch (error) {
      if (!(error instanceof FileGoneError)) throw error;
      texts.set(path, null);
    }
  }
  return texts;
}

async function dangerInput(analysis: Analysis, faults: readonly ImportFault[]): Promise<DangerInput> {
  const { graph, snapshot, tools } = analysis;
  const changes = loadingChanges(graph, faults);
  const lost = new Set(
    [...changes.values()].flatMap((change) => [...change.lost.values()].flatMap((each) => [...each])),
  );
  const flows = await readFlow(snapshot, [...lost].sort(), tools);
  const effectful = new Set(
    [...lost].filter((path) => {
      const [file, flow] = [graph.file(path), flows.get(path)];
      return file === null || flow === undefined || hasEffects(file.facts, flow);
    }),
  );
  return { graph, changes, effectful, replaced: replacedNames(graph) };
}

function analysisAfter(analysis: Analysis, { edited }: FixPlan): Promise<Analysis> {
  const { snapshot, manifest, today, tools } = analysis;
  const contents = new Map([...edited].map(([path, text]) => [path, Buffer.from(text)] as const));
  return analyze(overlaySnapshot(snapshot, contents), manifest, today, tools, analysis);
}

function findingsByFile(analysis: Analysis): ReadonlyMap<string, readonly Finding[]> {
  return groupBy(fixableFindings(analysis), ({ place }) => place.file);
}

/** What the edits of a plan would do that they must not, by the faults that are to stay because of it. */
function failuresOf(analysis: Analysis, after: Analysis, plan: FixPlan): ReadonlyMap<ImportFault, string> {
  const { graph } = analysis;
  const failures = new Map<ImportFault, string>();
  const failFile = (path: string, reason: string): void => {
    for (const fault of plan.mended) if (fault.row.file === path) failures.set(fault, reason);
  };
  for (const path of plan.edited.keys()) {
    const change = changedMeaning(graph, after.graph, path);
    if (change !== null) failFile(path, `the edit was taken back: ${change}`);
  }
  if (failures.size > 0) return failures;
  const disturbed = disturbedImport(graph, after.graph, new Set(plan.edited.keys()));
  if (disturbed !== null) {
    const onTheWay = disturbed.resolution.chain.map(({ file }) => file).filter((file) => plan.edited.has(file));
    const reason = `the edit was taken back: an import in \`${disturbed.file}\` would stand for something else`;
    for (const path of onTheWay.length > 0 ? onTheWay : plan.edited.keys()) failFile(path, reason);
    return failures;
  }
  // Counted, since what is left of two findings that are alike may get the fingerprint of the one that is mended.
  const [old, now] = [findingsByFile(analysis), findingsByFile(after)];
  for (const [path, mended] of groupBy(plan.mended, ({ row }) => row.file)) {
    const expected = (old.get(path)?.length ?? 0) - mended.length;
    if ((now.get(path)?.length ?? 0) > expected) failFile(path, "the edit was taken back: it would not help");
  }
  return failures;
}

function outcome(
  plan: FixPlan,
  texts: ReadonlyMap<string, EditableText | null>,
  left: readonly LeftFinding[],
): ProjectFix {
  const others = [...plan.left].map(([{ finding }, { reason, unsafe }]) => ({ finding, reason, unsafe }));
  return {
    changes: [...plan.edited]
      .map(([path, after]) => ({ path, before: texts.get(path)?.text ?? "", after }))
      .filter(({ before, after }) => before !== after),
    fixed: plan.mended.map(({ finding }) => finding),
    left: [...left, ...others],
  };
}
