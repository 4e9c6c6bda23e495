import type { Trend } from "../../model/trend.js";

/**
 * Where each point is on the axis, rising from 0: days where the interval is a time and time never runs backwards, else the number of the
 * point, since commits and tags follow one another whatever their dates say.
 */
export function pointPositions({ by, points }: Trend): readonly number[] {
  const inOrder = points.map((_, index) => index);
  if (by === "commit" || by === "tag") return inOrder;
  const days = points.map(({ date }) => dayNumber(date));
  const first = days[0] ?? 0;
  const isRising = days.every((day, index) => index === 0 || day > (days[index - 1] ?? day));
  return isRising ? days.map((day) => day - first) : inOrder;
}

/** Days since 1 March of the year 0 of the Gregorian calendar: of years that begin in March, leap days are the last ones. */
function dayNumber(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 1;
}
