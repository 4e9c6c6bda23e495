import type { Manifest } from "../model/manifest.js";
import type { Metrics } from "../model/metrics.js";
import type { KindMeta, RuleDocs } from "../model/rule.js";
import { type Found, metricRule } from "./define-rule.js";

const MANIFEST = `version: 1
roles:
  order-store:
    canonical: src/orders/store.ts#OrderStore
    match: { name: "*order*store*" }
budgets: { "roles.order-store.names": 0 }
`;

const CANONICAL = `export class OrderStore {
  placeOrder(order: object): object {
    return order;
  }
}
`;

const docs: RuleDocs = {
  summary: "A metric is over its budget.",
  what: "It compares each metric under `budgets` with the most that it may be. Metrics are counted outside tests, and before suppressions, baselines and severities, so a budget cannot be met by silencing findings. The finding lists what came since the commit that the run is compared with, or what is new to the baseline; without either, what is counted.",
  why: "A number that may only fall is how a codebase gets to one of each thing without stopping for it. A budget keeps the number from rising in the meantime.",
  example: {
    files: {
      "ssotlint.yaml": MANIFEST,
      "src/orders/store.ts": CANONICAL,
      "src/legacy.ts": `import { OrderStore } from "./orders/store.js";

export class OldOrderStore extends OrderStore {}
`,
    },
  },
  instead: { files: { "ssotlint.yaml": MANIFEST, "src/orders/store.ts": CANONICAL } },
  whenToAllow: "When a rise is agreed on: raise the budget in the manifest, where the change is reviewed.",
  precision: "very-high",
  tags: ["ssot", "metrics"],
};

const kinds = {
  over: {
    severity: "error",
    message: "{metric} is {count}, and its budget is {most}.",
    hint: "Bring {metric} down by {over}, to {most}, or agree on another budget in the manifest.",
  },
} as const satisfies Readonly<Record<string, KindMeta>>;

/** A metric is over its budget. One that cannot be known is not over it: what is missing is reported as such. */
export const budgetExceeded = metricRule({ id: "budget-exceeded", docs, kinds, find });

function* find(metrics: Metrics, manifest: Manifest): Iterable<Found<typeof kinds>> {
  for (const { metric, most, place } of manifest.budgets) {
    const count = metrics[metric];
    if (count === undefined || count === null || count <= most) continue;
    yield { kind: "over", data: { metric, count, most, over: count - most }, place, identity: [metric] };
  }
}
