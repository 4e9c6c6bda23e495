import { z } from "zod";
import type { CandidateKind } from "../model/manifest.js";
import { DEFAULTS } from "./defaults.js";
import { bits, count, glob, nameGlob, oneOrMany, prose, share, someOf, symbolId, text } from "./schema-parts.js";
import { DATE, dateProblem } from "./word-text.js";

const KINDS = [
  "class",
  "interface",
  "protocol",
  "enum",
  "typeAlias",
  "function",
] as const satisfies readonly CandidateKind[];

const variant = z.strictObject({
  symbol: symbolId.describe("The definition that is allowed beside the canonical one."),
  reason: prose.describe("Why it may exist."),
  until: text("a date as yyyy-mm-dd", dateProblem)
    .meta({ pattern: DATE, examples: ["2026-12-31"] })
    .describe("The last day on which it is allowed, as yyyy-mm-dd.")
    .optional(),
});

const shared = z
  .strictObject({
    rival: z
      .strictObject({
        bits: bits().meta({ default: DEFAULTS.rival.bits }).describe("Least evidence in bits.").optional(),
        containment: share()
          .meta({ default: DEFAULTS.rival.containment })
          .describe("Least share of the smaller side's behaviour, 0 to 1.")
          .optional(),
      })
      .describe("How much behaviour makes a definition that matches a rival.")
      .optional(),
    lookAlike: z
      .strictObject({
        bits: bits().meta({ default: DEFAULTS.lookAlike.bits }).describe("Least evidence in bits.").optional(),
        containment: share()
          .meta({ default: DEFAULTS.lookAlike.containment })
          .describe("Least share of the smaller side's behaviour, 0 to 1.")
          .optional(),
        members: count()
          .meta({ default: DEFAULTS.lookAlike.members })
          .describe("Least number of shared members.")
          .optional(),
      })
      .describe("How much behaviour makes a definition that does not match by name a look-alike.")
      .optional(),
  })
  .describe("How much behaviour must be shared with the canonical definition to count.");

/** What is written under the id of a role. */
export const roleSchema = z
  .strictObject({
    canonical: oneOrMany(symbolId, "a symbol id")
      .describe("The one definition of this role that others import: a symbol id, or one for each language.")
      .optional(),
    implementation: oneOrMany(symbolId, "a symbol id")
      .describe(
        "When the canonical symbol is only a facade: the definition that does the work, with which others are compared.",
      )
      .optional(),
    formerly: oneOrMany(symbolId, "a symbol id")
      .describe("Symbols that were canonical earlier, so that `trend` can judge the past.")
      .optional(),
    match: z
      .strictObject({
        name: oneOrMany(nameGlob, "a glob over names")
          .meta({ examples: ["*websocket*manager*"] })
          .describe("Globs over names of definitions. Case and underscores do not matter.")
          .optional(),
        within: oneOrMany(glob, "a glob")
          .describe("Globs of the modules in which candidates are looked for. Without it, all.")
          .optional(),
        extends: oneOrMany(symbolId, "a symbol id")
          .describe("Whatever extends or implements these symbols is a candidate too.")
          .optional(),
      })
      .describe("Which definitions are candidates for this role.")
      .optional(),
    kinds: someOf(z.enum(KINDS, `expected one of ${KINDS.join(", ")}`), "kinds of definitions")
      .meta({ default: DEFAULTS.kinds })
      .describe("What a candidate can be.")
      .optional(),
    shared: shared.optional(),
    variants: z.array(variant).describe("Definitions that are allowed beside the canonical one.").optional(),
  })
  .describe("A job that should have one implementation. Needs `canonical`, `match` or both.");
