import type { Route } from "../../model/routes.js";
import { compareSpans } from "../../model/span.js";
import type { Guard } from "../flow/value.js";
import type { DraftRoute, Framework, Judgement } from "./framework.js";

/** A route that an application serves, with what it is compared by. */
export interface LiveRoute {
  readonly route: Route;
  readonly draft: DraftRoute;
}

/** How one route beats another. */
export interface Victory {
  readonly winner: LiveRoute;
  readonly loser: LiveRoute;
  readonly outcome: "first" | "continues" | "fails";
}

/** Which of two routes of one application answers a request that both match; null where they never meet. */
export function contest(framework: Judge, a: LiveRoute, b: LiveRoute): Victory | null {
  if (!shareMethods(a.route, b.route) || excludeEachOther(a.draft.guards, b.draft.guards)) return null;
  const { winner, outcome }: Judgement = framework.judge(a.draft, b.draft);
  if (outcome === null) return null;
  return winner === "a" ? { winner: a, loser: b, outcome } : { winner: b, loser: a, outcome };
}

type HasMethod = Pick<Route, "method">;

export type Judge = Pick<Framework, "judge">;

/** Whether some request is for both methods. A WebSocket is opened by a request that `ANY` does not mean. */
export function shareMethods({ method: a }: HasMethod, { method: b }: HasMethod): boolean {
  return a === b || (a === ANY && b !== WS) || (b === ANY && a !== WS);
}

/** Whether every request for the method of `b` is also one for that of `a`. */
export function coversMethod(a: HasMethod, b: HasMethod): boolean {
  return a.method === b.method || (a.method === ANY && b.method !== WS);
}

/** Whether one is there in every run of the program in which one of the others is. */
export function isThereWith({ draft }: LiveRoute, ...others: readonly LiveRoute[]): boolean {
  const given = others.flatMap((other) => other.draft.guards);
  return draft.guards.every((guard) =>
    given.some((one) => isSameBranch(guard, one) && one.alternative === guard.alternative),
  );
}

/** Whether the same function, method or class answers. Where it is not known what does, the same registration stands for it. */
export function haveSameHandler({ handler: a, place }: Route, { handler: b, place: other }: Route): boolean {
  if (a === null && b === null) return place.file === other.file && compareSpans(place.span, other.span) === 0;
  if (a === null || b === null) return false;
  if (a.symbol !== null || b.symbol !== null) return a.symbol === b.symbol;
  return a.place.file === b.place.file && compareSpans(a.place.span, b.place.span) === 0;
}

const ANY = "ANY";
const WS = "WS";

/** Whether two are never there in one run of the program. */
export function excludeEachOther(a: readonly Guard[], b: readonly Guard[]): boolean {
  return a.some((guard) => b.some((other) => isSameBranch(guard, other) && guard.alternative !== other.alternative));
}

function isSameBranch({ branch: a }: Guard, { branch: b }: Guard): boolean {
  return a.file === b.file && compareSpans(a.span, b.span) === 0;
}
