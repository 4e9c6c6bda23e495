/** Orders strings by UTF-16 unit, independent of any locale: the one order of every list in a report. */
export function compareStrings(a: string, b: string): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

/** Orders values by a string key, see {@link compareStrings}. */
export function byKey<T>(key: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => compareStrings(key(a), key(b));
}
