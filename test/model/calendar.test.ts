import fc from "fast-check";
import { expect, test } from "vitest";
import { dateOfDay, dayOfDate, weekOfDay } from "../../src/model/calendar.js";

const DAY = 86_400_000;

test("dates are those of JavaScript's own calendar, there and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
      const date = new Date(day * DAY).toISOString().slice(0, 10);
      expect(dateOfDay(day)).toBe(date);
      expect(dayOfDate(date)).toBe(day);
    }),
  );
});

test.each([
  ["2025-09-15", "2025-W38"],
  ["2024-12-30", "2025-W01"],
  ["2021-01-03", "2020-W53"],
  ["2020-12-31", "2020-W53"],
  ["2016-01-01", "2015-W53"],
  ["1969-12-29", "1970-W01"],
  ["2023-01-01", "2022-W52"],
])("%s is in week %s of ISO 8601", (date, week) => {
  expect(weekOfDay(dayOfDate(date))).toBe(week);
});
