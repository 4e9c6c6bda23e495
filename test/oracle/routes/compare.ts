import type { Route, RouteConflict, RouteHandler, RouteTable } from "../../../src/model/routes.js";
import type { OracleAnswer, OracleHandler, OracleRequest, OracleRow, OracleTable } from "./oracle-table.js";

/** How far two sides agree, and a sentence for each case where they do not. */
export interface Agreement {
  readonly agree: number;
  readonly total: number;
  readonly differences: readonly string[];
}

/**
 * The framework's own table of an application against ours: same methods, same full paths, same handlers, the same number of times. Rows
 * that the framework adds by itself may be missing on our side, and are not counted.
 */
export function compareTables(theirs: readonly OracleRow[], ours: readonly Route[]): Agreement {
  const left = [...ours];
  // What is known well is taken before what may be several.
  const declared = theirs
    .filter((row) => !row.implicit)
    .sort((a, b) => Number(a.handler === null) - Number(b.handler === null));
  const missing = declared.filter((row) => !take(left, row));
  // What is left may be what the framework adds: the same again, of the rows that did not count.
  const implicit = theirs.filter((row) => row.implicit);
  for (const row of implicit) take(left, row);
  const total = theirs.length - implicit.length;
  return {
    agree: total - missing.length,
    total: total + left.length,
    differences: [
      ...missing.map((row) => `only the framework has ${row.method} ${row.path} ${handlerText(row.handler)}`),
      ...left.map((route) => `only ssotlint has ${route.method} ${route.path} ${ourHandlerText(route.handler)}`),
    ],
  };
}

/** The requests that show whether our conflicts are as we say, in the order of {@link compareAnswers}. */
export function requestsOf(conflicts: readonly RouteConflict[], theirs: readonly OracleRow[]): OracleRequest[] {
  const named = new Set([
    ...theirs.map(({ method }) => method),
    ...conflicts.flatMap(({ winner, loser }) => [winner.method, loser.method]),
  ]);
  // What two routes for all methods compete for is a method that no other route names.
  const free = ["PATCH", "PUT", "DELETE", "POST"].find((method) => !named.has(method)) ?? "GET";
  return conflicts.map(({ winner, loser, example }) => {
    const both = winner.method === "ANY" ? loser.method : winner.method;
    const method = both === "ANY" ? free : both;
    const row = theirs.find((one) => matches(one, loser)) ?? theirs.find((one) => matches(one, winner));
    const { host = null, headers } = row?.request ?? {};
    return { method, path: example, host, ...(headers === undefined ? {} : { headers }) };
  });
}

/** Whether the handler that we say wins is the one that answers; and that the application fails to start exactly when we say so. */
export function compareAnswers(conflicts: readonly RouteConflict[], theirs: OracleTable): Agreement {
  const differences = conflicts.flatMap((conflict, at) => {
    if (conflict.outcome === "fails") {
      return theirs.error === null ? [`it starts, although ${conflictText(conflict)}`] : [];
    }
    // Nothing can be asked of an application that another conflict keeps from starting.
    if (theirs.error !== null) return [];
    const answer = theirs.answers[at];
    const isWinner = (handler: OracleHandler | null) => sameHandler(handler, conflict.winner.handler);
    // The rest of a mounted application takes a request to say that there is nothing.
    if (conflict.winner.handler === null && answer?.found === false) return [];
    if (
      answer?.found === true &&
      (conflict.outcome === "continues" ? whoRan(answer).some(isWinner) : isWinner(answer.handler))
    )
      return [];
    return [`${answerText(answer)} answers ${conflict.example}, although ${conflictText(conflict)}`];
  });
  const failing = conflicts.filter(({ outcome }) => outcome === "fails").length;
  const silent = theirs.error !== null && failing === 0 ? [`it fails, and nothing says so: ${theirs.error}`] : [];
  const asked = theirs.error === null ? conflicts.length : Math.max(failing, 1);
  return { agree: asked - differences.length - silent.length, total: asked, differences: [...differences, ...silent] };
}

/**
 * Whether each route of the framework's table is reached by a request of its own; where another answers or none does, a conflict has to
 * say so, and where a route is there more than once, too. This finds the conflicts that we do not see.
 * @param matchTheSame whether two rows of one method and path match the same requests, where options may keep them from it
 */
