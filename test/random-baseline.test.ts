import fc from "fast-check";
import { expect, test } from "vitest";
import { baselineText } from "../src/findings/baseline-text.js";
import { readBaseline } from "../src/findings/read-baseline.js";
import { pruneBaseline, recordBaseline, type Recorded } from "../src/findings/record-baseline.js";
import { baselineSurroundings, makeReport } from "../src/make-report.js";
import { loadManifest } from "../src/manifest/load-manifest.js";
import type { Baseline } from "../src/model/baseline.js";
import type { Judgement, Report } from "../src/model/report.js";
import type { Snapshot } from "../src/model/snapshot.js";
import { analyze, judge, withRoutes } from "../src/pipeline.js";
import { ruleCatalogue } from "../src/rules/index.js";
import { memorySnapshot } from "../src/snapshot/memory-snapshot.js";

/**
 * Small projects, in which each unit is one finding, and what was done to each unit since the baseline was recorded. What a run then calls known, new
 * and fixed is exactly that.
 */
test("known, new and fixed are what was done", async () => {
  let [known, added, fixed] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(unit, { selector: ({ id }) => id, maxLength: 8 }), async (units) => {
      const before = await judged(filesOf(units.flatMap(({ before }) => before)));
      const baseline = throughFile(recordBaseline(before.judgement, inputOf(before, null)).baseline);
      const after = await judged(filesOf(units.flatMap(({ after }) => after)));
      const said = outcome(report(after, baseline));
      const expected = {
        known: units.flatMap(({ before, after, isSame }) =>
          isSame && before !== null && after !== null ? [after.path] : [],
        ),
        new: units.flatMap(({ after, before, isSame }) =>
          after !== null && !(isSame && before !== null) ? [after.path] : [],
        ),
        fixed: units.flatMap(({ after, before, isSame }) =>
          before !== null && !(isSame && after !== null) ? [before.path] : [],
        ),
      };
      expect(said).toEqual({ known: expected.known.sort(), new: expected.new.sort(), fixed: expected.fixed.sort() });
      known += expected.known.length;
      added += expected.new.length;
      fixed += expected.fixed.length;

      const pruned = pruneBaseline(after.judgement, baseline, inputOf(after, null));
      expect([pruned.added, pruned.removed]).toEqual([0, expected.fixed.length]);
      expect(outcome(report(after, throughFile(pruned.baseline)))).toEqual({ ...said, fixed: [] });

      const again = recordBaseline(after.judgement, inputOf(after, baseline));
      expect([again.added, again.removed]).toEqual([expected.new.length, expected.fixed.length]);
      expect(outcome(report(after, throughFile(again.baseline)))).toMatchObject({ new: [], fixed: [] });
      expect(baselineText(again.baseline)).toBe(
        baselineText(recordBaseline(after.judgement, inputOf(after, null)).baseline),
      );
    }),
    { numRuns: RUNS },
  );
  // Otherwise the test would say little.
  for (const count of [known, added, fixed]) expect(count).toBeGreaterThan(RUNS / 2);
}, 600_000);

test("two branches that recorded what they did have all of it in what git makes of both", async () => {
  const change = fc.record({ base: fc.subarray(NAMES), ours: fc.subarray(NAMES), theirs: fc.subarray(NAMES) });
  await fc.assert(
    fc.asyncProperty(change, async ({ base, ours, theirs }) => {
      const recorded = async (names: readonly string[]): Promise<Set<string>> => {
        const run = await judged(filesOf(names.map((name) => lost(name))));
        return new Set(
          baselineText(recordBaseline(run.judgement, inputOf(run, null)).baseline)
            .trim()
            .split("\n"),
        );
      };
      const [old, mine, yours] = [await recorded(base), await recorded(ours), await recorded(theirs)];
      // Line by line, as the union driver: what either added, and what neither dropped.
      const merged = [...mine, ...yours].filter((line) => !old.has(line) || (mine.has(line) && yours.has(line)));
      const text = merged.map((line) => `${line}\n`).join("");
      const all = NAMES.filter(
        (name) =>
          (ours.includes(name) || theirs.includes(name)) &&
          (!base.includes(name) || (ours.includes(name) && theirs.includes(name))),
      );
      const run = await judged(filesOf(all.map((name) => lost(name))));
      expect(outcome(report(run, readBaseline("b", text)))).toEqual({
        known: all.map((name) => `${name}.ts`).sort(),
        new: [],
        fixed: [],
      });
    }),
    { numRuns: RUNS },
  );
}, 600_000);

