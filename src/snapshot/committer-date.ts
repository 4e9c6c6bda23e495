/**
 * The UTC date, ISO, of a commit object: the day on which a check of the work tree would have run. Null where it has none that can be read.
 * Format: https://git-scm.com/docs/git-commit-tree#_commit_information
 */
export function committerDate(commit: string): string | null {
  const headers = commit.slice(0, commit.indexOf("\n\n") + 1);
  const seconds = /^committer .*> (-?\d+) [+-]\d+$/m.exec(headers)?.[1];
  return seconds === undefined ? null : dateOfDay(Math.floor(Number(seconds) / 86_400));
}

/**
 * The date of a day counted from 1970-01-01, in the Gregorian calendar.
 * Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, `civil_from_days`.
 */
function dateOfDay(day: number): string | null {
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
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
}
