/** Of `^4.18.2`, `4.x`, `>=4 <6` the first number; null of what names none. */
export function majorOf(range: string | null): number | null {
  const number =
    range === null ? null : /(?<![\w.])v?(\d+)/.exec(range.replace(/^(?:npm|workspace):(?:@?[\w/-]+@)?/, ""));
  return number === null ? null : Number(number[1]);
}
