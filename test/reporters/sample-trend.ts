import type { BlamedCommit, Trend, TrendPoint, TrendStep } from "../../src/model/trend.js";
import type { TrendRenderOptions } from "../../src/reporters/trend/trend-reporter.js";

/** What a plain console of 80 columns asks for. */
export const plainTrend: TrendRenderOptions = { width: 80, color: false, commitsUrl: null, budgets: {} };

const RIVALS = "roles.websocket-manager.rivals";
const NAMES = "roles.websocket-manager.names";
const UNIFIED = "src/ws/unified-manager.ts#UnifiedWebSocketManager";

const commit = (digit: string): string => digit.repeat(40);

function point(
  label: string,
  digit: string,
  counts: readonly (number | null)[],
  more: Partial<TrendPoint> = {},
): TrendPoint {
  const names = ["imports.nonCanonical", NAMES, RIVALS, "routes.competing", "routes.live"];
  return {
    label,
    commit: commit(digit),
    date: "2025-09-15",
    subject: `Work of ${label}`,
    metrics: Object.fromEntries(names.map((name, index) => [name, counts[index] ?? null])),
    files: 10 + Number(digit),
    unparsed: [],
    missing: [],
    failure: null,
    ...more,
  };
}

function blamed(digit: string, more: Partial<BlamedCommit> = {}): BlamedCommit {
  return {
    commit: commit(digit),
    parent: commit("0"),
    authored: "2025-09-10",
    author: "Ada <ada@example.org>",
    subject: "Unify the managers",
    before: 3,
    after: 4,
    came: [UNIFIED],
    went: [],
    ...more,
  };
}

const steps: readonly TrendStep[] = [
  {
    metric: NAMES,
    from: commit("2"),
    to: commit("3"),
    before: 3,
    after: 12,
    came: Array.from({ length: 12 }, (_, index) => `src/ws/manager-${index}.ts#WebSocketManager${index}`),
    went: ["src/ws/old.ts#Old|Manager", "src/ws/old.ts#`Older`", "src/ws/old.ts#<b>Oldest"],
    blame: [
      blamed("a"),
      blamed("b", {
        author: "@mallory",
        subject: "Close #12: <script>alert(1)</script> | `x`\u001B[31m",
        came: [],
        went: [UNIFIED],
      }),
    ],
  },
  { metric: RIVALS, from: commit("1"), to: commit("2"), before: 4, after: 2, came: [], went: [UNIFIED], blame: [] },
  { metric: RIVALS, from: commit("3"), to: commit("4"), before: 2, after: 3, came: [UNIFIED], went: [], blame: null },
];

/** A trend with something of everything. */
export const richTrend: Trend = {
  by: "tag",
  yardstick: "today",
  metrics: ["imports.nonCanonical", NAMES, RIVALS, "routes.competing", "routes.live"],
  points: [
    point("v0.1", "1", [null, 3, 4, 0, 7]),
    point('=cmd|"calc",A1', "2", [5, 3, 2, 0, 7], {
      unparsed: ["src/broken.py"],
      missing: ["src/gone.ts", "src/lost.ts"],
    }),
    point("v1.0", "3", [5, 12, 2, 0, 7]),
    { ...point("v1.1", "5", []), metrics: {}, failure: "ssotlint.yaml:3:1 unknown key `rolls`" },
    point("v2.0 \\ “release”", "4", [9, 12, 3, 0, 7], { unparsed: ["src/broken.py"] }),
  ],
  steps,
  notes: [
    "This is a shallow clone: its history begins where it was cut off.",
    "1 point could not be judged: `rolls` @ v1.1",
  ],
};

/** The same with this metric alone. */
export function trendOf(metric: string, counts: readonly (number | null)[]): Trend {
  return {
    ...richTrend,
    metrics: [metric],
    points: counts.map((count, index) => ({ ...point(`v${index}`, "1", []), metrics: { [metric]: count } })),
    steps: [],
    notes: [],
  };
}

/** One commit and nothing to count. */
export const emptyTrend: Trend = {
  by: "commit",
  yardstick: "ownManifest",
  metrics: [],
  points: [{ ...point("0123456789", "1", []), metrics: {} }],
  steps: [],
  notes: [],
};
