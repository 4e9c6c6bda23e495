/**
 * The date, ISO, of a day counted from 1970-01-01, in the Gregorian calendar; null outside of the years 0 to 9999.
 * Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, `civil_from_days`.
 */
export function dateOfDay(day: number): string | null {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (year < 0 || year > 9999) return null;
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(date, 2)}`;
}

/** The day, counted from 1970-01-01, of an ISO date. The same source, `days_from_civil`. */
export function dayOfDate(iso: string): number {
  const [year = 0, month = 1, date = 1] = iso.split("-").map(Number);
  const fromMarch = month > 2 ? month - 3 : month + 9;
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const ofYear = Math.floor((153 * fromMarch + 2) / 5) + date - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear - 719_468;
}

/** The week of a day by ISO 8601, as in `2025-W38`: weeks begin on Monday, and belong to the year that has their Thursday. */
export function weekOfDay(day: number): string {
  const thursday = day - mondayFirst(day) + 3;
  const year = (dateOfDay(thursday) ?? "0000").slice(0, 4);
  const week = Math.floor((thursday - dayOfDate(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${digits(week, 2)}`;
}

/** 0 for Monday. The first day of 1970 was a Thursday. */
function mondayFirst(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, "0");
}