/** More are for whoever changes something here. */
const RUNS = Number(process.env["SSOTLINT_RANDOM_BASELINES"] ?? 60);

const NAMES = ["a", "b", "c", "d", "e", "f"];

/** An import of what is not there: unlike that of a rival, its line is the same whatever else there is. */
function lost(name: string): Source {
  return { path: `${name}.ts`, text: `import { ${name} } from "./m.js";\nexport const used = ${name};\n` };
}

interface Source {
  readonly path: string;
  readonly text: string;
}

/** One thing that is found: where and how it was at the time of the baseline, where and how it is now, and whether that is the same finding. */
interface Unit {
  readonly id: string;
  readonly before: Source | null;
  readonly after: Source | null;
  readonly isSame: boolean;
}

const MANIFEST = {
  path: "ssotlint.yaml",
  text: "version: 1\nroles:\n  m:\n    canonical: m.ts#Manager\n    match: { name: '*manager*' }\nimports:\n  - symbol: m.ts#Manager\n    deprecated: [barrel.ts]\n",
};

const FOUNDATION: readonly Source[] = [
  MANIFEST,
  { path: "m.ts", text: classText("Manager", 0) },
  { path: "barrel.ts", text: 'export { Manager } from "./m.js";\n' },
];

/** A body of its own for each number, with the two members that make it a rival. */
function classText(name: string, body: number): string {
  return `export class ${name} {\n  openDoor() { return ${body}; }\n  closeDoor() { return ${body}; }\n}\n`;
}

/** How a text may change that changes no finding. */
const LAYOUTS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `\n\n// one more line\n${text}`,
  (text) => text.replaceAll("\n", "\n\n"),
  (text) => text.replaceAll(/ {2}/g, "\t"),
  (text) => `${text}\n/* the end */\n`,
];

function source(name: string, path: string, body: number): Source {
  return { path, text: classText(name, body) };
}

const id = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h");
const layout = fc.constantFrom(...LAYOUTS);

/** A second implementation: moved lines, another layout, another file, another folder are the same; another name is another one. */
const rival = fc
  .record({
    id,
    layout,
    edit: fc.constantFrom(
      "stay",
      "reformat",
      "edit",
      "folder",
      "file",
      "rename",
      "renameAndMove",
      "add",
      "remove",
      "replace",
    ),
  })
  .map(({ id, layout, edit }): Unit => {
    const name = `${id.toUpperCase()}Manager`;
    const body = id.charCodeAt(0);
    const before = source(name, `app/${id}.ts`, body);
    const now = (path: string, text: string): Source => ({ path, text: layout(text) });
    switch (edit) {
      case "stay":
        return { id, before, after: before, isSame: true };
      case "reformat":
        return { id, before, after: now(before.path, before.text), isSame: true };
      // Another body in the same place is still this second implementation.
      case "edit":
        return { id, before, after: now(before.path, classText(name, body + 500)), isSame: true };
      case "folder":
        return { id, before, after: now(`lib/deep/${id}.ts`, before.text), isSame: true };
      case "file":
        return { id, before, after: now(`app/${id}-renamed.ts`, before.text), isSame: true };
      case "rename":
        return { id, before, after: now(before.path, classText(`New${name}`, body)), isSame: false };
      case "renameAndMove":
        return { id, before, after: now(`lib/${id}.ts`, classText(`New${name}`, body)), isSame: false };
      case "add":
        return { id, before: null, after: now(before.path, before.text), isSame: false };
      case "remove":
        return { id, before, after: null, isSame: false };
      // The same name with another body in another file is somebody else's work.
      default:
        return { id, before, after: now(`lib/${id}-other.ts`, classText(name, body + 500)), isSame: false };
    }
  });

