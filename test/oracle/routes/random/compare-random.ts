import type { RouteConflict } from "../../../../src/model/routes.js";
import type { LiveRoute } from "../../../../src/link/routes/contest.js";
import type { ServedApp } from "../../../../src/link/routes/route-table.js";
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
import { reachingRequests, requestsFor, takenTogether } from "./request-paths.js";
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
  /**
   * Whether requests with two slashes in a row are sent. Express lets a second one pass behind a prefix, and Fastify takes them for one where
   * an application says so, which we leave aside.
   */
  readonly doubleSlashes: (program: Program) => boolean;
  /** Whether routes for GET answer HEAD as well, which is nothing that tables say. */
  readonly headsOfGets: boolean;
  readonly stop: () => void;
}

/** What was compared of one application. */
export interface RandomResult {
  readonly version: string;
  readonly written: Written;
  readonly starts: boolean;
  readonly table: Agreement;
  readonly requests: Agreement;
  /** How many requests were not sent, for the two slashes in a row that they have. */
  readonly unsent: number;
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
  program: Program,
  written: Written,
  ours: OurApplication,
): Promise<RandomResult> {
  const { served, routes, surplus } = ours;
  const relations = new PatternRelations();
  const withDouble = framework.doubleSlashes(program);
  const isAsked = ({ path }: { readonly path: string }): boolean => withDouble || !path.includes("//");
  const conflicts = ours.conflicts.filter(({ example }) => isAsked({ path: example }));
  const examples = requestsOf(conflicts, []);
  const reaching = served === null ? [] : reachingRequests(served, relations);
  const own = reaching.filter(({ request }) => isAsked(request));
  const planned = requestsFor(ours, program.requests);
  const random = [...own.map(({ request }) => request), ...planned.filter(isAsked)];
  const unsent = ours.conflicts.length + reaching.length + planned.length - examples.length - random.length;
  const theirs = await framework.ask(written, [...examples, ...random]);
  const answers = theirs.answers.slice(examples.length);
  const answered = (app: ServedApp, request: OracleRequest, answer: OracleAnswer): string | null =>
    compareAnswer(app, relations, request, answer, framework.headsOfGets);
  const isThere = theirs.error === null && served !== null;
  const randomly = !isThere ? [] : random.map((request, index) => answered(served, request, answers[index]!));
  const together = served === null ? [] : takenTogether(served, relations, own);
  // Of two that are the same, the winner may be one that a third route answers for; then that is what is looked at.
  const isVain = ({ winner }: RouteConflict): boolean =>
    together.some((route) => JSON.stringify(route) === JSON.stringify(winner));
  const isTogether = (row: OracleRow): boolean =>
    served !== null &&
    row.request !== null &&
    row.answer !== null &&
    [...together, ...conflicts.filter(isVain).map(({ loser }) => loser)].some((route) => matches(row, route)) &&
    answered(served, row.request, row.answer) === null;
  const reached = theirs.rows
    .filter((row) => !isTogether(row))
    .map((row) => {
      const shown = theirs.answers.filter((_, index) => {
        const loser = conflicts[index]?.loser;
        return loser !== undefined && matches(row, loser);
      });
      const given = answers.filter((_, index) => own[index] !== undefined && matches(row, own[index].route));
      return withOther(row, given, shown);
    });
  const vainly = !isThere
    ? []
    : conflicts.flatMap((conflict, index) =>
        isVain(conflict) ? [answered(served, examples[index]!, theirs.answers[index]!)] : [],
      );
  // `/a` of a router that minds slashes at the end is not the one of another that does not.
  const matchTheSame = (row: OracleRow, other: OracleRow): boolean => {
    const ofRow = (each: OracleRow): readonly LiveRoute[] =>
      served?.routes.filter(({ route }) => matches(each, route)) ?? [];
    return ofRow(row).some((one) =>
      ofRow(other).some(
        (two) => one !== two && relations.relate(one.draft.patterns, two.draft.patterns).relation === "same",
      ),
    );
  };
  const table = theirs.error === null ? compareTables(theirs.rows, routes) : sum([]);
  return {
    version: theirs.version,
    written,
    starts: theirs.error === null,
    table: sum([table, { agree: 0, total: surplus.length, differences: surplus }]),
    requests: sum([
      compareAnswers(
        conflicts.filter((conflict) => !isVain(conflict)),
        {
          ...theirs,
          answers: theirs.answers.filter((_, index) => conflicts[index] !== undefined && !isVain(conflicts[index])),
        },
      ),
      agreementOf(vainly),
      compareReach(reached, ours.conflicts, matchTheSame),
      agreementOf(randomly),
    ]),
    unsent,
  };
}

/**
 * A row with the answer of a request that is made to reach it and nothing else. Where that does not, and its own does not either, with that of
 * the example of a conflict that it loses.
 */
function withOther(row: OracleRow, given: readonly OracleAnswer[], shown: readonly OracleAnswer[]): OracleRow {
  if (row.answer === null) return row;
  const reaching = given.find((answer) => isReached({ ...row, answer }));
  const answer = reaching ?? (isReached(row) ? row.answer : (shown[0] ?? row.answer));
  return { ...row, answer };
}

function agreementOf(differences: readonly (string | null)[]): Agreement {
  const found = differences.filter((difference) => difference !== null);
  return { agree: differences.length - found.length, total: differences.length, differences: found };
}
