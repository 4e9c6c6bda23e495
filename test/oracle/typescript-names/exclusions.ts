import type { Judgement } from "./tally.js";

interface Exclusion {
  readonly reason: string;
  /** How many it covers: more, and it may hide what is new. */
  readonly count: number;
  readonly covers: (judgement: Judgement, subject: string) => boolean;
}

/** What is not compared, by name, each with its reason. */
const EXCLUSIONS: Readonly<Record<string, Exclusion>> = {
  "import in a comment": {
    reason: '`import("…")` and `@import` in JSDoc: ssotlint reads code, not comments',
    count: 469,
    covers: ({ about, isComment }) => about === "specifier" && isComment === true,
  },
  "type in a comment": {
    reason:
      "a JSDoc type above `module.exports =`: the checker names the members of that type, ssotlint those of the object",
    count: 654,
    covers: ({ about, isComment }) => about === "export" && isComment === true,
  },
  "declared in a comment": {
    reason: "`@typedef` and `@callback` in JavaScript: ssotlint knows that the name is there and says `unknown`",
    count: 92,
    covers: ({ ours }) => ours === "unknown (unreadModule)",
  },
  "added by another file": {
    reason: "`declare module` adds a name to a module that exists: ssotlint says `unknown`, which claims nothing",
    count: 2,
    covers: ({ place }, subject) => subject === "merging" && /\bAdded\b/.test(place),
  },
  "require in TypeScript": {
    reason:
      "in a TypeScript file `require` is a function that gives `any` to the checker; its specifier is compared all the same",
    count: 2,
    covers: ({ isUntyped }) => isUntyped === true,
  },
  "member of a value": {
    reason:
      "a static member or a property of a value that is exported as a whole: ssotlint says `unknown`, which claims nothing",
    count: 51,
    covers: ({ ours }) => ours === "unknown (memberOfValue)",
  },
  "computed exports": {
    reason:
      "what a call gives to `module.exports`: the checker infers it, ssotlint says `unknown`, which claims nothing",
    count: 14,
    covers: ({ ours }) => ours === "unknown (computedExports)",
  },
  "missing build output": {
    reason:
      "a workspace package names a file that is built later: ssotlint goes on to its source, which is what will be built",
    count: 2,
    covers: ({ place }, subject) => subject === "workspaces-npm" && place.endsWith('"@acme/built"'),
  },
  "namespace of itself": {
    reason:
      "a module that exports its own namespace object: the checker calls it circular (TS2303), ECMAScript and Node do not",
    count: 5,
    covers: ({ place }, subject) => subject === "cycles" && /^(?:uses-)?self\.ts/.test(place),
  },
};

export const REASONS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(EXCLUSIONS).map(([name, { reason }]) => [name, reason]),
);

export const COUNTS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(EXCLUSIONS).map(([name, { count }]) => [name, count]),
);

/** Marks the disagreements that have a named cause. */
export function withExclusions(subject: string, judgements: readonly Judgement[]): Judgement[] {
  return judgements.map((judgement) => {
    // That something is missing, when the checker finds it, has no excuse.
    const isFalseClaim = judgement.ours.startsWith("unresolved");
    if (judgement.verdict !== "disagree" || isFalseClaim) return judgement;
    const exclusion = Object.keys(EXCLUSIONS).find((name) => EXCLUSIONS[name]?.covers(judgement, subject));
    return exclusion === undefined ? judgement : { ...judgement, verdict: "excluded", exclusion };
  });
}
