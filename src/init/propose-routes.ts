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
  const byModules = new Map<string, { readonly proposal: Proposal; more: number }>();
  for (const { winner, losers, unsure } of found.values()) {
    const key = [winner.place.file, ...losers, unsure].join(" ");
    const known = byModules.get(key);
    // Where a choice between two modules has to be made, it is one choice.
    if (unsure && known !== undefined) known.more++;
    else
      byModules.set(unsure ? key : `${key} ${winner.method} ${winner.template}`, {
        proposal: toProposal(winner, [...losers], unsure),
        more: 0,
      });
  }
  return [...byModules.values()].map(({ proposal, more }) =>
    more === 0
      ? proposal
      : {
          ...proposal,
          reasons: [...proposal.reasons, `The same modules register ${counted(more, "more route")} in this way.`],
        },
  );
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
