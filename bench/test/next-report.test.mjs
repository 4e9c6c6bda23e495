import { expect, test } from "vitest";
import { nextReport, stagesIn } from "../lib/next-report.mjs";

const TIMING = `     118 ms  find the manifest, list the files
      28 ms  look for a kept answer, of 0b88d39
    1769 ms  read, link, judge roles, of 0b88d39
      19 ms  routes, of 0b88d39
       9 ms  look for a kept answer
     500 ms  read, link, judge roles
     250 ms  routes
     100 ms  rules
      41 ms  keep what was found out
     111 ms  reporters
`;

test("the stages of the second snapshot are read, and neither those of the first nor what both have in common", () => {
  expect(stagesIn(TIMING)).toEqual([0.009, 0.5, 0.25, 0.1, 0.041]);
});

test("a stage that is called otherwise is told", () => {
  expect(() => stagesIn(TIMING.replace("  routes\n", "  paths\n"))).toThrow("says nothing of the stage: routes");
});

test("the median is judged", () => {
  const day = { day: "2026-01-02", changed: 1200, stages: stagesIn(TIMING), peak: 2 ** 30 };
  const slow = { ...day, stages: [5, 0, 0, 0, 0] };
  const report = (measured) => nextReport({ name: "x", machine: "m", product: "p", measured });
  expect(report([day])).toContain("| 2026-01-02 | 1,200 |");
  expect(report([day])).toContain("| 0.900 s | 1 s | yes |");
  expect(report([slow, day, slow])).toContain("| 5.00 s | 1 s | no |");
});
