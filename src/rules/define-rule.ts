import type { Manifest } from "../model/manifest.js";
import type { Metrics } from "../model/metrics.js";
import type {
  GraphRule,
  KindMeta,
  MetricRule,
  RuleContext,
  RuleDocs,
  SuppressionRule,
  Violation,
} from "../model/rule.js";
import type { SuppressionState } from "../model/suppression-state.js";

/** The kinds of a rule. Write them `as const satisfies Kinds`, so that the compiler reads the placeholders in the messages. */
export type Kinds = Readonly<Record<string, KindMeta>>;

/**
 * What a rule with these kinds may report: a declared kind, with a value for each placeholder of its message and hint, and the
 * parts of a violation that have no default. The rest is filled in.
 */
export type Found<K extends Kinds> = {
  readonly [Kind in keyof K & string]: {
    readonly kind: Kind;
    readonly data: Readonly<Record<Placeholders<K[Kind]["message"] | K[Kind]["hint"]>, string | number>>;
  } & Pick<Violation, "place" | "identity"> &
    Partial<Pick<Violation, "symbol" | "bodyHash" | "role" | "chain" | "evidence">>;
}[keyof K & string];

interface Definition<K extends Kinds> {
  readonly id: string;
  readonly docs: RuleDocs;
  readonly kinds: K;
}

/** Defines a rule that asks the linked code and the manifest. */
export function graphRule<K extends Kinds>(
  definition: Definition<K> & { readonly find: (context: RuleContext) => Iterable<Found<K>> },
): GraphRule {
  const { find, ...meta } = definition;
  return { ...meta, stage: "graph", find: (context) => completed(meta.id, find(context)) };
}

/** Defines a rule that asks what was counted. */
export function metricRule<K extends Kinds>(
  definition: Definition<K> & { readonly find: (metrics: Metrics, manifest: Manifest) => Iterable<Found<K>> },
): MetricRule {
  const { find, ...meta } = definition;
  return { ...meta, stage: "metrics", find: (metrics, manifest) => completed(meta.id, find(metrics, manifest)) };
}

/** Defines a rule that asks what the suppressions did. */
export function suppressionRule<K extends Kinds>(
  definition: Definition<K> & { readonly find: (suppressions: readonly SuppressionState[]) => Iterable<Found<K>> },
): SuppressionRule {
  const { find, ...meta } = definition;
  return { ...meta, stage: "suppressions", find: (suppressions) => completed(meta.id, find(suppressions)) };
}

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

function* completed<K extends Kinds>(rule: string, found: Iterable<Found<K>>): Iterable<Violation> {
  for (const one of found) {
    yield { rule, symbol: null, bodyHash: null, role: null, chain: [], evidence: [], ...one };
  }
}
