import { PatternRelations } from "../../../../src/link/routes/relate-patterns.js";
import {
  type Agreement,
  compareAnswers,
  compareReach,
  compareTables,
  isReached,
  matches,
  requestsOf,
  sum,
} from "../compare.js";
import type { OracleAnswer, OracleRequest, OracleRow, OracleTable } from "../oracle-table.js";
import { type OurApplication, ourApplications } from "./our-applications.js";
import type { Program } from "./program.js";
import { reachingRequests, requestsFor } from "./request-paths.js";
import type { Written } from "./source-file.js";
import { compareAnswer } from "./who-answers.js";

/** How programs become applications of one framework, and what answers for it. */
export interface RandomFramework {
  /** The name of the next application: what was loaded once stays in the process. */
  readonly name: () => string;
  readonly write: (program: Program, name: string) => Written;
  /** Puts the files where the framework's process finds them. */
  readonly place: (written: readonly Written[]) => void;
  readonly ask: (written: Written, requests: readonly OracleRequest[]) => Promise<OracleTable>;
  readonly stop: () => void;
}

/** What was compared of one application. */
export interface RandomResult {
  readonly version: string;
  readonly written: Written;
  readonly starts: boolean;
  readonly table: Agreement;
  readonly requests: Agreement;
}

/** Has ssotlint and the framework answer for programs, and compares. */
export async function compareAll(
  framework: RandomFramework,
  programs: readonly Program[],
): Promise<readonly RandomResult[]> {
  const written = programs.map((program) => framework.write(program, framework.name()));
  framework.place(written);
  const ours = await ourApplications(written);
  const results: RandomResult[] = [];
  for (const [index, program] of programs.entries()) {
    results.push(await compareOne(framework, program, written[index]!, ours[index]!));
  }
  return results;
}

async function compareOne(
  framework: RandomFramework,
  { requests: plans }: Program,
  written: Written,
  ours: OurApplication,
): Promise<RandomResult> {
  const { served, routes, conflicts, surplus } = ours;
  const relations = new PatternRelations();
  const examples = requestsOf(conflicts, []);
  const own = served === null ? [] : reachingRequests(served, relations);
  const random = [...own.map(({ request }) => request), ...requestsFor(ours, plans)];
  const theirs = await framework.ask(written, [...examples, ...random]);
  const answers = theirs.answers.slice(examples.length);
  const isThere = theirs.error === null && served !== null;
  const randomly = !isThere
    ? []
    : random.map((request, index) => compareAnswer(served, relations, request, answers[index]!));
  const reached = theirs.rows.map((row) => {
    const shown = theirs.answers.filter((_, index) => {
      const loser = conflicts[index]?.loser;
      return loser !== undefined && matches(row, loser);
    });
    const other = own.findIndex(({ route }) => matches(row, route));
    return withOther(row, [...answers.slice(Math.max(other, 0), other + 1), ...shown]);
  });
  const table = theirs.error === null ? compareTables(theirs.rows, routes) : sum([]);
  return {
    version: theirs.version,
    written,
    starts: theirs.error === null,
    table: sum([table, { agree: 0, total: surplus.length, differences: surplus }]),
    requests: sum([
      compareAnswers(conflicts, { ...theirs, answers: theirs.answers.slice(0, examples.length) }),
      compareReach(reached, conflicts),
      agreementOf(randomly),
    ]),
  };
}

/** A row that its own request did not reach, with the first of other answers that are about it. */
function withOther(row: OracleRow, [other]: readonly OracleAnswer[]): OracleRow {
  return row.answer === null || isReached(row) || other === undefined ? row : { ...row, answer: other };
}

function agreementOf(differences: readonly (string | null)[]): Agreement {
  const found = differences.filter((difference) => difference !== null);
  return { agree: differences.length - found.length, total: differences.length, differences: found };
}
