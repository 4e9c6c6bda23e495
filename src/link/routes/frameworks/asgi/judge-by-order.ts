import type { DraftRoute, Judgement } from "../../framework.js";
import type { AsgiRoute } from "./asgi-walk.js";

/** The first route that matches path and method answers. What is limited to a host leaves the other hosts to what follows. */
export function judgeByOrder(a: DraftRoute, b: DraftRoute): Judgement {
  const winner = a.order <= b.order ? "a" : "b";
  const [first, second] = winner === "a" ? [a, b] : [b, a];
  const competes = !isPage(second) && (hostOf(first) === null || hostOf(first) === hostOf(second));
  return { winner, outcome: competes ? "first" : null };
}

function hostOf(route: DraftRoute): string | null {
  return isAsgi(route) ? route.host : null;
}

/** Pages of a framework are hidden on purpose, or nobody misses them: each application that is mounted at the root has its own. */
function isPage(route: DraftRoute): boolean {
  return isAsgi(route) && route.isPage;
}

function isAsgi(route: DraftRoute): route is AsgiRoute {
  return "isPage" in route;
}
