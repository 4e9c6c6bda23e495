import type { Accepted } from "../init/manifest-text.js";
import type { Proposal } from "../init/proposal.js";
import { sanitize } from "../reporters/sanitize.js";
import type { Terminal } from "./terminal.js";

/** Takes what is sure as it is, and leaves the rest for later. */
export function takeSure(proposals: readonly Proposal[]): readonly Accepted[] {
  return proposals.map((proposal) => ({ proposal, as: proposal.certainty === "sure" ? "entry" : "comment" }));
}

/** Asks about each proposal; null when the person would rather stop. */
export async function askProposals(
  proposals: readonly Proposal[],
  ask: NonNullable<Terminal["ask"]>,
  out: Terminal["out"],
): Promise<readonly Accepted[] | null> {
  out("For each proposal: y takes it, n leaves it out, l leaves it in the file as a comment for later,\n");
  out("a answers the rest as --yes would, q stops and writes nothing.\n");
  const accepted: Accepted[] = [];
  for (const [at, proposal] of proposals.entries()) {
    out(`\n${at + 1} of ${proposals.length}: ${sanitize(proposal.title)}\n`);
    for (const reason of proposal.reasons) out(`  ${sanitize(reason)}\n`);
    const answer = await answerTo(proposal, ask, out);
    if (answer === "quit") return null;
    if (answer === "all") return [...accepted, ...takeSure(proposals.slice(at))];
    if (answer === "yes") accepted.push({ proposal, as: "entry" });
    if (answer === "later") accepted.push({ proposal, as: "comment" });
  }
  return accepted;
}

type Answer = "yes" | "no" | "later" | "all" | "quit";

async function answerTo(
  { certainty }: Proposal,
  ask: NonNullable<Terminal["ask"]>,
  out: Terminal["out"],
): Promise<Answer> {
  const usual = certainty === "sure" ? "y" : "l";
  for (;;) {
    const line = await ask(`[y/n/l/a/q] (${usual}) `);
    // The end of the input, or Ctrl-C, neither of which ends the line.
    if (line === null) {
      out("\n");
      return "quit";
    }
    const text = line.trim().toLowerCase();
    const answer = ANSWERS.get(text === "" ? usual : text);
    if (answer !== undefined) return answer;
    out("Please answer y, n, l, a or q.\n");
  }
}

const ANSWERS: ReadonlyMap<string, Answer> = new Map([
  ["y", "yes"],
  ["yes", "yes"],
  ["n", "no"],
  ["no", "no"],
  ["l", "later"],
  ["later", "later"],
  ["a", "all"],
  ["all", "all"],
  ["q", "quit"],
  ["quit", "quit"],
]);
