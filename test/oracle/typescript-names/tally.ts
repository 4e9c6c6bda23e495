/** One question that both sides answered. */
export interface Judgement {
  readonly about: "specifier" | "name" | "export";
  readonly verdict:
    | "agree"
    /** Ours follows `const X = Y` further than the checker, by way of the very declaration that the checker names. */
    | "agreeThroughAlias"
    /** Both say that it is not of this project. */
    | "outside"
    | "disagree"
    /** Not compared, for a reason that has a name. */
    | "excluded";
  /** `file:line`, with the name or specifier that is asked for. */
  readonly place: string;
  readonly categories: readonly string[];
  readonly ours: string;
  readonly theirs: string;
  /** What the checker's answer rests on is written in a comment. */
  readonly isComment?: boolean;
  /** The name comes from a `require` in a TypeScript file. */
  readonly isUntyped?: boolean;
  /** The exclusion's name. */
  readonly exclusion?: string;
}

export interface Tally {
  readonly subject: string;
  readonly judgements: readonly Judgement[];
}

/** The report: a line for each subject, the counts by category, every disagreement, every exclusion. */
export function report(tallies: readonly Tally[], reasons: Readonly<Record<string, string>>): string {
  const all = tallies.flatMap((tally) => tally.judgements);
  return [
    ...tallies.map(({ subject, judgements }) => `${subject.padEnd(28)} ${summary(judgements)}`),
    `${"total".padEnd(28)} ${summary(all)}`,
    "",
    ...(["specifier", "name", "export"] as const).map((about) => `${about}s by category: ${byCategory(all, about)}`),
    "",
    ...disagreements(tallies),
    ...exclusions(tallies, reasons),
  ].join("\n");
}

function summary(judgements: readonly Judgement[]): string {
  return (["specifier", "name", "export"] as const)
    .map((about) => {
      const asked = judgements.filter((item) => item.about === about);
      const through = asked.filter((item) => item.verdict === "agreeThroughAlias").length;
      const aliased = through === 0 ? "" : ` (${through} through a value alias)`;
      return `${about}s ${ratio(asked)}${aliased}`;
    })
    .join(", ");
}

function ratio(judgements: readonly Judgement[]): string {
  const agree = judgements.filter((item) => item.verdict === "agree" || item.verdict === "agreeThroughAlias").length;
  const disagree = judgements.filter((item) => item.verdict === "disagree").length;
  return `${agree} / ${agree + disagree}`;
}

function byCategory(judgements: readonly Judgement[], about: Judgement["about"]): string {
  const groups = new Map<string, Judgement[]>();
  for (const item of judgements) {
    if (item.about !== about || item.verdict === "outside" || item.verdict === "excluded") continue;
    for (const category of item.categories) groups.set(category, [...(groups.get(category) ?? []), item]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, items]) => `${category} ${ratio(items)}`)
    .join(", ");
}

function disagreements(tallies: readonly Tally[]): string[] {
  return tallies.flatMap(({ subject, judgements }) =>
    judgements
      .filter((item) => item.verdict === "disagree")
      .map((item) => `DISAGREE ${subject} ${item.about} ${item.place}: ours ${item.ours}; theirs ${item.theirs}`),
  );
}

/** How many judgements each exclusion covers. */
export function countExclusions(tallies: readonly Tally[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { exclusion } of tallies.flatMap((tally) => tally.judgements)) {
    if (exclusion !== undefined) counts[exclusion] = (counts[exclusion] ?? 0) + 1;
  }
  return counts;
}

function exclusions(tallies: readonly Tally[], reasons: Readonly<Record<string, string>>): string[] {
  const counts = countExclusions(tallies);
  return Object.entries(reasons).map(
    ([name, reason]) => `excluded ${String(counts[name] ?? 0).padStart(5)} ${name}: ${reason}`,
  );
}
