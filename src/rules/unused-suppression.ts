import type { KindMeta, RuleDocs } from "../model/rule.js";
import type { SuppressionState } from "../model/suppression-state.js";
import { type Found, suppressionRule } from "./define-rule.js";

const docs: RuleDocs = {
  summary: "A suppression suppresses nothing, or gives no reason.",
  what: "It looks at every `ssotlint-allow` comment after all other rules have run: whether it has a reason, whether its last day has passed, whether it names rules that exist, and whether it silenced a finding.",
  why: "A suppression that is left behind silences the next finding in its place, which nobody has looked at. One without a reason cannot be reviewed.",
  example: {
    files: {
      "ssotlint.yaml": "version: 1\n",
      "src/main.ts": `// ssotlint-allow unresolved-import
import { VERSION } from "./version.js";

// ssotlint-allow unresolved-import: written by the release script
import { NAME } from "./name.js";

console.log(NAME, VERSION);
`,
      "src/version.ts": 'export const VERSION = "1.0.0";\n',
      "src/name.ts": 'export const NAME = "shop";\n',
    },
  },
  instead: {
    files: {
      "ssotlint.yaml": "version: 1\n",
      "src/main.ts": `// ssotlint-allow unresolved-import: written by the release script
import { VERSION } from "./version.js";
import { NAME } from "./name.js";

console.log(NAME, VERSION);
`,
      "src/name.ts": 'export const NAME = "shop";\n',
    },
  },
  whenToAllow: "There is no need to: remove the comment. Findings of this rule cannot be suppressed in place.",
  precision: "very-high",
  tags: ["ssot", "suppressions"],
};

const kinds = {
  noReason: {
    severity: "error",
    message: "The suppression of `{rules}` gives no reason, so it suppresses nothing.",
    hint: "Write `ssotlint-allow {rules}: <reason>`.",
  },
  unused: {
    severity: "warning",
    message: "The suppression of `{rules}` suppresses nothing: {why}.",
    hint: "Remove it, or correct it. {guess}",
  },
} as const satisfies Readonly<Record<string, KindMeta>>;

/** A suppression suppresses nothing, or gives no reason. */
export const unusedSuppression = suppressionRule({ id: "unused-suppression", docs, kinds, find });

function* find(suppressions: readonly SuppressionState[]): Iterable<Found<typeof kinds>> {
  for (const state of suppressions) {
    const { file, suppression, used, unknownRules } = state;
    const rules = suppression.rules.join(", ");
    const base = { place: { file, span: suppression.span }, identity: [file, rules, suppression.reason ?? ""] };
    if (suppression.reason === null) {
      yield { ...base, kind: "noReason", data: { rules } };
    } else if (used === 0 || unknownRules.length > 0) {
      yield { ...base, kind: "unused", data: { rules, why: whyUnused(state), guess: guess(state) } };
    }
  }
}

function whyUnused({ suppression, expired, unknownRules }: SuppressionState): string {
  if (expired) return `its last day was ${suppression.until ?? ""}`;
  if (suppression.rules.length === 0) return "it names no rule";
  if (unknownRules.length > 0) {
    const names = unknownRules.map(({ name }) => `\`${name}\``).join(", ");
    return unknownRules.length === 1 ? `${names} is no rule` : `${names} are no rules`;
  }
  const where = suppression.scope === "file" ? "in this file" : "on its lines";
  return `no such finding is ${where}`;
}

function guess({ unknownRules }: SuppressionState): string {
  const guesses = unknownRules.flatMap(({ nearest }) => (nearest === null ? [] : `\`${nearest}\``));
  return guesses.length === 0 ? "" : `Did you mean ${guesses.join(", ")}?`;
}
