import type { KindMeta } from "../model/rule.js";
import type { Found } from "./define-rule.js";

/** The kinds of `competing-route`. */
export const COMPETING_KINDS = {
  identical: {
    severity: "error",
    message: "`{route}` is already registered, for {winner}: {answer}.",
    hint: "Remove the registration that is not meant to answer, or give it another path or method.",
  },
  wrongOwner: {
    severity: "error",
    message: "`{route}` belongs to `{owner}`, and is registered here {how}.",
    hint: "Register it in `{owner}` alone, or change the owner under `routes.owners`.",
  },
  mountedTwice: {
    severity: "warning",
    message: "{what} here a second time, with the same handlers: {answer}.",
    hint: "Remove this one or the other one: once is enough. Routes that this doubles: {count}.",
  },
  shadowed: {
    severity: "warning",
    message: "`{route}` {fate}: `{winner}` {how} `{example}`.",
    hint: "Let it come first, narrow the path of the other one, or remove it.",
  },
  doublePrefix: {
    severity: "warning",
    message: "`{prefix}` stands twice in a row in `{route}`{more}: what is mounted under it starts with it already.",
    hint: "Leave `{prefix}` out of the mount, or out of the router's own prefix and paths.",
  },
  chained: {
    severity: "note",
    message: "`{route}` has a second handler, {loser}: {winner} is asked first, and may pass the request on.",
    hint: "If the second one is to follow the first, register the two in one call; if not, remove one.",
  },
  overlapping: {
    severity: "note",
    message: "`{route}` and `{winner}` both match `{example}`: {answer}.",
    hint: "If the other one should not answer it, change one of the paths, or their order where it decides.",
  },
} as const satisfies Readonly<Record<string, KindMeta>>;

export type CompetingFound = Found<typeof COMPETING_KINDS>;
