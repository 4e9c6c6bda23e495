import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SEED } from "../../../random-seed.js";
import { sum } from "../compare.js";
import { compareAll, type RandomFramework, type RandomResult } from "./compare-random.js";
import type { Program } from "./program.js";
import { programArbitrary, type Vocabulary } from "./program-arbitrary.js";

/** One framework that random applications are written for. */
export interface RandomOracle {
  readonly name: string;
  readonly vocabulary: Vocabulary;
  /** Whether it is installed; prints a line when it is not. */
  readonly isThere: () => boolean;
  /** Starts its process. */
  readonly start: () => RandomFramework;
}

/** How many applications each framework gets. */
const COUNT = Number(process.env["SSOTLINT_RANDOM"] ?? "200");

/** How long a program that shows a difference is made smaller, in milliseconds. */
const SHRINKING = 30_000;

/** The test of one framework: random applications have the routes that it has, and are answered by whom we say. */
export function describeRandom({ name, vocabulary, isThere, start }: RandomOracle): void {
  const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
  const isInstalled = isThere();

  describe.skipIf(!isInstalled && !isRequired)(`random applications of ${name}`, () => {
    const programs = programArbitrary(vocabulary);
    let framework: RandomFramework | null = null;
    beforeAll(() => {
      framework = start();
    });
    afterAll(() => framework?.stop());

    test(`${COUNT} of them, seed ${SEED}`, { timeout: COUNT * 1000 }, async () => {
      if (framework === null) throw new Error(`${name} is not installed`);
      const results = await compareAll(framework, fc.sample(programs, { seed: SEED, numRuns: COUNT }));
      console.log(summary(name, results));
      const failing = results.findIndex((result) => differences(result).length > 0);
      const first = results[failing];
      if (first !== undefined) expect.fail(await smallest(framework, programs, failing, first));
      // An application that does not start shows little, so most do.
      expect(results.filter(({ starts }) => starts).length).toBeGreaterThan(COUNT / 2);
    });
  });
}

function summary(name: string, results: readonly RandomResult[]): string {
  const tables = sum(results.map(({ table }) => table));
  const requests = sum(results.map(({ requests }) => requests));
  const starting = results.filter(({ starts }) => starts).length;
  const unsent = results.reduce((count, result) => count + result.unsent, 0);
  const left = unsent === 0 ? "" : `, not sent ${unsent} with two slashes in a row`;
  return `random routes ${name} ${results[0]?.version}: table ${tables.agree} / ${tables.total}, requests ${requests.agree} / ${requests.total}${left}, applications ${results.length}, of which start ${starting}, seed ${SEED}`;
}

function differences({ table, requests }: RandomResult): readonly string[] {
  return [...table.differences, ...requests.differences];
}

/** The smallest program with a difference that is found in time, as it is written, with what differs. */
async function smallest(
  framework: RandomFramework,
  programs: fc.Arbitrary<Program>,
  index: number,
  first: RandomResult,
): Promise<string> {
  let last = first;
  const isSame = fc.asyncProperty(programs, async (program) => {
    const [result] = await compareAll(framework, [program]);
    if (result === undefined || differences(result).length === 0) return true;
    last = result;
    return false;
  });
  // The path leads to the same program again, and on from it to smaller ones.
  await fc.check(isSame, { seed: SEED, path: String(index), numRuns: index + 1, interruptAfterTimeLimit: SHRINKING });
  const texts = Object.entries(last.written.files).filter(([, text]) => text.trim() !== "");
  return [
    `the application ${index} of seed ${SEED} differs; the smallest like it:`,
    ...texts.map(([path, text]) => `--- ${path}\n${text}`),
    ...differences(last).map((difference) => `>>> ${difference}`),
  ].join("\n");
}