/** An import by a deprecated way, or of a name that is not there: it has no body, so its file tells. */
const imported = fc
  .record({
    id,
    layout,
    isDeprecated: fc.boolean(),
    edit: fc.constantFrom("stay", "reformat", "folder", "file", "add", "remove", "goesAndComes"),
  })
  .map(({ id, layout, isDeprecated, edit }): Unit => {
    const name = isDeprecated ? "Manager" : `gone${id.toUpperCase()}`;
    const text = (from: string): string =>
      `import { ${name} } from "${from}/${isDeprecated ? "barrel" : "m"}.js";\nexport const ${id} = [${name}];\n`;
    const before: Source = { path: `app/${id}.ts`, text: text("..") };
    switch (edit) {
      case "stay":
        return { id, before, after: before, isSame: true };
      case "reformat":
        return { id, before, after: { ...before, text: layout(before.text) }, isSame: true };
      case "folder":
        return { id, before, after: { path: `lib/deep/${id}.ts`, text: layout(text("../..")) }, isSame: true };
      // Renamed, and not edited.
      case "file":
        return { id, before, after: { ...before, path: `lib/${id}-renamed.ts` }, isSame: true };
      case "add":
        return { id, before: null, after: { ...before, text: layout(before.text) }, isSame: false };
      case "remove":
        return { id, before, after: null, isSame: false };
      // One like it in a file that has come is another one.
      default:
        return { id, before, after: { path: `lib/${id}-comes.ts`, text: `export {};\n${before.text}` }, isSame: false };
    }
  });

const unit: fc.Arbitrary<Unit> = fc.oneof(rival, imported);

function filesOf(sources: readonly (Source | null)[]): Readonly<Record<string, string>> {
  const all = [...FOUNDATION, ...sources.filter((one) => one !== null)];
  return Object.fromEntries(all.map(({ path, text }) => [path, text]));
}

interface Run {
  readonly snapshot: Snapshot;
  readonly judgement: Judgement;
}

async function judged(files: Readonly<Record<string, string>>): Promise<Run> {
  const snapshot = await memorySnapshot(files);
  const { path: file, text } = MANIFEST;
  const manifest = await loadManifest({ snapshot, file, text, catalogue: ruleCatalogue() });
  return { snapshot, judgement: await judge(await withRoutes(await analyze(snapshot, manifest, "2026-06-01"))) };
}

function inputOf({ snapshot, judgement }: Run, earlier: Baseline | null): Parameters<typeof recordBaseline>[1] {
  return { ...baselineSurroundings(snapshot, judgement), metrics: judgement.metrics, earlier };
}

function throughFile(baseline: Recorded["baseline"]): Baseline {
  return readBaseline("b", baselineText(baseline));
}

function report({ snapshot, judgement }: Run, baseline: Baseline): Report {
  return makeReport(snapshot, judgement, {
    toolVersion: "0.0.0",
    threshold: { failOn: "error", maxWarnings: null, failOnProblems: false, onlyIntroduced: false },
    paths: null,
    notes: [],
    past: null,
    baseline: { file: "b", baseline },
    trend: null,
  });
}

function outcome({ findings, baseline }: Report): Record<"known" | "new" | "fixed", readonly string[]> {
  const having = (state: "known" | "new"): readonly string[] =>
    findings
      .filter((finding) => finding.state === state)
      .map(({ place }) => place.file)
      .sort();
  expect(baseline?.known).toBe(having("known").length);
  return { known: having("known"), new: having("new"), fixed: (baseline?.fixed ?? []).map(({ file }) => file).sort() };
}
