import { contest, coversMethod, haveSameHandler, type LiveRoute } from "../../../../src/link/routes/contest.js";
import type { PatternRelations } from "../../../../src/link/routes/relate-patterns.js";
import type { ServedApp } from "../../../../src/link/routes/route-table.js";
import { handlerText, sameHandler, whoRan } from "../compare.js";
import type { OracleAnswer, OracleHandler, OracleRequest } from "../oracle-table.js";

/** Null when the one who answers is the one who does by our patterns and our judge; otherwise a sentence about the difference. */
export function compareAnswer(
  app: ServedApp,
  relations: PatternRelations,
  request: OracleRequest,
  answer: OracleAnswer,
  headsOfGets: boolean,
): string | null {
  const expected = whoAnswers(headsOfGets ? withHeads(app) : app, relations, request);
  const asked = `${request.method} ${request.path}`;
  if (typeof expected === "string") return `${asked}: ${expected}`;
  // One handler that runs twice in a row is said to run once.
  const ran = (answer.found ? whoRan(answer) : []).filter(
    (handler, index, all) => index === 0 || handlerText(all[index - 1] ?? null) !== handlerText(handler),
  );
  const once = expected.filter(({ route }, index) => {
    const before = expected[index - 1]?.route;
    return before === undefined || !haveSameHandler(before, route);
  });
  const isSame =
    ran.length === once.length && once.every(({ route }, index) => sameHandler(ran[index] ?? null, route.handler));
  if (isSame) return null;
  const ours = expected.map(
    ({ route }) => `${route.path} ${route.handler?.place.file}:${route.handler?.place.span[0]}`,
  );
  return `${asked} is answered by [${texts(ran)}], and we say by [${ours.join(", ")}]`;
}

/**
 * The routes that a request goes through, those that pass it on first; a sentence when that cannot be said. Every handler here that may pass
 * a request on does.
 */
function whoAnswers(
  app: ServedApp,
  relations: PatternRelations,
  request: OracleRequest,
): readonly LiveRoute[] | string {
  const left: LiveRoute[] = [];
  for (const live of app.routes) {
    if (!coversMethod(live.route, request)) continue;
    const matches = relations.matches(live.draft.patterns, request.path);
    if (matches === null) return `it is not known whether ${live.route.path} matches`;
    if (matches) left.push(live);
  }
  const found: LiveRoute[] = [];
  while (left.length > 0) {
    const first = left.findIndex((one) => left.every((other) => one === other || beats(app, one, other)));
    if (first < 0) return `none of ${left.map(({ route }) => route.path).join(", ")} comes first`;
    const [winner] = left.splice(first, 1);
    // Where there is nothing more, a mounted application says so.
    if (winner === undefined || winner.draft.isRest === true) return found;
    found.push(winner);
    if (!winner.draft.continues) return found;
  }
  return found;
}

/** Those for GET are for HEAD as well. */
function withHeads(app: ServedApp): ServedApp {
  const heads = app.routes
    .filter(({ route }) => route.method === "GET")
    .map((live) => ({ ...live, route: { ...live.route, method: "HEAD" } }));
  return { ...app, routes: [...app.routes, ...heads] };
}

function beats({ framework }: ServedApp, one: LiveRoute, other: LiveRoute): boolean {
  return contest(framework, one, other)?.winner === one;
}

function texts(handlers: readonly (OracleHandler | null)[]): string {
  return handlers.map((handler) => handlerText(handler)).join(", ");
}
