import type { DraftRoute, Judgement } from "../../framework.js";
import type { AsgiRoute } from "./asgi-walk.js";

/** The first route that matches path and method answers. What is limited to a host leaves the other hosts to what follows. */
export function judgeByOrder(a: DraftRoute, b: DraftRoute): Judgement {
  const winner = a.order <= b.order ? "a" : "b";
  const [first, second] = winner === "a" ? [a, b] : [b, a];
  const competes = hostOf(first) === null || hostOf(first) === hostOf(second);
  return { winner, outcome: competes ? "first" : null };
}

function hostOf(route: DraftRoute): string | null {
  return "host" in route ? (route as AsgiRoute).host : null;
}