export function compareReach(
  theirs: readonly OracleRow[],
  conflicts: readonly RouteConflict[],
  matchTheSame: (row: OracleRow, other: OracleRow) => boolean = () => true,
): Agreement {
  const asked = theirs.filter((row) => !row.implicit && row.answer !== null);
  const unsaid = asked.filter(
    (row) => !isReached(row) && !isExcepted(row, theirs) && !conflicts.some((conflict) => explains(conflict, row)),
  );
  // Where a third route takes what two are for, neither of them says anything of the other.
  const again = asked.filter(
    (row, at) =>
      row.shared !== true &&
      asked.slice(0, at).some((other) => sameRow(row, other) && isReached(other) && matchTheSame(row, other)),
  );
  const silent = again.filter((row) => !conflicts.some(({ loser }) => matches(row, loser)));
  return {
    agree: asked.length - unsaid.length - silent.length,
    total: asked.length,
    differences: [
      ...unsaid.map((row) => `${answerText(row.answer)} answers ${rowText(row)}, and no conflict says so`),
      ...silent.map((row) => `${rowText(row)} is there again, and no conflict says so`),
    ],
  };
}

/** What our table has of one application: what is live, and the conflicts within. */
export function ofApplication(
  table: RouteTable,
  app: string,
): { readonly routes: readonly Route[]; readonly conflicts: readonly RouteConflict[] } {
  return {
    routes: table.routes.filter((route) => route.app === app && route.status === "live"),
    conflicts: table.conflicts.filter(({ winner }) => winner.app === app),
  };
}

/** Adds up what was compared. */
export function sum(agreements: readonly Agreement[]): Agreement {
  return {
    agree: agreements.reduce((all, one) => all + one.agree, 0),
    total: agreements.reduce((all, one) => all + one.total, 0),
    differences: agreements.flatMap((one) => one.differences),
  };
}

/** Takes the route that is the row out of the list. */
function take(routes: Route[], row: OracleRow): boolean {
  const at = routes.findIndex((route) => matches(row, route));
  if (at < 0) return false;
  routes.splice(at, 1);
  return true;
}

export function matches(row: OracleRow, route: Route): boolean {
  return row.method === route.method && row.path === route.path && sameHandler(row.handler, route.handler);
}

function explains({ winner, loser }: RouteConflict, row: OracleRow): boolean {
  if (!matches(row, loser) || row.answer === null) return false;
  return !row.answer.found || whoRan(row.answer).some((handler) => sameHandler(handler, winner.handler));
}

export function isReached({ answer, handler }: OracleRow): boolean {
  return answer?.found === true && whoRan(answer).some((one) => handlerText(one) === handlerText(handler));
}

/** One for all methods was asked with one that another route of the same path is for, which leaves the others to it. */
function isExcepted({ method, path, answer }: OracleRow, theirs: readonly OracleRow[]): boolean {
  if (method !== "ANY" || answer?.found !== true) return false;
  const answering = handlerText(answer.handler);
  return theirs.some((row) => row.path === path && row.method !== "ANY" && handlerText(row.handler) === answering);
}

/** The one that answered, and those that passed the request on to it. */
export function whoRan({ handler, passed = [] }: OracleAnswer): readonly (OracleHandler | null)[] {
  return [...passed, handler];
}

function sameRow(a: OracleRow, b: OracleRow): boolean {
  const conditions = [a, b].map(({ request }) => JSON.stringify([request?.host, request?.headers]));
  return a.method === b.method && a.path === b.path && conditions[0] === conditions[1];
}

export function sameHandler(theirs: OracleHandler | null, ours: RouteHandler | null): boolean {
  if (theirs === null) return ours === null || ours.symbol === null;
  if (ours === null) return false;
  const { place, symbol } = theirs;
  // What a framework was given may be a function of the application around the handler.
  const places = [ours.place, ours.wrapper].map((at) => (at === undefined ? null : `${at.file}:${at.span[0]}`));
  if (place !== null && !places.includes(place)) return false;
  if (symbol === null || ours.symbol === null) return place !== null;
  // Python names what is inside of a function `f.<locals>.g`; ours numbers the definitions of one name.
  return symbol.replaceAll(".<locals>", "") === ours.symbol.replaceAll(/~\d+/g, "");
}

function rowText({ method, path, handler }: OracleRow): string {
  return `${method} ${path} ${handlerText(handler)}`;
}

export function handlerText(handler: OracleHandler | null): string {
  return handler === null ? "(not ours)" : [handler.symbol, handler.place].filter((part) => part !== null).join(" ");
}

function ourHandlerText(handler: RouteHandler | null): string {
  if (handler === null) return "(not ours)";
  return `${handler.symbol ?? handler.name ?? "(no name)"} ${handler.place.file}:${handler.place.span[0]}`;
}

function answerText(answer: OracleAnswer | null | undefined): string {
  return answer?.found === true ? handlerText(answer.handler) : "nobody";
}

function conflictText({ kind, outcome, winner, loser }: RouteConflict): string {
  const names = [winner, loser].map(({ method, path, handler }) => `${method} ${path} ${ourHandlerText(handler)}`);
  return `it is ${kind} (${outcome}): ${names[0]} before ${names[1]}`;
}
