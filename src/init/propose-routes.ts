import type { Route, RouteConflict, RouteTable } from "../model/routes.js";
import { counted } from "./prose.js";
import type { Proposal } from "./proposal.js";

/** Routes that two modules register, owned by the one that answers. */
export function proposeRoutes({ conflicts }: RouteTable): readonly Proposal[] {
  const found = new Map<string, { readonly winner: Route; readonly losers: Set<string>; unsure: boolean }>();
  for (const conflict of conflicts) {
    if (!isOfTwoModules(conflict)) continue;
    const { winner, loser } = conflict;
    const key = `${winner.method} ${winner.template}`;
    const known = found.get(key) ?? { winner, losers: new Set<string>(), unsure: false };
    known.losers.add(loser.place.file);
    // Of two applications each may be right, and so may both be of which the second answers what the first passes on.
    known.unsure ||= conflict.outcome !== "first" || winner.app !== known.winner.app;
    known.unsure ||= winner.place.file !== known.winner.place.file;
    found.set(key, known);
  }
  return [...found.values()].map(({ winner, losers, unsure }) => toProposal(winner, [...losers], unsure));
}

function isOfTwoModules({ kind, winner, loser }: RouteConflict): boolean {
  return (
    kind === "identical" &&
    winner.status === "live" &&
    loser.status === "live" &&
    winner.app === loser.app &&
    winner.place.file !== loser.place.file
  );
}

function toProposal(winner: Route, losers: readonly string[], unsure: boolean): Proposal {
  const { method, path } = winner;
  const owner = winner.place.file;
  const [first = ""] = losers;
  const others = losers.length === 1 ? first : `${first} and ${counted(losers.length - 1, "other")}`;
  return {
    content: { section: "routes", owner: { method, path, owner } },
    title: `${owner} owns ${method} ${path}`,
    reasons: [
      `It registers the route, and so ${losers.length === 1 ? "does" : "do"} ${others}; of them ${owner} answers.`,
      ...(unsure ? ["Which of them is meant to answer is not clear."] : []),
    ],
    certainty: unsure ? "unsure" : "sure",
    strength: losers.length,
  };
}
