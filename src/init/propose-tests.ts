import picomatch from "picomatch";
import type { SourceFile, SymbolGraph } from "../model/graph.js";
import { counted } from "./prose.js";
import type { Proposal } from "./proposal.js";

/**
 * Globs of test files that the usual ones miss: what has a name of tests, and mostly uses what only tests use.
 *
 * @param usual the globs that hold already.
 */
export function proposeTests(graph: SymbolGraph, usual: readonly string[]): readonly Proposal[] {
  const missed = graph.files.filter((file) => !file.isTest && usesTestFramework(file));
  const found = new Set<SourceFile>();
  const globs: { readonly glob: string; readonly reason: string }[] = [];
  const candidates = [...countBy(missed.flatMap((file) => globsFor(file.path)))]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([glob]) => glob);
  for (const glob of candidates) {
    const matches = picomatch(glob, { dot: true });
    const files = graph.files.filter((file) => !file.isTest && !found.has(file) && matches(file.path));
    const testing = files.filter((file) => missed.includes(file));
    // Helpers of tests beside tests use no framework by themselves.
    if (testing.length < LEAST_FILES || testing.length * LEAST_SHARE < files.length) continue;
    for (const file of files) found.add(file);
    globs.push({ glob, reason: reasonFor(glob, files.length, testing.length) });
  }
  if (globs.length === 0) return [];
  return [
    {
      content: { section: "tests", globs: [...usual, ...globs.map(({ glob }) => glob)] },
      title: `Tests are also in ${globs.map(({ glob }) => glob).join(", ")}`,
      reasons: ["The usual places of tests, and:", ...globs.map(({ reason }) => reason)],
      certainty: "sure",
      strength: found.size,
    },
  ];
}

/** One file is no place of tests yet. */
const LEAST_FILES = 2;
/** One in three of the files must use a framework of tests. */
const LEAST_SHARE = 3;

function reasonFor(glob: string, files: number, testing: number): string {
  const all = files === testing ? "" : ` of ${files}`;
  return `${glob}: ${counted(testing, "file")}${all} use a test framework.`;
}

function usesTestFramework({ facts }: SourceFile): boolean {
  return facts.imports.some(({ specifier, form }) => form === "mock" || FRAMEWORK.test(specifier));
}

const FRAMEWORK =
  /^(?:vitest|jest|@jest\/globals|mocha|chai|sinon|ava|tape|jasmine|cypress|supertest|node:test|@playwright\/test|@testing-library\/.+|@vue\/test-utils|pytest|pytest_\w+|unittest|unittest\.mock|django\.test(?:\..+)?|hypothesis)$/;

/** Globs by the folders and the file name of a test: only such as say in their name that they are for tests. */
function globsFor(path: string): readonly string[] {
  const parts = path.split("/");
  const file = parts.pop() ?? "";
  const folder = parts.find((part) => TEST_FOLDER.test(part));
  if (folder !== undefined) return PLAIN.test(folder) ? [`**/${folder}/**`] : [];
  const [, , ending = ""] = /^(.+?)([._-]?(?:tests?|specs?|Tests?|Specs?)\.[a-z]+)$/.exec(file) ?? [];
  if (ending !== "") return [`**/*${ending}`];
  return /^tests?\.[a-z]+$/.test(file) ? [`**/${file}`] : [];
}

const TEST_FOLDER =
  /^(?:.*[._-])?(?:tests?|testing|specs?|e2e|cypress|playwright|mocks?|fixtures?|testutils?|testlib|test(?:ing)?[._-].+)$/i;
const PLAIN = /^[\w.-]+$/;

function countBy(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
