import type { DraftRoute, Judgement } from "./framework.js";

/** What is registered first is asked first, and answers unless it passes the request on: most frameworks of JavaScript. */
export function judgeInOrder(a: DraftRoute, b: DraftRoute): Judgement {
  const winner = a.order < b.order ? a : b;
  return { winner: winner === a ? "a" : "b", outcome: winner.continues ? "continues" : "first" };
}
