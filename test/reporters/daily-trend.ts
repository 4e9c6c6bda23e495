import type { Trend, TrendPoint } from "../../src/model/trend.js";

const METRICS = ["imports.nonCanonical", "roles.websocket-manager.names", "roles.websocket-manager.rivals"] as const;

/** Sixty days in which names come and go; one manifest of the time is wrong, and at the start no rival can be known. */
export const dailyTrend: Trend = {
  by: "day",
  yardstick: "today",
  metrics: METRICS,
  points: Array.from({ length: 60 }, (_, day) => point(day)),
  steps: [
    {
      metric: "roles.websocket-manager.names",
      from: commitOf(29),
      to: commitOf(30),
      before: 4,
      after: 12,
      came: Array.from({ length: 8 }, (_, index) => `src/ws/names-${index}.ts#WebSocketManager`),
      went: [],
      blame: [
        {
          commit: commitOf(1030),
          parent: commitOf(1029),
          authored: "2026-01-30",
          author: "A. Author <a@example.org>",
          subject: "Keep the old names, and add <b>new</b> ones",
          before: 4,
          after: 12,
          came: [],
          went: [],
        },
      ],
    },
    {
      metric: "roles.websocket-manager.rivals",
      from: commitOf(44),
      to: commitOf(45),
      before: 3,
      after: 1,
      came: [],
      went: ["src/ws/manager-v2.ts#WebSocketManager", "src/ws/manager-v3.ts#WebSocketManager"],
      blame: null,
    },
  ],
  notes: ["1 point could not be judged, the first one at 2026-01-08: ssotlint.yaml:3:1: unknown key"],
};

/** Digits that differ from one number to the next. */
function commitOf(number: number): string {
  return (number * 2_654_435_761 + 12_345).toString(16).padStart(10, "0").repeat(4);
}

function point(day: number): TrendPoint {
  const date =
    day < 31 ? `2026-01-${String(day + 1).padStart(2, "0")}` : `2026-02-${String(day - 30).padStart(2, "0")}`;
  const isWrong = day === 7;
  return {
    label: date,
    commit: commitOf(day),
    date,
    subject: `Work of day ${day}`,
    metrics: isWrong
      ? {}
      : {
          "imports.nonCanonical": 40 + ((day * 7) % 5),
          "roles.websocket-manager.names": day < 30 ? 4 : 12,
          "roles.websocket-manager.rivals": day < 3 ? null : day < 45 ? 3 : 1,
        },
    files: isWrong ? 0 : 900 + day,
    unparsed: day % 20 === 0 ? ["scripts/broken.py"] : [],
    missing: [],
    failure: isWrong ? "ssotlint.yaml:3:1: unknown key" : null,
  };
}
